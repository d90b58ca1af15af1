import type { PageContent } from './chrome.ts';
import { html, type Html } from '../../../service/src/http/html.ts';
import { textLiteral } from '../ui-api/soql-literal.ts';
import { viewRecords, type RecordView } from './record-view.ts';
import type { Visitor } from './visitor.ts';

const fields = [
  'Name',
  'Account.Name',
  'StageName',
  'Amount',
  'CloseDate',
  'IsClosed',
  'Owner.Name',
];

/** The visitor's deals, open ones first; those they can see, when they own none. */
export async function opportunityList(visitor: Visitor): Promise<PageContent> {
  const order = 'ORDER BY IsClosed ASC, CloseDate ASC LIMIT 200';
  const own = `WHERE OwnerId = ${textLiteral(visitor.user.id)} ${order}`;
  const mine = await viewRecords(visitor, 'Opportunity', fields, own);
  const isMine = mine.length > 0;
  const deals = isMine ? mine : await viewRecords(visitor, 'Opportunity', fields, order);
  return {
    title: 'Opportunities',
    tab: 'Opportunity',
    main: html`<section class="sf-card">
      <p class="sf-kind">Opportunities</p>
      <h1>${isMine ? 'My deals' : 'All deals I can see'}</h1>
      ${deals.length ? table(deals, isMine) : html`<p>No deals here for you.</p>`}
    </section>`,
  };
}

function table(deals: readonly RecordView[], isMine: boolean): Html {
  return html`<table class="sf-list">
    <thead>
      <tr>
        <th scope="col">Deal</th>
        <th scope="col">Account</th>
        <th scope="col">Stage</th>
        <th scope="col" class="sf-number">Amount</th>
        <th scope="col">Close date</th>
        ${!isMine && html`<th scope="col">Owner</th>`}
      </tr>
    </thead>
    <tbody>
      ${deals.map((deal) => row(deal, isMine))}
    </tbody>
  </table>`;
}

function row(deal: RecordView, isMine: boolean): Html {
  return html`<tr>
    <th scope="row"><a href="/lightning/r/Opportunity/${deal.id}/view">${deal.text('Name')}</a></th>
    <td>${deal.text('Account.Name')}</td>
    <td>${deal.text('StageName')}</td>
    <td class="sf-number">${deal.text('Amount')}</td>
    <td>${deal.text('CloseDate')}</td>
    ${!isMine && html`<td>${deal.text('Owner.Name')}</td>`}
  </tr>`;
}
