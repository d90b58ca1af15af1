import type { PageContent } from './chrome.ts';
import { componentPlace } from './component-place.ts';
import { html, type Html } from '../../../service/src/http/html.ts';
import { viewRecord, viewRecords, type RecordView } from './record-view.ts';
import type { Visitor } from './visitor.ts';

interface Column {
  readonly label: string;
  readonly path: string;
}

/** One of the plain sales objects that the note panel can stand on. */
export interface SalesObject {
  readonly name: 'Account' | 'Contact' | 'Lead';
  readonly label: string;
  readonly plural: string;
  readonly details: readonly Column[];
}

export const panelObjects: readonly SalesObject[] = [
  {
    name: 'Account',
    label: 'Account',
    plural: 'Accounts',
    details: [
      { label: 'City', path: 'BillingCity' },
      { label: 'Owner', path: 'Owner.Name' },
    ],
  },
  {
    name: 'Contact',
    label: 'Contact',
    plural: 'Contacts',
    details: [
      { label: 'Title', path: 'Title' },
      { label: 'Account', path: 'Account.Name' },
    ],
  },
  {
    name: 'Lead',
    label: 'Lead',
    plural: 'Leads',
    details: [
      { label: 'Title', path: 'Title' },
      { label: 'Company', path: 'Company' },
      { label: 'Owner', path: 'Owner.Name' },
    ],
  },
];

const pathsOf = ({ details }: SalesObject) => ['Name', ...details.map(({ path }) => path)];

/** The records of one object that the visitor can see, by name. */
export async function salesList(visitor: Visitor, object: SalesObject): Promise<PageContent> {
  const rows = await viewRecords(visitor, object.name, pathsOf(object), 'ORDER BY Name LIMIT 200');
  return {
    title: object.plural,
    tab: object.name,
    main: html`<section class="sf-card">
      <p class="sf-kind">${object.plural}</p>
      <h1>All ${object.plural.toLowerCase()} I can see</h1>
      ${rows.length ? table(object, rows) : html`<p>None here for you.</p>`}
    </section>`,
  };
}

/** An account, contact or lead with the note panel beside it, as an admin would have dropped it. */
export async function salesRecordPage(
  visitor: Visitor,
  object: SalesObject,
  id: string,
): Promise<PageContent | undefined> {
  const record = await viewRecord(visitor, object.name, pathsOf(object), id);
  if (!record) return undefined;
  return {
    title: record.text('Name'),
    tab: object.name,
    hasComponents: true,
    main: html`<div class="sf-record">
      <section class="sf-highlights">
        <a class="sf-back" href="/lightning/o/${object.name}/list" aria-label="Back to the list"
          >‹</a
        >
        <div>
          <p class="sf-kind">${object.label}</p>
          <h1>${record.text('Name')}</h1>
        </div>
        <dl>${object.details.map((detail) => pair(detail, record))}</dl>
      </section>
      <div class="sf-side">${componentPlace('c-note-panel', object.name, record.id)}</div>
      <div class="sf-main">
        <section class="sf-card">
          <h2>Details</h2>
          <dl class="sf-details">${object.details.map((detail) => pair(detail, record))}</dl>
        </section>
      </div>
    </div>`,
  };
}

function table({ name, details }: SalesObject, rows: readonly RecordView[]): Html {
  return html`<table class="sf-list">
    <thead>
      <tr>
        <th scope="col">Name</th>
        ${details.map(({ label }) => html`<th scope="col">${label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <th scope="row">
              <a href="/lightning/r/${name}/${row.id}/view">${row.text('Name')}</a>
            </th>
            ${details.map(({ path }) => html`<td>${row.text(path)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function pair({ label, path }: Column, record: RecordView): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${record.text(path) || '–'}</dd>
  </div>`;
}
