import { fieldOf, type SalesforceError, type SalesforceFault } from '../../org.ts';
import type { Entries } from './entries.ts';
import { fieldsOf, type RecordForm } from './form-fields.ts';

/** Why a form was not saved. */
export interface Refusal {
  /** What is wrong with a field's value, by field. */
  readonly byField: ReadonlyMap<string, string>;
  /** What belongs to no field of the form. */
  readonly others: readonly string[];
}

const incomplete = 'Complete this field.';

/** The required fields that were left empty; undefined when there are none. */
export function incompleteFields(form: RecordForm, entered: Entries): Refusal | undefined {
  const empty = fieldsOf(form).filter(
    ({ isRequired, definition }) => isRequired && !entered.get(definition.name),
  );
  if (empty.length === 0) return undefined;
  return {
    byField: new Map(empty.map(({ definition }) => [definition.name, incomplete])),
    others: [],
  };
}

/** The org's refusal, each message at the field it is about. */
export function refusalOf(form: RecordForm, error: SalesforceError): Refusal {
  const inForm = new Set(fieldsOf(form).map(({ definition }) => definition.name));
  const byField = new Map<string, string>();
  const others: string[] = [];
  for (const fault of [error, ...error.others]) {
    const fields = fault.fields.filter((field) => inForm.has(field));
    if (fields.length === 0) others.push(fault.message);
    for (const field of fields) {
      byField.set(field, [byField.get(field), words(form, fault, field)].filter(Boolean).join(' '));
    }
  }
  return { byField, others };
}

/** Says it as a form does where the API speaks of lists of fields, of types and of whole values. */
function words({ object }: RecordForm, { errorCode, message }: SalesforceFault, name: string) {
  const field = fieldOf(object, name);
  if (errorCode === 'REQUIRED_FIELD_MISSING') return incomplete;
  if (errorCode === 'STRING_TOO_LONG') return `Use at most ${field?.length ?? 0} characters.`;
  if (errorCode === 'JSON_PARSER_ERROR') {
    return field?.type === 'date' ? 'Enter a date.' : 'Enter a number.';
  }
  return message;
}
