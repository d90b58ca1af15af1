import type { FieldDefinition, Row } from '../../org.ts';
import { displayValue } from '../display-value.ts';
import type { FieldValue } from './value-types.ts';

/** A record as SOQL gave it. */
export type RecordSource = Row;

/** Resolves a field to its value and how a person reads it. */
export function fieldValue(field: FieldDefinition): (row: RecordSource) => FieldValue {
  return (row) => {
    const value = row[field.name] ?? null;
    return { value, displayValue: displayValue(field, value) };
  };
}
