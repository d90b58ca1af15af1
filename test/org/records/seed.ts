import type { ObjectDefinition } from '../metadata/definitions.ts';
import type { Value } from '../rows.ts';
import { derivedFields } from '../standard-objects/derived.ts';
import type { Change } from './journal.ts';
import { namedAfterId, numbered } from './naming.ts';
import type { Numbering } from './numbering.ts';
import { toSeconds } from './value.ts';

/** What a seeded record holds; the rest has its default. Stamps may be given, to the second. */
export type SeedRow = Readonly<Record<string, Value>>;

/** How many seeded records one transaction takes. */
export const seedsPerWrite = 2_000;

/**
 * Makes the change that creates a seeded record. Nothing is checked but the names of the fields:
 * neither rules nor references nor whether a value is unique.
 */
export function seedChange(
  { numbering, userId, now }: { numbering: Numbering; userId: string; now: Date },
  object: ObjectDefinition,
  row: SeedRow,
): Change {
  const unknown = Object.keys(row).find((name) => !object.fields.has(name));
  if (unknown !== undefined) throw new Error(`${object.name} has no field ${unknown}.`);
  const fields: Record<string, Value> = {};
  for (const { name, defaultValue } of object.fields.values()) fields[name] = defaultValue;
  const id = numbering.nextId(object);
  const CreatedById = row.CreatedById ?? userId;
  const CreatedDate = row.CreatedDate ?? toSeconds(now);
  Object.assign(fields, numbered(object, numbering));
  if (object.fields.has('OwnerId')) fields.OwnerId = CreatedById;
  Object.assign(fields, {
    CreatedById,
    CreatedDate,
    LastModifiedById: CreatedById,
    LastModifiedDate: CreatedDate,
    SystemModstamp: row.LastModifiedDate ?? CreatedDate,
    ...row,
    Id: id,
  });
  Object.assign(fields, namedAfterId(object, id, fields));
  Object.assign(fields, derivedFields(object.name, fields));
  return { action: 'create', record: { id, sobject: object.name, fields }, changed: row };
}
