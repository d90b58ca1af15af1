import { html, type Html } from '../../../service/src/http/html.ts';
import { objectOf } from '../org.ts';
import { textLiteral } from '../ui-api/soql-literal.ts';
import { newAction } from './record-actions.ts';
import { viewRecords } from './record-view.ts';
import type { Visitor } from './visitor.ts';

const columns = ['Order__c', 'Roles__c', 'Buyer_Goal__c'];

/**
 * The stages of a persona as the record page's related list has them: where one is opened to be
 * changed. Nothing for whoever would find neither a stage nor a button.
 */
export async function personaStages(
  visitor: Visitor,
  personaId: string,
): Promise<Html | undefined> {
  const object = objectOf(visitor.org.metadata, 'Persona_Stage__c');
  if (!object) return undefined;
  const rest = `WHERE Buyer_Persona__c = ${textLiteral(personaId)} ORDER BY Order__c, Name LIMIT 200`;
  const stages = await viewRecords(visitor, object.name, ['Name', ...columns], rest);
  const defaultFieldValues = `Buyer_Persona__c=${personaId}`;
  const action = newAction(visitor, object.name, { defaultFieldValues });
  if (stages.length === 0 && !action) return undefined;
  return html`<details class="sf-card sf-related">
    <summary>${object.pluralLabel} (${stages.length})</summary>
    ${action}
    ${
      stages.length > 0 &&
      html`<table class="sf-list">
        <thead>
          <tr>
            ${['Name', ...columns].map(
              (name) => html`<th scope="col">${object.fields.get(name)?.label}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${stages.map(
            (stage) =>
              html`<tr>
                <th scope="row">
                  <a href="/lightning/r/${object.name}/${stage.id}/view">${stage.text('Name')}</a>
                </th>
                ${columns.map((name) => html`<td>${stage.text(name)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>`
    }
  </details>`;
}
