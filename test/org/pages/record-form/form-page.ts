import { html, type Html } from '../../../../service/src/http/html.ts';
import type { PageContent } from '../chrome.ts';
import type { Visitor } from '../visitor.ts';
import { control, controlId } from './control.ts';
import { shownName, type Entries } from './entries.ts';
import { fieldsOf, type FormSection, type RecordForm } from './form-fields.ts';
import type { Refusal } from './refusal.ts';

/** A form as it is on somebody's screen. */
export interface FormView {
  readonly form: RecordForm;
  /** `Edit Operations VP` */
  readonly title: string;
  /** Where Cancel leads. */
  readonly back: string;
  readonly entered: Entries;
  /** What the form held when the person began. */
  readonly shown: Entries;
  /** Why it was not saved, if it was tried. */
  readonly refusal?: Refusal;
}

/** The page that makes or changes a record. */
export async function formPage(visitor: Visitor, view: FormView): Promise<PageContent> {
  const { form, title, back, shown, refusal } = view;
  const isNew = form.recordId === null;
  return {
    title: refusal ? `Not saved: ${title}` : title,
    tab: form.object.name,
    main: html`<form method="post" class="sf-card sf-form">
      <p class="sf-kind">${form.object.label}</p>
      <h1>${title}</h1>
      ${refusal && problems(form, refusal)}
      <p class="sf-quiet"><abbr class="slds-required" title="required">*</abbr> = Required</p>
      ${await Promise.all(form.sections.map((section) => part(visitor, view, section)))}
      ${
        !isNew &&
        fieldsOf(form).map(
          ({ definition: { name } }) =>
            html`<input
              type="hidden"
              name="${shownName(name)}"
              value="${shown.get(name) ?? ''}"
            />`,
        )
      }
      <div class="sf-form-actions">
        <a class="slds-button slds-button_neutral" href="${back}">Cancel</a>
        <button class="slds-button slds-button_brand" type="submit">Save</button>
      </div>
    </form>`,
  };
}

async function part(visitor: Visitor, view: FormView, section: FormSection): Promise<Html> {
  const columns = section.columns.map(async (fields) => {
    const controls = fields.map((field) => {
      const { name } = field.definition;
      const entry = view.entered.get(name) ?? '';
      return control(visitor, field, entry, view.refusal?.byField.get(name));
    });
    return html`<div>${await Promise.all(controls)}</div>`;
  });
  return html`<fieldset class="sf-form-section">
    <legend>${section.label}</legend>
    <div class="sf-form-columns">${await Promise.all(columns)}</div>
  </fieldset>`;
}

/** Above the form, and read out at once: what hinders the record, each with a way to its field. */
function problems(form: RecordForm, { byField, others }: Refusal): Html {
  const atFields = fieldsOf(form).filter(({ definition }) => byField.has(definition.name));
  return html`<div class="sf-problems" role="alert" tabindex="-1" autofocus>
    <h2>This was not saved.</h2>
    <ul>
      ${others.map((message) => html`<li>${message}</li>`)}
      ${atFields.map(
        ({ definition: { name, label } }) =>
          html`<li><a href="#${controlId(name)}">${label}</a>: ${byField.get(name) ?? ''}</li>`,
      )}
    </ul>
  </div>`;
}
