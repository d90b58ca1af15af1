import { createHash } from 'node:crypto';
import {
  isRow,
  type ObjectDefinition,
  type OrgMetadata,
  fieldOf,
  objectOf,
  relationshipOf,
} from '../org.ts';
import type { Row } from '../org.ts';
import { displayValue } from './display-value.ts';

/** A record as LDS keeps it. */
export interface RecordRepresentation {
  readonly apiName: string;
  readonly id: string;
  readonly childRelationships: Readonly<Record<string, never>>;
  readonly eTag: string;
  readonly fields: Readonly<Record<string, RepresentedField>>;
  readonly lastModifiedById: unknown;
  readonly lastModifiedDate: unknown;
  readonly recordTypeId: null;
  readonly recordTypeInfo: null;
  readonly systemModstamp: unknown;
  readonly weakEtag: number;
}

interface RepresentedField {
  readonly displayValue: string | null;
  readonly value: unknown;
}

/** Shapes a SOQL row, with its parents, as the UI API represents a record. */
export function representation(
  metadata: OrgMetadata,
  object: ObjectDefinition,
  row: Row,
): RecordRepresentation {
  const fields: Record<string, RepresentedField> = {};
  for (const [name, value] of Object.entries(row)) {
    const field = fieldOf(object, name);
    if (field) {
      fields[name] = { displayValue: displayValue(field, value), value };
      continue;
    }
    const parent = objectOf(metadata, relationshipOf(object, name)?.referenceTo[0] ?? '');
    if (parent) fields[name] = parentField(metadata, parent, value);
  }
  return {
    apiName: object.name,
    id: String(row['Id']),
    childRelationships: {},
    eTag: createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 32),
    fields,
    lastModifiedById: row['LastModifiedById'] ?? null,
    lastModifiedDate: row['LastModifiedDate'] ?? null,
    recordTypeId: null,
    recordTypeInfo: null,
    systemModstamp: row['SystemModstamp'] ?? null,
    weakEtag: Date.parse(String(row['SystemModstamp'])) || 0,
  };
}

function parentField(
  metadata: OrgMetadata,
  parent: ObjectDefinition,
  value: Row[string] | undefined,
): RepresentedField {
  if (!isRow(value)) return { displayValue: null, value: null };
  const name = value[parent.nameField];
  return {
    displayValue: typeof name === 'string' ? name : null,
    value: representation(metadata, parent, value),
  };
}
