import { html, type Html } from '../../../service/src/http/html.ts';
import { objectOf, type FieldDefinition } from '../org.ts';
import type { PageContent } from './chrome.ts';
import { recordActions } from './record-actions.ts';
import { viewRecord, type RecordView } from './record-view.ts';
import type { Visitor } from './visitor.ts';

/** The package's objects whose records have no page of their own: plain details do. */
export const plainRecords = ['Buyer_Theme__c', 'Note_Prompt__c', 'Persona_Stage__c'] as const;

/** What a lookup to one of these shows is a link. */
const opened: readonly string[] = [...plainRecords, 'Buyer_Persona__c'];

/** A record's readable fields, in the order of its page layout. */
export async function recordPage(
  visitor: Visitor,
  objectName: string,
  id: string,
): Promise<PageContent | undefined> {
  const { org, session } = visitor;
  const object = objectOf(org.metadata, objectName);
  if (!object) return undefined;
  const laidOut = (org.metadata.layouts.get(objectName) ?? []).flatMap(({ columns }) =>
    columns.flat().map(({ field }) => field),
  );
  const fields = laidOut.filter(
    ({ name, isCustom }) => isCustom && org.canField(session, objectName, name).read,
  );
  const paths = fields.flatMap((field) => [field.name, shownPath(field)]);
  const record = await viewRecord(visitor, objectName, ['Name', ...paths], id);
  if (!record) return undefined;
  return {
    title: record.text('Name'),
    tab: objectName,
    main: html`<section class="sf-card">
      <div class="sf-actions">
        <div>
          <p class="sf-kind">${object.label}</p>
          <h1>${record.text('Name')}</h1>
        </div>
        ${recordActions(visitor, objectName, record.id)}
      </div>
      <dl class="sf-details">
        ${fields.map(
          (field) =>
            html`<div>
              <dt>${field.label}</dt>
              <dd>${valueOf(record, field)}</dd>
            </div>`,
        )}
      </dl>
    </section>`,
  };
}

/** Of a lookup, the name of the record it points at. */
function shownPath({ name, relationshipName }: FieldDefinition): string {
  return relationshipName === null ? name : `${relationshipName}.Name`;
}

function valueOf(record: RecordView, field: FieldDefinition): Html | string {
  if (field.type === 'boolean') return record.value(field.name) === true ? 'Yes' : 'No';
  const text = record.text(shownPath(field)) || '–';
  const parent = field.referenceTo[0] ?? '';
  const id = record.value(field.name);
  if (typeof id !== 'string' || !opened.includes(parent)) return text;
  return html`<a href="/lightning/r/${parent}/${id}/view">${text}</a>`;
}
