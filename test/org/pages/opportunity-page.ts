import { stages } from '../standard-objects/stages.ts';
import { textLiteral } from '../ui-api/soql-literal.ts';
import type { PageContent } from './chrome.ts';
import { componentPlace } from './component-place.ts';
import { html, type Html } from '../../../service/src/http/html.ts';
import { viewRecord, viewRecords, type RecordView } from './record-view.ts';
import type { Visitor } from './visitor.ts';

const details = [
  { label: 'Account', path: 'Account.Name' },
  { label: 'Close date', path: 'CloseDate' },
  { label: 'Amount', path: 'Amount' },
  { label: 'Stage', path: 'StageName' },
  { label: 'Owner', path: 'Owner.Name' },
  { label: 'Next step', path: 'NextStep' },
];
const highlights = ['Account.Name', 'Amount', 'CloseDate', 'Owner.Name'];

/** A deal with the note panel and the persona card beside it, as an admin would have dropped them. */
export async function opportunityPage(
  visitor: Visitor,
  id: string,
): Promise<PageContent | undefined> {
  const fields = ['Name', 'IsClosed', ...details.map(({ path }) => path)];
  const deal = await viewRecord(visitor, 'Opportunity', fields, id);
  if (!deal) return undefined;
  const contactRoles = await viewRecords(
    visitor,
    'OpportunityContactRole',
    ['Contact.Name', 'Contact.Title', 'Role'],
    `WHERE OpportunityId = ${textLiteral(deal.id)}`,
  );
  return {
    title: deal.text('Name'),
    tab: 'Opportunity',
    hasComponents: true,
    main: html`<div class="sf-record">
      ${header(deal)} ${path(deal)}
      <div class="sf-side">
        ${componentPlace('c-note-panel', 'Opportunity', deal.id)}
        ${componentPlace('c-persona-card', 'Opportunity', deal.id)}
      </div>
      <div class="sf-main">
        <section class="sf-card">
          <h2>Details</h2>
          <dl class="sf-details">${details.map((detail) => pair(detail, deal))}</dl>
        </section>
        <section class="sf-card">
          <h2>Contact roles (${contactRoles.length})</h2>
          <ul class="sf-rows">
            ${contactRoles.map((role) => contactRole(role))}
          </ul>
        </section>
      </div>
    </div>`,
  };
}

function header(deal: RecordView): Html {
  const shown = details.filter((detail) => highlights.includes(detail.path));
  return html`<section class="sf-highlights">
    <a class="sf-back" href="/lightning/o/Opportunity/list" aria-label="Back to my deals">‹</a>
    <div>
      <p class="sf-kind">Opportunity<span> · ${deal.text('StageName')}</span></p>
      <h1>${deal.text('Name')}</h1>
    </div>
    <dl>${shown.map((detail) => pair(detail, deal))}</dl>
  </section>`;
}

function pair({ label, path }: { label: string; path: string }, deal: RecordView): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${deal.text(path) || '–'}</dd>
  </div>`;
}

/** The stages in order; the two closed ones are one step, named for how it closed. */
function path(deal: RecordView): Html {
  const current = deal.text('StageName');
  const isClosedDeal = deal.value('IsClosed') === true;
  const open = stages.filter(({ isClosed }) => !isClosed).map(({ name }) => name);
  const steps = [...open.filter((name) => name !== 'Expand'), isClosedDeal ? current : 'Closed'];
  if (open.includes('Expand')) steps.push('Expand');
  const at = steps.indexOf(current);
  const lost = stages.some(({ name, isClosed, isWon }) => name === current && isClosed && !isWon);
  return html`<ol class="sf-path" aria-label="Stage">
    ${steps.map((name, step) => {
      if (step === at) {
        return html`<li class="${lost ? 'sf-lost' : 'sf-now'}" aria-current="step">${name}</li>`;
      }
      return html`<li class="${step < at && 'sf-done'}">${name}</li>`;
    })}
  </ol>`;
}

function contactRole(role: RecordView): Html {
  const facts = [role.text('Contact.Title'), role.text('Role')].filter((fact) => fact !== '');
  return html`<li>
    <strong>${role.text('Contact.Name') || 'A contact you cannot see'}</strong>
    ${facts.map((fact) => html` · ${fact}`)}
  </li>`;
}
