import type { Value } from '../rows.ts';
import type { Change } from './journal.ts';
import { uniqueKey, type RecordStore, type StoredRecord } from './store.ts';

/**
 * The records as they will stand once the changes of one request are on disk. Nobody else sees a
 * draft: a reader must never meet a record that a crash could still take away.
 */
export class Draft {
  readonly #store: RecordStore;
  #changes: Change[] = [];
  readonly #records = new Map<string, StoredRecord>();
  readonly #unique = new Map<string, string>();
  readonly #purged = new Set<string>();

  constructor(store: RecordStore) {
    this.#store = store;
  }

  get changes(): readonly Change[] {
    return this.#changes;
  }

  /** The record that will be there; undefined when it does not exist or lies in the recycle bin. */
  get(id: string): StoredRecord | undefined {
    const record = this.#here(id);
    return record?.fields.IsDeleted === true ? undefined : record;
  }

  /** The record if it lies in the recycle bin. */
  inRecycleBin(id: string): StoredRecord | undefined {
    const record = this.#here(id);
    return record?.fields.IsDeleted === true ? record : undefined;
  }

  #here(id: string): StoredRecord | undefined {
    if (this.#purged.has(id)) return undefined;
    return this.#records.get(id) ?? this.#store.get(id);
  }

  idByUnique(sobject: string, field: string, value: Value): string | undefined {
    const drafted = this.#unique.get(`${sobject}.${field}.${uniqueKey(value)}`);
    if (drafted !== undefined) return drafted;
    const stored = this.#store.idByUnique(sobject, field, value);
    if (stored === undefined) return undefined;
    // The draft may have given that record another value, or deleted it.
    const now = this.get(stored)?.fields[field];
    return now !== undefined && uniqueKey(now) === uniqueKey(value) ? stored : undefined;
  }

  add(change: Change, uniqueFields: readonly string[]): void {
    this.#changes.push(change);
    if (change.action === 'purge') this.#purged.add(change.record.id);
    this.#records.set(change.record.id, change.record);
    for (const field of uniqueFields) {
      const value = change.record.fields[field];
      if (value === null || value === undefined) continue;
      this.#unique.set(`${change.record.sobject}.${field}.${uniqueKey(value)}`, change.record.id);
    }
  }

  /** Shows the changes to everybody; call once they are on disk. */
  publish(): void {
    for (const { action, record } of this.#changes) {
      if (action === 'purge') this.#store.drop(record.id);
      else this.#store.put(record);
    }
    this.#changes = [];
  }
}
