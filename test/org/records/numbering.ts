import type { ObjectDefinition, OrgMetadata } from '../metadata/definitions.ts';
import { counterOf, makeId } from './ids.ts';
import type { RecordStore } from './store.ts';

/** Counts records, so that Ids and auto-numbers go on where they stopped. */
export interface Numbering {
  nextId(object: ObjectDefinition): string;
  nextName(object: ObjectDefinition, format: string): string;
}

/** Formats an auto-number such as `P-{0000}`. */
function formatted(format: string, n: number): string {
  return format.replace(/\{(0+)\}/, (_, zeros: string) => String(n).padStart(zeros.length, '0'));
}

/** Starts counting after the highest Id and auto-number in the store and among what was purged. */
export function createNumbering(
  metadata: OrgMetadata,
  store: RecordStore,
  purged: ReadonlyMap<string, string> = new Map(),
): Numbering {
  const ids = new Map<string, number>();
  const names = new Map<string, number>();
  for (const object of metadata.objects.values()) {
    const isNumbered = typeof object.fields.get(object.nameField)?.autoNumberFormat === 'string';
    // A record's auto-number is never above what its Id counts.
    let highestId = counterOf(purged.get(object.name) ?? '');
    let highestName = highestId;
    for (const { id, fields } of store.all(object.name)) {
      highestId = Math.max(highestId, counterOf(id));
      if (isNumbered) highestName = Math.max(highestName, Number(/\d+/.exec(String(fields.Name))));
    }
    ids.set(object.name, highestId);
    names.set(object.name, highestName);
  }
  const next = (counts: Map<string, number>, name: string) => {
    const n = (counts.get(name) ?? 0) + 1;
    counts.set(name, n);
    return n;
  };
  return {
    nextId: (object) => makeId(object.keyPrefix, next(ids, object.name)),
    nextName: (object, format) => formatted(format, next(names, object.name)),
  };
}
