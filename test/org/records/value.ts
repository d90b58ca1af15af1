import type { FieldDefinition } from '../metadata/definitions.ts';
import type { Value } from '../rows.ts';
import { SalesforceError } from '../salesforce-error.ts';
import { completeId } from './ids.ts';

function wrongType(field: FieldDefinition, kind: string): SalesforceError {
  return new SalesforceError(
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${kind} for field ${field.name}: the value has another type.`,
    { fields: [field.name] },
  );
}

function textOf(field: FieldDefinition, raw: unknown): string {
  if (typeof raw !== 'string') throw wrongType(field, 'string');
  if (raw.length > field.length) {
    // The platform puts the whole value into this message; clients must not log it.
    throw new SalesforceError(
      'STRING_TOO_LONG',
      `${field.label}: data value too large: ${raw} (max length=${field.length})`,
      { fields: [field.name] },
    );
  }
  return raw;
}

function picklistValue(field: FieldDefinition, raw: unknown): string {
  const value = textOf(field, raw);
  const known = field.picklist?.values.some((entry) => entry.value === value) ?? false;
  if (known || field.picklist?.isRestricted !== true) return value;
  throw new SalesforceError(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    `${field.label}: bad value for restricted picklist field: ${value}`,
    { fields: [field.name] },
  );
}

/** A number, or a text that is one: so the Salesforce CLI sends it. */
function numberOf(field: FieldDefinition, given: unknown): number {
  const isWritten = typeof given === 'string' && /^-?\d+(\.\d+)?$/.test(given);
  const raw = isWritten ? Number(given) : given;
  if (typeof raw !== 'number' || !Number.isFinite(raw)) throw wrongType(field, 'double');
  if (Math.abs(raw) >= 10 ** (field.precision - field.scale)) {
    throw new SalesforceError(
      'NUMBER_OUTSIDE_VALID_RANGE',
      `${field.label}: value outside of valid range on numeric field: ${raw}`,
      { fields: [field.name] },
    );
  }
  const unit = 10 ** field.scale;
  return Math.round(raw * unit) / unit;
}

function dateOf(field: FieldDefinition, raw: unknown): string {
  if (typeof raw !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(raw)) throw wrongType(field, 'date');
  const date = new Date(`${raw}T00:00:00Z`);
  // 30 February would roll over into March.
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== raw) {
    throw wrongType(field, 'date');
  }
  return raw;
}

const zonedDateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** A moment as the platform keeps it: to the second, in UTC. */
export function toSeconds(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}.000Z`;
}

function dateTimeOf(field: FieldDefinition, raw: unknown): string {
  if (typeof raw !== 'string' || !zonedDateTime.test(raw)) throw wrongType(field, 'datetime');
  const moment = new Date(raw);
  if (Number.isNaN(moment.getTime())) throw wrongType(field, 'datetime');
  return toSeconds(moment);
}

function idOf(field: FieldDefinition, raw: unknown): string {
  if (typeof raw !== 'string') throw wrongType(field, 'string');
  const id = completeId(raw);
  if (id !== null) return id;
  throw new SalesforceError('MALFORMED_ID', `${field.label}: id value of incorrect type: ${raw}`, {
    fields: [field.name],
  });
}

function emailOf(field: FieldDefinition, raw: unknown): string {
  const value = textOf(field, raw);
  if (/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(value)) return value;
  throw new SalesforceError(
    'INVALID_EMAIL_ADDRESS',
    `${field.label}: invalid email address: ${value}`,
    { fields: [field.name] },
  );
}

/** Turns a value of a request into the one that is stored; throws what the platform would answer. */
export function parseValue(field: FieldDefinition, raw: unknown): Value {
  if (field.type === 'boolean') {
    if (raw === null) return false;
    if (typeof raw !== 'boolean') throw wrongType(field, 'boolean');
    return raw;
  }
  if (raw === null || raw === '') return null;
  switch (field.type) {
    case 'string':
    case 'textarea':
    case 'phone':
    case 'url':
      return textOf(field, raw);
    case 'email':
      return emailOf(field, raw);
    case 'picklist':
      return picklistValue(field, raw);
    case 'int':
    case 'double':
    case 'currency':
      return numberOf(field, raw);
    case 'date':
      return dateOf(field, raw);
    case 'datetime':
      return dateTimeOf(field, raw);
    case 'id':
    case 'reference':
      return idOf(field, raw);
    case 'address':
      throw wrongType(field, 'address');
  }
}
