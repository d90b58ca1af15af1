import type { OrgMetadata } from '../metadata/definitions.ts';
import type { Journal } from './journal.ts';
import { RecordStore } from './store.ts';

/**
 * Loads every record. Fields that came with a newer package get their defaults; records of objects
 * that are gone stay on disk, unseen.
 */
export async function loadStore(metadata: OrgMetadata, journal: Journal): Promise<RecordStore> {
  const store = new RecordStore(metadata);
  const defaults = new Map(
    [...metadata.objects.values()].map(({ name, fields }) => [
      name,
      Object.fromEntries([...fields.values()].map((field) => [field.name, field.defaultValue])),
    ]),
  );
  for (const record of await journal.loadRecords()) {
    const missing = defaults.get(record.sobject);
    if (!missing) continue;
    const isWhole = Object.keys(missing).every((name) => name in record.fields);
    store.put(isWhole ? record : { ...record, fields: { ...missing, ...record.fields } });
  }
  return store;
}
