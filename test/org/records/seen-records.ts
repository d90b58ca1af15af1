import type { Value } from '../rows.ts';
import type { HeldBack } from './late-rows.ts';
import { comparePlaces, placeIn, type Place, type RecordOrder } from './sorted-records.ts';
import { uniqueKey, type RecordStore, type StoredRecord } from './store.ts';

/** The records as queries see them: those held back as they were before. */
export interface SeenRecords {
  get(id: string): StoredRecord | undefined;
  /** Every record of an object in the order of creation, the recycle bin included. */
  all(sobject: string): Iterable<StoredRecord>;
  /** The Ids of an object's records that refer to a parent through a field. */
  childIds(sobject: string, field: string, parentId: string): Iterable<string>;
  /** An object's records from a place on, in order, the recycle bin included. */
  from(sobject: string, order: RecordOrder, place: Place): Iterable<StoredRecord>;
  /** The Id of the record, not deleted, that has this value in a unique field. */
  idByUnique(sobject: string, field: string, value: Value): string | undefined;
}

/** What queries see of a store while some of its records are held back. */
export function seenRecords(store: RecordStore, late: Pick<HeldBack, 'current'>): SeenRecords {
  const held = late.current();
  if (held.size === 0) return store;
  const seenOf = (sobject: string) =>
    [...held.values()].filter((record) => record?.sobject === sobject && record !== null);

  function* all(sobject: string): Generator<StoredRecord> {
    for (const record of store.all(sobject)) {
      const seen = held.get(record.id);
      if (seen !== null) yield seen ?? record;
    }
  }

  return {
    all,
    get(id) {
      const seen = held.get(id);
      return seen === undefined ? store.get(id) : (seen ?? undefined);
    },
    childIds(sobject, field, parentId) {
      const others = [...store.childIds(sobject, field, parentId)].filter((id) => !held.has(id));
      const own = seenOf(sobject).flatMap((record) =>
        record?.fields[field] === parentId ? [record.id] : [],
      );
      return [...others, ...own];
    },
    from(sobject, order, place) {
      const placeOf = placeIn[order];
      return [...all(sobject)]
        .filter((record) => comparePlaces(placeOf(record), place) >= 0)
        .sort((a, b) => comparePlaces(placeOf(a), placeOf(b)));
    },
    idByUnique(sobject, field, value) {
      for (const { id, fields } of all(sobject)) {
        const own = fields[field] ?? null;
        if (fields.IsDeleted !== true && own !== null && uniqueKey(own) === uniqueKey(value)) {
          return id;
        }
      }
      return undefined;
    },
  };
}
