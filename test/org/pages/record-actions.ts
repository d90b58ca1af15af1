import { html, type Html } from '../../../service/src/http/html.ts';
import { editForm, newForm } from './record-form/form-fields.ts';
import type { Visitor } from './visitor.ts';

/** The buttons of a record's header; nothing for whoever may only read it. */
export function recordActions(visitor: Visitor, objectName: string, id: string): Html | undefined {
  if (!editForm(visitor, objectName, id)) return undefined;
  return html`<a
    class="slds-button slds-button_neutral"
    href="/lightning/r/${objectName}/${id}/edit"
    >Edit</a
  >`;
}

/** The button of a list's header that makes a record; nothing for whoever may not. */
export function newAction(
  visitor: Visitor,
  objectName: string,
  query: Readonly<Record<string, string>> = {},
): Html | undefined {
  if (!newForm(visitor, objectName)) return undefined;
  const path = `/lightning/o/${objectName}/new?${new URLSearchParams(query).toString()}`;
  return html`<a class="slds-button slds-button_neutral" href="${path}">New</a>`;
}
