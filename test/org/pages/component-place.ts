import { html, type Markup } from './html.ts';

/** A place on the page for one of the package's components. */
export function componentPlace(component: string, objectApiName: string, recordId: string): Markup {
  return html`<div
    class="sf-place"
    data-component="${component}"
    data-object-api-name="${objectApiName}"
    data-record-id="${recordId}"
  >
    <p class="sf-loading">Loading…</p>
  </div>`;
}
