import type { Connection } from 'jsforce';

const packageObjects = [
  'Buyer_Note__c',
  'Note_Prompt__c',
  'Buyer_Theme__c',
  'Buyer_Persona__c',
  'Persona_Theme__c',
  'Watercooler_Status__c',
] as const;

/** What a user can read of the package's records, by object; an object without access is absent. */
export type ReadableRecords = ReadonlyMap<string, string>;

/**
 * Reads every field of every record of the package that the connection's user may read, parents'
 * names included, as JSON text by object.
 */
export async function readableRecords(connection: Connection): Promise<ReadableRecords> {
  const found = new Map<string, string>();
  const visible = await connection.describeGlobal();
  for (const { name } of visible.sobjects) {
    if (!packageObjects.some((object) => object === name)) continue;
    const { fields } = await connection.sobject(name).describe();
    const columns = fields.flatMap((field) =>
      field.relationshipName === null ||
      field.relationshipName === undefined ||
      field.referenceTo?.every((object) => object === 'Group')
        ? [field.name]
        : [field.name, `${field.relationshipName}.Name`],
    );
    const rows = await connection.query(`SELECT ${columns.join(', ')} FROM ${name}`, {
      autoFetch: true,
      maxFetch: 10_000,
    });
    found.set(name, JSON.stringify(rows.records));
  }
  return found;
}
