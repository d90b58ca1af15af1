import type { PageContent } from './chrome.ts';
import { html, type Html } from '../../../service/src/http/html.ts';
import { newAction } from './record-actions.ts';
import { viewRecords, type RecordView } from './record-view.ts';
import type { Visitor } from './visitor.ts';

const fields = ['Name', 'Key__c', 'Summary__c', 'Buyer_Role__c', 'Segment__c', 'Status__c'];
/** The persona that holds what is published for no persona in particular. */
const reservedKey = 'buyers-in-general';

/** The personas by name; buyers in general come last. */
export async function personaList(visitor: Visitor): Promise<PageContent> {
  const found = await viewRecords(visitor, 'Buyer_Persona__c', fields, 'ORDER BY Name LIMIT 200');
  const isReserved = (persona: RecordView) => persona.value('Key__c') === reservedKey;
  const personas = [...found.filter((one) => !isReserved(one)), ...found.filter(isReserved)];
  return {
    title: 'Personas',
    tab: 'Buyer_Persona__c',
    main: html`<section class="sf-card">
      <div class="sf-actions">
        <div>
          <p class="sf-kind">Personas</p>
          <h1>The buyers we meet</h1>
        </div>
        ${newAction(visitor, 'Buyer_Persona__c')}
      </div>
      ${
        personas.length
          ? html`<ul class="sf-personas">
              ${personas.map(card)}
            </ul>`
          : html`<p>No personas here for you yet.</p>`
      }
    </section>`,
  };
}

function card(persona: RecordView): Html {
  const facts = ['Buyer_Role__c', 'Segment__c', 'Status__c']
    .map((field) => persona.text(field))
    .filter((fact) => fact !== '');
  return html`<li>
    <h2><a href="/lightning/r/Buyer_Persona__c/${persona.id}/view">${persona.text('Name')}</a></h2>
    <p>${persona.text('Summary__c')}</p>
    <p class="sf-quiet">${facts.join(' · ')}</p>
  </li>`;
}
