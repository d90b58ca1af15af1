import {
  fieldOf,
  isRow,
  objectOf,
  relationshipOf,
  SalesforceError,
  type ObjectDefinition,
  type OrgMetadata,
  type Row,
} from '../org.ts';
import { displayValue } from '../ui-api/display-value.ts';
import { requestedColumns } from '../ui-api/record-columns.ts';
import { textLiteral } from '../ui-api/soql-literal.ts';
import type { Visitor } from './visitor.ts';

/** A record as a page shows it to its visitor. */
export interface RecordView {
  readonly id: string;
  /** A field's or parent's field's text, as people read it; '' when blank or not theirs to read. */
  text(path: string): string;
  /** The raw value of a field, for decisions. */
  value(path: string): unknown;
}

/**
 * Reads records as the visitor, with those of the fields that they may read. `paths` are like
 * `Name` and `Account.Name`; `rest` is SOQL written by the page, never by the visitor. Gives
 * nothing where the visitor has no access to the object.
 */
export async function viewRecords(
  { org, session }: Visitor,
  objectName: string,
  paths: readonly string[],
  rest: string,
): Promise<RecordView[]> {
  const object = objectOf(org.metadata, objectName);
  if (!object || !org.can(session, object.name).read) return [];
  const optionalFields = paths.map((path) => `${object.name}.${path}`);
  const columns = requestedColumns(org, session, object, { fields: [], optionalFields });
  const soql = `SELECT ${columns.join(', ')} FROM ${object.name} ${rest}`;
  const rows = await org.query(session, soql);
  return rows.map((row) => recordView(org.metadata, object, row));
}

/** Reads one record as the visitor; undefined when there is none, or none for them. */
export async function viewRecord(
  visitor: Visitor,
  objectName: string,
  paths: readonly string[],
  id: string,
): Promise<RecordView | undefined> {
  if (!/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(id)) return undefined;
  try {
    const found = await viewRecords(visitor, objectName, paths, `WHERE Id = ${textLiteral(id)}`);
    return found[0];
  } catch (error) {
    if (error instanceof SalesforceError) return undefined;
    throw error;
  }
}

/** A row that the org gave, as people read it. */
export function recordView(metadata: OrgMetadata, object: ObjectDefinition, row: Row): RecordView {
  return {
    id: String(row['Id']),
    text(path) {
      const { field, value } = lookUp(metadata, object, row, path.split('.'));
      if (!field || value === null || value === undefined) return '';
      return displayValue(field, value) ?? String(value);
    },
    value: (path) => lookUp(metadata, object, row, path.split('.')).value ?? null,
  };
}

function lookUp(
  metadata: OrgMetadata,
  object: ObjectDefinition,
  row: Row,
  [name = '', ...below]: readonly string[],
): { field?: ReturnType<typeof fieldOf>; value?: Row[string] } {
  const value = row[name];
  if (below.length === 0) return { field: fieldOf(object, name), value: value ?? null };
  const parent = objectOf(metadata, relationshipOf(object, name)?.referenceTo[0] ?? '');
  return parent && isRow(value) ? lookUp(metadata, parent, value, below) : {};
}
