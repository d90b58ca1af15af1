import { viewRecord } from '../record-view.ts';
import type { Visitor } from '../visitor.ts';
import { entryOf, firstEntries } from './entries.ts';
import { editForm, fieldsOf, newForm, type RecordForm } from './form-fields.ts';
import type { FormView } from './form-page.ts';

/** The form for a new record as it is first seen; undefined for whoever may not make one. */
export function beginNew(
  visitor: Visitor,
  objectName: string,
  defaultFieldValues: string,
): FormView | undefined {
  const form = newForm(visitor, objectName);
  if (!form) return undefined;
  const entered = firstEntries(form, defaultFieldValues);
  return {
    form,
    title: `New ${form.object.label}`,
    back: masterOf(form, entered) ?? `/lightning/o/${form.object.name}/list`,
    entered,
    shown: new Map(),
  };
}

/** The form for a record as it stands; undefined for whoever may not change it. */
export async function beginEdit(
  visitor: Visitor,
  objectName: string,
  recordId: string,
): Promise<FormView | undefined> {
  const form = editForm(visitor, objectName, recordId);
  if (!form) return undefined;
  const names = fieldsOf(form).map(({ definition }) => definition.name);
  const record = await viewRecord(visitor, objectName, ['Name', ...names], recordId);
  if (!record) return undefined;
  const entered = new Map(names.map((name) => [name, entryOf(record.value(name))]));
  return {
    form,
    title: `Edit ${record.text('Name')}`,
    back: `/lightning/r/${form.object.name}/${record.id}/view`,
    entered,
    shown: entered,
  };
}

/** The page of the record that a new one becomes a part of: one comes from there. */
function masterOf(form: RecordForm, entered: ReadonlyMap<string, string>): string | undefined {
  const field = fieldsOf(form).find(({ definition }) => definition.isMasterDetail)?.definition;
  const master = field && entered.get(field.name);
  return master
    ? `/lightning/r/${field.referenceTo[0] ?? ''}/${encodeURIComponent(master)}/view`
    : undefined;
}
