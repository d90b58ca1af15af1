import type { PageContent } from './chrome.ts';
import { componentPlace } from './component-place.ts';
import { html } from '../../../service/src/http/html.ts';
import { personaStages } from './persona-stages.ts';
import { recordActions } from './record-actions.ts';
import { viewRecord } from './record-view.ts';
import type { Visitor } from './visitor.ts';

/** A persona: the component is the page, and brings its own heading. */
export async function personaPage(visitor: Visitor, id: string): Promise<PageContent | undefined> {
  const persona = await viewRecord(visitor, 'Buyer_Persona__c', ['Name'], id);
  if (!persona) return undefined;
  const actions = recordActions(visitor, 'Buyer_Persona__c', persona.id);
  return {
    title: persona.text('Name'),
    tab: 'Buyer_Persona__c',
    hasComponents: true,
    tellsCalendar: true,
    main: html`<div class="sf-wide">
      ${actions && html`<div class="sf-actions">${actions}</div>`}
      ${componentPlace('c-persona-page', 'Buyer_Persona__c', persona.id)}
      ${await personaStages(visitor, persona.id)}
    </div>`,
  };
}
