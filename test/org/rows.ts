/** A stored field value; dates are `YYYY-MM-DD`, date-times ISO 8601 in UTC ending in `Z`. */
export type Value = string | number | boolean | null;

/** A query result: `attributes`, the selected fields, parents as rows, children as ChildRows. */
export interface Row {
  [field: string]: RowValue;
}

/** What a child subquery gives. */
export interface ChildRows {
  readonly totalSize: number;
  readonly done: boolean;
  readonly records: Row[];
}

export type RowValue = Value | Row | ChildRows;

/** Whether a value of a row is a list of children. */
export function isChildRows(value: RowValue | undefined): value is ChildRows {
  return (
    typeof value === 'object' &&
    value !== null &&
    'records' in value &&
    Array.isArray(value.records)
  );
}

/** Whether a value of a row is a parent record. */
export function isRow(value: RowValue | undefined): value is Row {
  return typeof value === 'object' && value !== null && !isChildRows(value);
}
