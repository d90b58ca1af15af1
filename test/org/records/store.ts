import type { ObjectDefinition, OrgMetadata } from '../metadata/definitions.ts';
import type { Value } from '../rows.ts';
import { placeIn, SortedRecords, type Place, type RecordOrder } from './sorted-records.ts';

/** One record as it stands; a change replaces it. `fields` holds every field, the Id too. */
export interface StoredRecord {
  readonly id: string;
  readonly sobject: string;
  readonly fields: Readonly<Record<string, Value>>;
}

const none: ReadonlySet<string> = new Set();

/** Unique values are the same in any case unless the field says otherwise. */
export function uniqueKey(value: Value): string {
  return String(value).toLowerCase();
}

/** A field that records are found by: a unique one by its value, a reference by its parent. */
interface IndexedField {
  readonly name: string;
  readonly isUnique: boolean;
  readonly byValue: Map<string, string>;
  readonly byParent: Map<string, Set<string>>;
}

interface Ordered {
  readonly SystemModstamp: SortedRecords;
  readonly Id: SortedRecords;
}

/** All records in memory, found by Id, by unique value, by what they refer to, and in order. */
export class RecordStore {
  readonly #metadata: OrgMetadata;
  readonly #byId = new Map<string, StoredRecord>();
  readonly #byObject = new Map<string, Map<string, StoredRecord>>();
  readonly #unique = new Map<string, Map<string, string>>();
  readonly #children = new Map<string, Map<string, Set<string>>>();
  readonly #ordered = new Map<string, Ordered>();
  readonly #indexed = new Map<ObjectDefinition, readonly IndexedField[]>();

  constructor(metadata: OrgMetadata) {
    this.#metadata = metadata;
  }

  get(id: string): StoredRecord | undefined {
    return this.#byId.get(id);
  }

  /** Every record of an object in the order of creation, the recycle bin included. */
  all(sobject: string): Iterable<StoredRecord> {
    return this.#byObject.get(sobject)?.values() ?? [];
  }

  /** The Id of the record, not deleted, that has this value in a unique field. */
  idByUnique(sobject: string, field: string, value: Value): string | undefined {
    return this.#unique.get(`${sobject}.${field}`)?.get(uniqueKey(value));
  }

  /** The Ids of an object's records that refer to a parent through a field. */
  childIds(sobject: string, field: string, parentId: string): ReadonlySet<string> {
    return this.#children.get(`${sobject}.${field}`)?.get(parentId) ?? none;
  }

  /** An object's records from a place on, in order, the recycle bin included. */
  from(sobject: string, order: RecordOrder, place: Place): Iterable<StoredRecord> {
    return this.#orderedOf(sobject)[order].from(place);
  }

  #orderedOf(sobject: string): Ordered {
    const known = this.#ordered.get(sobject);
    if (known) return known;
    const made = {
      SystemModstamp: new SortedRecords(placeIn.SystemModstamp),
      Id: new SortedRecords(placeIn.Id),
    };
    this.#ordered.set(sobject, made);
    return made;
  }

  /** Puts a record in, in place of what it was. */
  put(record: StoredRecord): void {
    const object = this.#metadata.objects.get(record.sobject);
    if (!object)
      throw new Error(`Record ${record.id} is of ${record.sobject}, which is no object.`);
    const before = this.#byId.get(record.id);
    if (before) this.#index(object, before, 'leave');
    this.#byId.set(record.id, record);
    const siblings = this.#byObject.get(record.sobject) ?? new Map<string, StoredRecord>();
    siblings.set(record.id, record);
    this.#byObject.set(record.sobject, siblings);
    this.#index(object, record, 'enter');
  }

  /** Forgets a record for good. */
  drop(id: string): void {
    const record = this.#byId.get(id);
    const object = record && this.#metadata.objects.get(record.sobject);
    if (!record || !object) return;
    this.#index(object, record, 'leave');
    this.#byId.delete(id);
    this.#byObject.get(record.sobject)?.delete(id);
  }

  #index(object: ObjectDefinition, record: StoredRecord, way: 'enter' | 'leave'): void {
    const ordered = this.#orderedOf(object.name);
    for (const sorted of [ordered.SystemModstamp, ordered.Id]) {
      if (way === 'enter') sorted.add(record);
      else sorted.remove(record);
    }
    for (const { name, isUnique, byValue, byParent } of this.#indexedFields(object)) {
      const value = record.fields[name];
      if (value === null || value === undefined) continue;
      if (isUnique) {
        if (record.fields.IsDeleted === true) continue;
        if (way === 'enter') byValue.set(uniqueKey(value), record.id);
        else byValue.delete(uniqueKey(value));
      } else {
        const ids = byParent.get(String(value)) ?? new Set<string>();
        byParent.set(String(value), ids);
        if (way === 'enter') ids.add(record.id);
        else ids.delete(record.id);
      }
    }
  }

  #indexedFields(object: ObjectDefinition): readonly IndexedField[] {
    const known = this.#indexed.get(object);
    if (known) return known;
    const made = [...object.fields.values()].flatMap((field): IndexedField[] => {
      const isUnique = field.isUnique || field.isExternalId;
      if (!isUnique && field.type !== 'reference') return [];
      const byValue = new Map<string, string>();
      const byParent = new Map<string, Set<string>>();
      const path = `${object.name}.${field.name}`;
      if (isUnique) this.#unique.set(path, byValue);
      else this.#children.set(path, byParent);
      return [{ name: field.name, isUnique, byValue, byParent }];
    });
    this.#indexed.set(object, made);
    return made;
  }
}
