import { SalesforceError } from '../../org.ts';
import type { Visitor } from '../visitor.ts';
import { fieldsToSave, type Entries } from './entries.ts';
import type { RecordForm } from './form-fields.ts';
import { incompleteFields, refusalOf, type Refusal } from './refusal.ts';

/** Makes or changes the record as the visitor; gives its Id, or why the org refused. */
export async function save(
  { org, session }: Visitor,
  form: RecordForm,
  entered: Entries,
  shown: Entries,
): Promise<{ readonly id: string } | { readonly refusal: Refusal }> {
  const incomplete = incompleteFields(form, entered);
  if (incomplete) return { refusal: incomplete };
  const { object, recordId } = form;
  const fields = fieldsToSave(form, entered, shown);
  try {
    if (recordId === null) return { id: await org.create(session, object.name, fields) };
    if (Object.keys(fields).length > 0) {
      await org.update(session, object.name, recordId, fields);
    }
    return { id: recordId };
  } catch (error) {
    if (error instanceof SalesforceError) return { refusal: refusalOf(form, error) };
    throw error;
  }
}
