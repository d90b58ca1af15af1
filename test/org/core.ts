import { createFaults } from './faults/faults.ts';
import { firstRecords, type Company } from './first-records.ts';
import { fieldOf, objectOf, type OrgMetadata } from './metadata/definitions.ts';
import type { Org, Session, User } from './org.ts';
import { completeId } from './records/ids.ts';
import type { Journal } from './records/journal.ts';
import { binStart } from './records/recycle-bin.ts';
import { createLateRows } from './records/late-rows.ts';
import { loadStore } from './records/load-store.ts';
import { seenRecords } from './records/seen-records.ts';
import type { StoredRecord } from './records/store.ts';
import { createWriter, type Operation, type Outcome } from './records/writer.ts';
import { createAccess, permissionSetsOf, profileOf, type UserAccess } from './security/access.ts';
import { createSharing } from './security/sharing.ts';
import { createSessions } from './sessions.ts';
import { createSettings } from './settings.ts';
import { createSetup } from './setup.ts';
import { listViewQuery } from './soql/list-view.ts';
import { parseSoql } from './soql/parse.ts';
import type { SoqlQuery } from './soql/query.ts';
import { runQuery, type QueryAnswer } from './soql/run.ts';
import { answerRecordAccess, asksForRecordAccess } from './soql/user-record-access.ts';

/** The org as its own REST API sees it: Org, and answers in the detail that REST gives. */
export interface OrgCore extends Org {
  readonly importUserId: string;
  access(session: Session): UserAccess;
  write(
    session: Session,
    operations: readonly Operation[],
    options: { allOrNone: boolean },
  ): Promise<Outcome[]>;
  /** Answers a query as REST writes it: date-times end in `+0000`. */
  answer(
    session: Session,
    query: string | SoqlQuery,
    options?: { includeDeleted?: boolean },
  ): QueryAnswer;
}

function restDateTime(iso: string): string {
  return iso.replace(/Z$/, '+0000');
}

function text(record: StoredRecord, field: string): string {
  const value = record.fields[field];
  return typeof value === 'string' ? value : '';
}

/** Loads an org's records and puts its parts together; makes what a fresh org needs. */
export async function createOrg(parts: {
  metadata: OrgMetadata;
  journal: Journal;
  clock: () => Date;
  realTime: () => Date;
  company: Company;
}): Promise<OrgCore> {
  const { metadata, journal, clock } = parts;
  const store = await loadStore(metadata, journal);
  const kept = await journal.loadSettings();
  const settings = createSettings(metadata, journal, kept);
  const setup = createSetup(metadata, journal, kept);
  const { changes, organizationId, importUserId } = firstRecords(
    metadata,
    store,
    clock(),
    parts.company,
  );
  if (changes.length > 0) await journal.write(importUserId, clock(), changes);
  const access = createAccess(metadata, store, setup);
  setup.onChange(access.forget);
  const sharing = createSharing(metadata, store, settings);
  const faults = createFaults();
  const lateRows = createLateRows(store, clock);
  const purgedIds = await journal.highestPurgedIds();
  const writer = createWriter({
    metadata,
    store,
    journal,
    access,
    setup,
    sharing,
    faults,
    lateRows,
    clock,
    purgedIds,
  });
  const sessions = createSessions(organizationId, parts.realTime);

  function userOf(record: StoredRecord): User {
    return {
      id: record.id,
      name: text(record, 'Name'),
      username: text(record, 'Username'),
      email: text(record, 'Email'),
      title: text(record, 'Title') || null,
      isActive: record.fields.IsActive === true,
      isFrozen: setup.isFrozen(record.id),
      profile: profileOf(store, record.id),
      permissionSets: permissionSetsOf(store, record.id),
    };
  }

  function ask(
    session: Session,
    query: string | SoqlQuery,
    includesDeleted: boolean,
    writeDateTime: (iso: string) => string,
  ): QueryAnswer {
    const parsed = typeof query === 'string' ? parseSoql(query) : query;
    const user = access.of(session.userId);
    const deletedSince = includesDeleted ? binStart(clock()) : null;
    const records = seenRecords(store, lateRows);
    if (asksForRecordAccess(parsed))
      return answerRecordAccess({ records, access, sharing }, parsed, session.userId);
    return runQuery(
      { metadata, records, access: user, sharing, deletedSince, writeDateTime },
      parsed,
    );
  }

  const objectNameOf = (id: string) => store.get(completeId(id) ?? '')?.sobject ?? '';

  async function writeOne(session: Session, operation: Operation) {
    const [outcome] = await writer.write(session.userId, [operation], { allOrNone: true });
    if (outcome?.ok) return { id: outcome.id, created: outcome.created };
    throw outcome?.error ?? new Error('The writer gave no outcome.');
  }

  return {
    metadata,
    clock,
    organizationId,
    importUserId,
    faults,
    lateRows,
    access: (session) => access.of(session.userId),
    write: (session, operations, options) => writer.write(session.userId, operations, options),
    answer: (session, query, { includeDeleted = false } = {}) =>
      ask(session, query, includeDeleted, restDateTime),
    async query(session, soql, { includeDeleted = false } = {}) {
      const { rows, isCount, totalSize } = ask(session, soql, includeDeleted, (iso) => iso);
      return isCount ? [{ expr0: totalSize }] : rows;
    },
    async listViewRows(session, sobject, name) {
      const listed = listViewQuery(metadata, access.of(session.userId), sobject, name);
      return ask(session, listed.query, false, (iso) => iso).rows;
    },
    async create(session, sobject, fields) {
      return (await writeOne(session, { kind: 'create', sobject, fields })).id;
    },
    async update(session, sobject, id, fields, options) {
      await writeOne(session, { kind: 'update', sobject, id, fields, ...options });
    },
    upsert: (session, sobject, { field, value }, fields) =>
      writeOne(session, { kind: 'upsert', sobject, keyField: field, keyValue: value, fields }),
    async remove(session, sobject, id) {
      await writeOne(session, { kind: 'remove', sobject, id });
    },
    seed: (sobject, rows) => writer.seed(importUserId, sobject, rows),
    recycleBin: {
      async restore(session, id) {
        await writeOne(session, { kind: 'restore', sobject: objectNameOf(id), id });
      },
      async purge(session, id) {
        await writeOne(session, { kind: 'purge', sobject: objectNameOf(id), id });
      },
    },
    users: () => [...store.all('User')].map(userOf),
    user(id) {
      const record = store.get(completeId(id) ?? '');
      return record?.sobject === 'User' ? userOf(record) : undefined;
    },
    can(session, sobject) {
      const object = objectOf(metadata, sobject);
      if (!object) return { read: false, create: false, edit: false, delete: false };
      const { read, create, edit, delete: remove } = access.of(session.userId).object(object);
      return { read, create, edit, delete: remove };
    },
    canField(session, sobject, name) {
      const object = objectOf(metadata, sobject);
      const field = object && fieldOf(object, name);
      if (!object || !field) return { read: false, edit: false };
      const { read, edit } = access.of(session.userId).field(object, field);
      return {
        read,
        edit: edit && (field.isCreateable || field.isUpdateable) && !field.isAuditField,
      };
    },
    canRecord(session, sobject, id) {
      const record = store.get(completeId(id) ?? '');
      const isThere = record?.sobject === objectOf(metadata, sobject)?.name;
      if (!record || !isThere || record.fields.IsDeleted === true) {
        return { read: false, edit: false, delete: false };
      }
      return sharing.rightsOn(access.of(session.userId), record);
    },
    openSession: (userId) => sessions.open(userId),
    sessionOfToken(token) {
      const session = sessions.find(token);
      const isActive = session && store.get(session.userId)?.fields.IsActive === true;
      return isActive && !setup.isFrozen(session.userId) ? session : undefined;
    },
    closeSessions: (token) => sessions.close(token),
    settings,
    setup,
    setting: (name) => kept.get(name) ?? null,
    async setSetting(name, value) {
      await journal.writeSetting(name, value);
      kept.set(name, value);
    },
  };
}
