import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlConfig } from 'lightning/graphql';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import PersonaCard from 'c/personaCard';
import { cellNode } from '../../personaPage/__tests__/personaAnswer';
import { dealAnswer, personaAnswer, personaNode, roleNode, stageNode } from './cardAnswer';

const isDealQuery = ({ query }: GraphqlConfig) => String(query).includes('watercoolerCardDeal');
const isPersonaQuery = ({ query }: GraphqlConfig) =>
  String(query).includes('watercoolerCardPersona');
const away = [{ message: 'Away', ok: false, status: 503, body: {} }];

afterEach(() => document.body.replaceChildren());

async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
}

async function mount(): Promise<HTMLElement> {
  const card = createElement('c-persona-card', { is: PersonaCard });
  Object.assign(card, { recordId: '006000000000001AAA' });
  document.body.appendChild(card);
  await settled();
  return card;
}

async function mountWith(deal: unknown, persona?: unknown): Promise<HTMLElement> {
  const card = await mount();
  graphql.emit(deal, isDealQuery);
  await settled();
  if (persona) graphql.emit(persona, isPersonaQuery);
  await settled();
  return card;
}

function all(card: HTMLElement, selector: string): HTMLElement[] {
  return [...(card.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

function text(card: HTMLElement, selector: string): string {
  return all(card, selector)
    .map((element) => element.textContent?.trim() ?? '')
    .join(' | ');
}

const dana = roleNode('Dana Whitlock', 'VP Operations', 'Economic Buyer', true);
const colm = roleNode('Colm Hartley', 'Site Manager');
const known = personaAnswer(
  [cellNode('No proof', { Quotes__c: 'show me\nwho else has it' }, { What_Works__c: 'One page' })],
  [stageNode('Evaluate')],
);

describe('c-persona-card', () => {
  it('keeps what it shows for another buyer of the same kind', async () => {
    const eve = roleNode('Eve Lund', 'Operations Director');
    const card = await mountWith(dealAnswer([dana, eve]), known);
    all(card, 'c-chips')[0]?.dispatchEvent(
      new CustomEvent('choose', { detail: 'contact-Eve Lund' }),
    );
    await settled();
    expect(text(card, '.title')).toBe('Buyers like Eve Lund');
    expect(text(card, '.barrier')).toBe('No proof');
  });

  it('shows nothing of one kind of buyer when the deal turns out to be about another', async () => {
    const card = await mountWith(dealAnswer([dana]), known);
    graphql.emit(dealAnswer([colm]), isDealQuery);
    await settled();
    expect(all(card, 'c-skeleton')).toHaveLength(1);
    expect(text(card, '.barrier')).toBe('');
  });

  it('shows nothing of one deal when the page goes on to another', async () => {
    const card = await mountWith(dealAnswer([dana]), known);
    Object.assign(card, { recordId: '006000000000002AAA' });
    await settled();
    expect(text(card, '.title')).not.toContain('Dana');
    expect(all(card, 'c-skeleton')).toHaveLength(1);
    expect(text(card, '.barrier')).toBe('');
  });

  it('shows what stops this buyer first, what worked, and what to expect and ask now', async () => {
    const card = await mountWith(dealAnswer([dana]), known);
    expect(text(card, '.title')).toBe('Buyers like Dana Whitlock');
    expect(text(card, '.barrier')).toBe('No proof');
    expect(all(card, '.quote').map((quote) => quote.textContent)).toEqual([
      'show me',
      'who else has it',
    ]);
    expect(text(card, '.lines .quiet')).toBe('No proof');
    expect(text(card, '.lines .line')).toBe('One page');
    expect(text(card, '.now .label')).toBe('Their goal at Evaluate, as we see it');
    expect(text(card, '.now .quiet')).toBe('In the room: economic buyer, technical influencer');
    expect(text(card, '.ask')).toBe('Agree a baseline in week one');
    expect(text(card, '.foot .quiet')).toBe('Released November 1, 2026 · A draft, not agreed yet');
  });

  it('marks a barrier that stands first because marketing pinned it', async () => {
    const pinned = cellNode('Pinned', { Contributors__c: '3+' }, { Pinned__c: true });
    const stronger = cellNode('Stronger', { Contributors__c: '10+' });
    const card = await mountWith(dealAnswer([dana]), personaAnswer([stronger, pinned]));
    expect([text(card, '.barrier'), text(card, '.pinned')]).toEqual(['Pinned', 'Pinned']);
    const unpinned = await mountWith(dealAnswer([dana]), personaAnswer([stronger]));
    expect(all(unpinned, '.pinned')).toHaveLength(0);
  });

  it('asks for the closest persona when nobody is named, and shows it after one tap', async () => {
    const card = await mountWith(dealAnswer([]));
    expect(text(card, '.question')).toBe('Who are you meeting?');
    expect(text(card, '.choice strong')).toBe('Operations VP | Site Manager');

    all(card, '[data-persona="p2"]')[0]?.click();
    await settled();
    graphql.emit(known, isPersonaQuery);
    await settled();
    expect(text(card, '.title')).toBe('Buyers like Site Manager');
    expect(text(card, '.barrier')).toBe('No proof');

    all(card, '.another')[0]?.click();
    await settled();
    expect(text(card, '.question')).toBe('Who are you meeting?');
  });

  it('says why it asks when the contacts on the deal tell nothing', async () => {
    const card = await mountWith(dealAnswer([roleNode('Al Key', 'Astronaut')]));
    expect(text(card, 'article > .quiet')).toContain('Nothing on this deal tells.');
  });

  it('lets the rep step between the people on the deal, without showing one under another', async () => {
    const card = await mountWith(dealAnswer([dana, colm]), known);
    all(card, 'c-chips')[0]?.dispatchEvent(
      new CustomEvent('choose', { detail: 'contact-Colm Hartley' }),
    );
    await settled();
    expect(all(card, '.barrier')).toHaveLength(0);
    expect(all(card, 'c-skeleton')).toHaveLength(1);
    graphql.emit(personaAnswer([]), isPersonaQuery);
    await settled();
    expect(text(card, '.title')).toBe('Buyers like Colm Hartley');
    expect(all(card, '.stops c-empty-area')).toHaveLength(1);
  });

  it('names the agreement of a persona that both sides have signed', async () => {
    const agreed = personaNode('p1', 'Operations VP', {
      Status__c: 'agreed',
      Released_On__c: null,
      Job_Titles__c: 'VP Operations',
    });
    const card = await mountWith(dealAnswer([dana], [agreed]), known);
    expect(text(card, '.foot .quiet')).toBe('Agreed by sales and marketing');
  });

  it('opens the page of the persona from the name and from the last line', async () => {
    const card = await mountWith(dealAnswer([dana]), known);
    expect(text(card, '.head .link')).toContain('Operations VP');
    all(card, '.open')[0]?.click();
    await settled();
    expect(all(card, '.problem')).toHaveLength(0);
  });

  it('waits as a skeleton', async () => {
    const card = await mount();
    expect(all(card, 'c-skeleton')).toHaveLength(1);
  });

  it('says so when there are no personas yet', async () => {
    const card = await mountWith(dealAnswer([dana], []));
    expect(text(card, 'article > .quiet')).toContain('There are no personas yet.');
  });

  it('says so when the deal is gone', async () => {
    const card = await mountWith({ uiapi: { query: {} } });
    expect(text(card, '.problem')).toContain('The card could not be loaded.');
  });

  it('says what went wrong and tries again', async () => {
    const card = await mount();
    const refresh = jest.fn(() => Promise.reject(away[0]));
    graphql.emitErrors(away, isDealQuery, refresh);
    await settled();
    expect(text(card, '.problem')).toContain('The card could not be loaded.');
    all(card, '.tall')[0]?.click();
    await settled();
    expect(refresh).toHaveBeenCalled();
    expect(all(card, '.problem')).toHaveLength(1);
  });

  it('keeps what it shows when a later read fails', async () => {
    const card = await mountWith(dealAnswer([dana]), known);
    graphql.emitErrors(away, isDealQuery);
    await settled();
    expect(text(card, '.barrier')).toBe('No proof');
  });

  it('says so when only the persona cannot be read', async () => {
    const card = await mountWith(dealAnswer([dana]));
    graphql.emitErrors(away, isPersonaQuery);
    await settled();
    expect(text(card, '.problem')).toContain('The card could not be loaded.');
  });
});
