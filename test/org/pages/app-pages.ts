import type { PageContent } from './chrome.ts';
import { componentPlace } from './component-place.ts';
import { html } from '../../../service/src/http/html.ts';
import type { Visitor } from './visitor.ts';

/** A tab of the app that holds one component and nothing else. */
export interface AppPage {
  /** The tab's API name, as the address has it. */
  readonly name: string;
  readonly label: string;
  readonly component: string;
  isFor(visitor: Visitor): boolean;
}

export const appPages: readonly AppPage[] = [
  {
    name: 'My_Notes',
    label: 'My notes',
    component: 'c-my-notes',
    isFor: ({ org, session }) => org.can(session, 'Buyer_Note__c').create,
  },
  {
    name: 'Codebook',
    label: 'Codebook',
    component: 'c-codebook',
    isFor: ({ org, session }) => org.can(session, 'Buyer_Theme__c').read,
  },
];

/** The page of a tab; the component brings its own heading. Undefined for whoever may not see it. */
export function appPage(visitor: Visitor, page: AppPage): PageContent | undefined {
  if (!page.isFor(visitor)) return undefined;
  return {
    title: page.label,
    tab: page.name,
    hasComponents: true,
    main: html`<div class="sf-wide">${componentPlace(page.component, '', '')}</div>`,
  };
}
