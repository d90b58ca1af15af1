import { fieldOf, objectOf, type ListView, type ObjectDefinition } from '../org.ts';
import type { PageContent } from './chrome.ts';
import { html, type Html } from '../../../service/src/http/html.ts';
import { newAction } from './record-actions.ts';
import { recordView, type RecordView } from './record-view.ts';
import type { Visitor } from './visitor.ts';

/** The package's objects whose lists have no page of their own. */
export const listedObjects = ['Buyer_Theme__c', 'Note_Prompt__c'] as const;

/** One list view of an object, with the others to choose from. Undefined where there is none. */
export async function objectList(
  visitor: Visitor,
  objectName: string,
  wanted: string,
): Promise<PageContent | undefined> {
  const { org, session } = visitor;
  const object = objectOf(org.metadata, objectName);
  const views = org.metadata.listViews.get(objectName) ?? [];
  const view = views.find(({ name }) => name === wanted) ?? views[0];
  if (!object || !view || !org.can(session, objectName).read) return undefined;
  const rows = (await org.listViewRows(session, objectName, view.name)).map((row) =>
    recordView(org.metadata, object, row),
  );
  return {
    title: view.label,
    tab: objectName,
    main: html`<section class="sf-card">
      <div class="sf-actions">
        <div>
          <p class="sf-kind">${object.pluralLabel}</p>
          <h1>${view.label}</h1>
        </div>
        ${newAction(visitor, objectName)}
      </div>
      ${choice(objectName, views, view)}
      ${rows.length ? table(object, view, rows) : html`<p>Nothing in this list for you.</p>`}
    </section>`,
  };
}

function choice(objectName: string, views: readonly ListView[], current: ListView): Html {
  return html`<nav aria-label="List views" class="sf-views">
    <ul>
      ${views.map(
        ({ name, label }) =>
          html`<li>
            <a
              href="/lightning/o/${objectName}/list?filterName=${name}"
              ${name === current.name && html`aria-current="page"`}
              >${label}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

function table(object: ObjectDefinition, { columns }: ListView, rows: readonly RecordView[]): Html {
  const others = columns.filter(({ field }) => fieldOf(object, field)?.isNameField !== true);
  return html`<table class="sf-list">
    <thead>
      <tr>
        <th scope="col">Name</th>
        ${others.map(({ label }) => html`<th scope="col">${label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <th scope="row">
              <a href="/lightning/r/${object.name}/${row.id}/view">${row.text('Name') || row.id}</a>
            </th>
            ${others.map(({ path }) => html`<td>${row.text(path)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
