/** One record of a GraphQL answer, before anybody has looked inside. */
export type Row = Readonly<Record<string, unknown>>;

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nodesOf(connection: unknown): Row[] {
  if (!isRow(connection) || !Array.isArray(connection.edges)) return [];
  return connection.edges.map((edge) => (isRow(edge) ? edge.node : undefined)).filter(isRow);
}

function valueOf(row: Row, field: string): unknown {
  const held = row[field];
  return isRow(held) ? held.value : undefined;
}

function connectionOf(data: unknown, object: string): unknown {
  const uiapi = isRow(data) ? data.uiapi : undefined;
  const query = isRow(uiapi) ? uiapi.query : undefined;
  return isRow(query) ? query[object] : undefined;
}

/** The records a UI API query found in one object, such as `Opportunity`; none if it is absent. */
export function rowsOf(data: unknown, object: string): Row[] {
  return nodesOf(connectionOf(data, object));
}

/** Where the next page of an object's records begins, or null after the last one. */
export function nextCursorOf(data: unknown, object: string): string | null {
  const connection = connectionOf(data, object);
  const page = isRow(connection) ? connection.pageInfo : undefined;
  if (!isRow(page) || page.hasNextPage !== true) return null;
  return typeof page.endCursor === 'string' ? page.endCursor : null;
}

/** How many of an object's records there are in all, whatever a page holds. */
export function totalOf(data: unknown, object: string): number {
  const connection = connectionOf(data, object);
  const total = isRow(connection) ? connection.totalCount : undefined;
  return typeof total === 'number' ? total : 0;
}

/** The records below this one, such as an opportunity's contact roles. */
export function childRowsOf(row: Row, relationship: string): Row[] {
  return nodesOf(row[relationship]);
}

/** The record a lookup points to, or null if it is blank or the reader may not see it. */
export function parentOf(row: Row, relationship: string): Row | null {
  const parent = row[relationship];
  return isRow(parent) ? parent : null;
}

/** The record's 18-character id. */
export function idOf(row: Row): string {
  return typeof row.Id === 'string' ? row.Id : '';
}

/** A text, picklist, lookup or date field; empty if blank. */
export function textOf(row: Row, field: string): string {
  const value = valueOf(row, field);
  return typeof value === 'string' ? value : '';
}

/** What a person reads of a field, such as a picklist's label; the value itself where none is given. */
export function displayOf(row: Row, field: string): string {
  const held = row[field];
  const words = isRow(held) ? held.displayValue : undefined;
  return typeof words === 'string' ? words : textOf(row, field);
}

/** A number field, or null if blank. */
export function numberOf(row: Row, field: string): number | null {
  const value = valueOf(row, field);
  return typeof value === 'number' ? value : null;
}

/** A checkbox. */
export function flagOf(row: Row, field: string): boolean {
  return valueOf(row, field) === true;
}

/** A long text field that holds one entry a line, without blank lines. */
export function linesOf(row: Row, field: string): string[] {
  return textOf(row, field)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
