import type { FieldDefinition } from '../../org.ts';
import { viewRecord, viewRecords } from '../record-view.ts';
import type { Visitor } from '../visitor.ts';

/** One entry of a control that chooses among values. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** As many as a native list stays usable with; Salesforce searches among all. */
const mostChoices = 500;

/**
 * The records that a lookup may name, by name, as far as the visitor sees them; among them the one
 * that it names now.
 */
export async function lookupChoices(
  visitor: Visitor,
  { referenceTo }: FieldDefinition,
  current: string,
): Promise<Choice[]> {
  const parent = referenceTo[0] ?? '';
  const where = parent === 'User' ? 'WHERE IsActive = true ' : '';
  const rest = `${where}ORDER BY Name LIMIT ${mostChoices}`;
  const records = await viewRecords(visitor, parent, ['Name'], rest);
  const choices = records.map((record) => ({ value: record.id, label: record.text('Name') }));
  if (current === '' || choices.some(({ value }) => value === current)) return choices;
  const named = await viewRecord(visitor, parent, ['Name'], current);
  return [{ value: current, label: named?.text('Name') ?? 'A record you cannot see' }, ...choices];
}
