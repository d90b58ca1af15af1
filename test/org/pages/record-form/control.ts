import { html, type Html } from '../../../../service/src/http/html.ts';
import type { Visitor } from '../visitor.ts';
import type { FormField } from './form-fields.ts';
import { lookupChoices, type Choice } from './lookup-choices.ts';

/** A field's control, with its label, its help and what is wrong with it. */
export async function control(
  visitor: Visitor,
  field: FormField,
  entry: string,
  problem: string | undefined,
): Promise<Html> {
  const { definition, isRequired } = field;
  const { name, label, helpText } = definition;
  const id = controlId(name);
  const described = [problem && `${id}-problem`, helpText && `${id}-help`].filter(Boolean);
  const attributes = html`id="${id}" name="${name}" ${isRequired && html`required`}
  ${problem && html`aria-invalid="true"`}
  ${described.length > 0 && html`aria-describedby="${described.join(' ')}"`}`;
  const about = html`${
    problem && html`<p class="slds-form-element__help" id="${id}-problem">${problem}</p>`
  }
  ${helpText && html`<p class="sf-quiet sf-help" id="${id}-help">${helpText}</p>`}`;
  const shape = `slds-form-element sf-field${problem ? ' slds-has-error' : ''}`;
  if (definition.type === 'boolean') {
    return html`<div class="${shape}">
      <div class="sf-tick">
        <input type="checkbox" value="true" ${entry === 'true' && html`checked`} ${attributes} />
        <label for="${id}">${label}</label>
      </div>
      ${about}
    </div>`;
  }
  return html`<div class="${shape}">
    <label class="slds-form-element__label" for="${id}"
      >${isRequired && html`<abbr class="slds-required" title="required" aria-hidden="true">* </abbr>`}${label}</label
    >
    <div class="slds-form-element__control">${await input(visitor, field, entry, attributes)}</div>
    ${about}
  </div>`;
}

/** Where a link to a field's control leads. */
export function controlId(field: string): string {
  return `field-${field}`;
}

async function input(
  visitor: Visitor,
  { definition }: FormField,
  entry: string,
  attributes: Html,
): Promise<Html> {
  const { type, length, isLongText, picklist } = definition;
  switch (type) {
    case 'picklist':
      return select(picklist?.values ?? [], entry, attributes);
    case 'reference':
      return select(await lookupChoices(visitor, definition, entry), entry, attributes);
    case 'textarea':
      return html`<textarea
        class="slds-textarea"
        rows="${isLongText ? 5 : 3}"
        maxlength="${length}"
        ${attributes}
      >
${entry}</textarea>`;
    case 'int':
    case 'double':
    case 'currency':
      return html`<input class="slds-input" inputmode="decimal" value="${entry}" ${attributes} />`;
    case 'date':
      return html`<input class="slds-input" type="date" value="${entry}" ${attributes} />`;
    default:
      return html`<input
        class="slds-input"
        maxlength="${length}"
        autocomplete="off"
        value="${entry}"
        ${attributes}
      />`;
  }
}

function select(choices: readonly Choice[], entry: string, attributes: Html): Html {
  const isKnown = entry === '' || choices.some(({ value }) => value === entry);
  const offered = isKnown ? choices : [{ value: entry, label: entry }, ...choices];
  return html`<div class="slds-select_container">
    <select class="slds-select" ${attributes}>
      <option value="">--None--</option>
      ${offered.map(
        ({ value, label }) =>
          html`<option value="${value}" ${value === entry && html`selected`}>${label}</option>`,
      )}
    </select>
  </div>`;
}
