import { html, type Html } from '../../../service/src/http/html.ts';

/** A place on the page for one of the package's components. */
export function componentPlace(component: string, objectApiName: string, recordId: string): Html {
  return html`<div
    class="sf-place"
    data-component="${component}"
    data-object-api-name="${objectApiName}"
    data-record-id="${recordId}"
  >
    <p class="sf-loading">Loading…</p>
  </div>`;
}
