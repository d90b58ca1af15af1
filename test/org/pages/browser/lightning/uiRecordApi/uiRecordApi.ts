import { request } from '../../lds/request.ts';
import { recordChanged } from '../../lds/subscriptions.ts';
import { makeWireAdapter } from '../../lds/wire-adapter.ts';

type FieldId = string | { readonly objectApiName: string; readonly fieldApiName: string };

interface RecordConfig {
  readonly recordId?: string;
  readonly fields?: FieldId | readonly FieldId[];
  readonly optionalFields?: FieldId | readonly FieldId[];
}

interface FieldValue {
  readonly value: unknown;
  readonly displayValue: unknown;
}

interface Wired {
  readonly data: unknown;
  readonly error: unknown;
}

const nothing = { data: undefined, error: undefined };

/** Emits a record's representation; waits while `recordId` is undefined. */
export const getRecord = makeWireAdapter<RecordConfig, Wired>(nothing, (config) => {
  const { recordId } = config;
  if (!recordId) return undefined;
  const query = new URLSearchParams();
  const fields = listOf(config.fields);
  const optionalFields = listOf(config.optionalFields);
  if (fields.length) query.set('fields', fields.map(nameOf).join(','));
  if (optionalFields.length) query.set('optionalFields', optionalFields.map(nameOf).join(','));
  return request('GET', `/ui-api/records/${encodeURIComponent(recordId)}?${query}`).then(
    (data) => ({ data, error: undefined }),
    (error: unknown) => ({ data: undefined, error }),
  );
});

/** The raw value of a field, or of a parent's field, in a representation; undefined if absent. */
export function getFieldValue(record: unknown, field: FieldId): unknown {
  return fieldIn(record, field)?.value;
}

/** The value as a person reads it: a picklist's label, a formatted date. */
export function getFieldDisplayValue(record: unknown, field: FieldId): unknown {
  return fieldIn(record, field)?.displayValue;
}

/** Resolves with the new record's representation; rejects with a FetchResponse. */
export async function createRecord(input: {
  readonly apiName: string;
  readonly fields: Record<string, unknown>;
}): Promise<unknown> {
  return request('POST', '/ui-api/records', input);
}

/**
 * `fields` carries the Id. Whatever on the page shows the record gets the change. With
 * `ifUnmodifiedSince` the org refuses to overwrite what somebody changed after that.
 */
export async function updateRecord(
  input: { readonly fields: Record<string, unknown> },
  { ifUnmodifiedSince }: { readonly ifUnmodifiedSince?: string } = {},
): Promise<unknown> {
  const { Id: recordId, ...fields } = input.fields;
  const id = String(recordId);
  const headers = ifUnmodifiedSince ? { 'if-unmodified-since': ifUnmodifiedSince } : undefined;
  const path = `/ui-api/records/${encodeURIComponent(id)}`;
  const record = await request('PATCH', path, { fields }, headers);
  await recordChanged(id);
  return record;
}

export async function deleteRecord(recordId: string): Promise<void> {
  await request('DELETE', `/ui-api/records/${encodeURIComponent(recordId)}`);
  await recordChanged(recordId);
}

/** Tells LDS that records changed behind its back. */
export async function notifyRecordUpdateAvailable(
  records: readonly { readonly recordId: string }[],
): Promise<void> {
  await Promise.all(records.map(({ recordId }) => recordChanged(recordId)));
}

function fieldIn(record: unknown, field: FieldId): FieldValue | undefined {
  const [, ...path] = nameOf(field).split('.');
  let current: FieldValue | undefined = { value: record, displayValue: null };
  for (const name of path) current = fieldOf(current?.value, name);
  return current;
}

function fieldOf(record: unknown, name: string): FieldValue | undefined {
  if (typeof record !== 'object' || record === null || !('fields' in record)) return undefined;
  const field: unknown = Object.entries(record.fields ?? {}).find(([key]) => key === name)?.[1];
  if (typeof field !== 'object' || field === null || !('value' in field)) return undefined;
  return { value: field.value, displayValue: 'displayValue' in field ? field.displayValue : null };
}

function nameOf(field: FieldId): string {
  return typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
}

function listOf(fields: FieldId | readonly FieldId[] | undefined): readonly FieldId[] {
  if (fields === undefined) return [];
  return isList(fields) ? fields : [fields];
}

function isList(fields: FieldId | readonly FieldId[]): fields is readonly FieldId[] {
  return Array.isArray(fields);
}
