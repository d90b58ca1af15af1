import type { Faults } from '../faults/faults.ts';
import {
  fieldOf,
  objectOf,
  type ObjectDefinition,
  type OrgMetadata,
} from '../metadata/definitions.ts';
import { notFound, SalesforceError } from '../salesforce-error.ts';
import type { Access, UserAccess } from '../security/access.ts';
import type { RecordSharing } from '../security/sharing.ts';
import type { SetupInForce } from '../setup.ts';
import { Draft } from './draft.ts';
import { completeId } from './ids.ts';
import type { Journal } from './journal.ts';
import type { HeldBack } from './late-rows.ts';
import { createNumbering } from './numbering.ts';
import { applyOperation } from './operation.ts';
import { discard } from './recycle-bin.ts';
import { seedChange, seedsPerWrite, type SeedRow } from './seed.ts';
import type { RecordStore } from './store.ts';
import { parseValue } from './value.ts';

type Payload = Readonly<Record<string, unknown>>;

export type Operation =
  | { readonly kind: 'create'; readonly sobject: string; readonly fields: Payload }
  | {
      readonly kind: 'update';
      readonly sobject: string;
      readonly id: string;
      readonly fields: Payload;
      /** Refuses to overwrite a record that somebody changed after this moment. */
      readonly ifUnmodifiedSince?: Date | undefined;
    }
  | {
      readonly kind: 'upsert';
      readonly sobject: string;
      readonly keyField: string;
      readonly keyValue: unknown;
      readonly fields: Payload;
    }
  | {
      readonly kind: 'remove' | 'restore' | 'purge';
      readonly sobject: string;
      readonly id: string;
    };

export type Outcome =
  | { readonly ok: true; readonly id: string; readonly created: boolean }
  | { readonly ok: false; readonly error: SalesforceError };

export interface Writer {
  /**
   * Applies operations in order and commits what succeeded before it resolves. With allOrNone, one
   * failure leaves everything as it was. Never rejects for a refusal: each outcome says its own.
   */
  write(
    userId: string,
    operations: readonly Operation[],
    options: { allOrNone: boolean },
  ): Promise<Outcome[]>;
  /** Creates many records, unchecked, a transaction for each few thousand; gives their Ids. */
  seed(userId: string, sobject: string, rows: Iterable<SeedRow>): Promise<string[]>;
}

export interface WriterParts {
  readonly metadata: OrgMetadata;
  readonly store: RecordStore;
  readonly journal: Journal;
  readonly access: Access;
  readonly setup: SetupInForce;
  readonly sharing: RecordSharing;
  readonly faults: Faults;
  readonly lateRows: HeldBack;
  readonly clock: () => Date;
  /** The highest Id of each object that was purged. */
  readonly purgedIds: ReadonlyMap<string, string>;
}

function rolledBack(): SalesforceError {
  return new SalesforceError(
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'Record rolled back because not all records were valid and the request was using AllOrNone',
  );
}

/** Makes the one writer of an org: requests change records one after the other. */
export function createWriter(parts: WriterParts): Writer {
  const { metadata, store, journal, access, clock } = parts;
  const numbering = createNumbering(metadata, store, parts.purgedIds);
  let last: Promise<unknown> = Promise.resolve();
  let uncertainIds: readonly string[] = [];

  /** A commit whose answer was lost may have happened; the disk knows. */
  async function settleUncertain(): Promise<void> {
    if (uncertainIds.length === 0) return;
    const onDisk = new Map(
      (await journal.findRecords(uncertainIds)).map((record) => [record.id, record]),
    );
    for (const id of uncertainIds) {
      const record = onDisk.get(id);
      if (record) store.put(record);
      else store.drop(id);
    }
    uncertainIds = [];
    access.forget();
  }

  function objectFor(user: UserAccess, name: string): ObjectDefinition {
    const object = objectOf(metadata, name);
    if (object && user.object(object).read) return object;
    throw notFound();
  }

  function resolveUpsert(
    operation: Extract<Operation, { kind: 'upsert' }>,
    user: UserAccess,
    draft: Draft,
    seen: Set<string>,
  ): Exclude<Operation, { kind: 'upsert' }> {
    const { sobject, keyField, keyValue, fields } = operation;
    const object = objectFor(user, sobject);
    const key = fieldOf(object, keyField);
    if (!key || !user.field(object, key).read || !(key.isExternalId || key.name === 'Id')) {
      throw new SalesforceError(
        'NOT_FOUND',
        `Provided external ID field does not exist or is not accessible: ${keyField}`,
        { status: 404 },
      );
    }
    const value = keyValue === undefined ? null : parseValue(key, keyValue);
    if (value === null && key.name === 'Id') return { kind: 'create', sobject, fields };
    if (value === null) {
      throw new SalesforceError('MISSING_ARGUMENT', `${key.name} not specified`, {
        fields: [key.name],
      });
    }
    const mark = `${key.name} ${String(value).toLowerCase()}`;
    if (seen.has(mark)) {
      throw new SalesforceError(
        'DUPLICATE_VALUE',
        `Duplicate external id specified: ${String(value)}`,
        { fields: [key.name] },
      );
    }
    seen.add(mark);
    if (key.name === 'Id') return { kind: 'update', sobject, id: String(value), fields };
    const id = draft.idByUnique(object.name, key.name, value);
    if (id !== undefined) return { kind: 'update', sobject, id, fields };
    return { kind: 'create', sobject, fields: { ...fields, [key.name]: value } };
  }

  async function perform(
    userId: string,
    operations: readonly Operation[],
    allOrNone: boolean,
  ): Promise<Outcome[]> {
    await settleUncertain();
    const user = access.of(userId);
    const draft = new Draft(store);
    const seen = new Set<string>();
    const now = clock();
    const outcomes = operations.map((operation): Outcome => {
      try {
        const object = objectFor(user, operation.sobject);
        if (parts.faults.takeForRecord('row-locked', object.name)) {
          throw new SalesforceError(
            'UNABLE_TO_LOCK_ROW',
            'unable to obtain exclusive access to this record',
          );
        }
        const resolved =
          operation.kind === 'upsert' ? resolveUpsert(operation, user, draft, seen) : operation;
        const context = { ...parts, numbering, user, draft, now };
        if (
          resolved.kind === 'update' &&
          parts.faults.takeForRecord('record-deleted', object.name)
        ) {
          const record = draft.get(completeId(resolved.id) ?? '');
          if (record) discard(context, record);
        }
        const id = applyOperation(context, object, resolved);
        return { ok: true, id, created: resolved.kind === 'create' };
      } catch (error) {
        if (error instanceof SalesforceError) return { ok: false, error };
        throw error;
      }
    });
    if (allOrNone && outcomes.some(({ ok }) => !ok)) {
      return outcomes.map((outcome) => (outcome.ok ? { ok: false, error: rolledBack() } : outcome));
    }
    await commit(userId, now, draft);
    return outcomes;
  }

  /** Puts a draft on disk, and only then before everybody's eyes. */
  async function commit(userId: string, now: Date, draft: Draft): Promise<void> {
    const { changes } = draft;
    if (changes.length === 0) return;
    const touchesAccess = changes.some(
      ({ record }) => record.sobject === 'User' || record.sobject === 'PermissionSetAssignment',
    );
    await journal.write(userId, now, changes).catch((error: unknown) => {
      uncertainIds = changes.map(({ record }) => record.id);
      throw error;
    });
    parts.lateRows.hold(changes);
    draft.publish();
    if (touchesAccess) access.forget();
  }

  async function seedSome(
    userId: string,
    object: ObjectDefinition,
    rows: readonly SeedRow[],
  ): Promise<string[]> {
    await settleUncertain();
    const now = clock();
    const draft = new Draft(store);
    for (const row of rows) draft.add(seedChange({ numbering, userId, now }, object, row), []);
    const ids = draft.changes.map(({ record }) => record.id);
    await commit(userId, now, draft);
    return ids;
  }

  /** Does some work once all that was asked for before is done. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    write: (userId, operations, { allOrNone }) =>
      inTurn(() => perform(userId, operations, allOrNone)),
    async seed(userId, sobject, rows) {
      const object = objectOf(metadata, sobject);
      if (!object) throw notFound();
      const ids: string[] = [];
      let some: SeedRow[] = [];
      const write = async () => {
        const batch = some;
        some = [];
        for (const id of await inTurn(() => seedSome(userId, object, batch))) ids.push(id);
      };
      for (const row of rows) {
        some.push(row);
        if (some.length === seedsPerWrite) await write();
      }
      if (some.length > 0) await write();
      return ids;
    },
  };
}
