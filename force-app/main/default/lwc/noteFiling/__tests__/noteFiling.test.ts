import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { BLANK_NOTE } from 'c/ownNote';
import type { OwnNote } from 'c/ownNote';
import NoteFiling from 'c/noteFiling';

const theme = { id: 'a0T1', name: 'No proof', meaning: 'They saw none.', area: 'stops' };
const filed: OwnNote = { ...BLANK_NOTE, id: 'a0B1', status: 'counted', theme, filedPersona: 'VP' };

async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
}

async function mount(note: Partial<OwnNote>, properties: object = {}) {
  const filing = createElement('c-note-filing', { is: NoteFiling });
  Object.assign(filing, { note: { ...filed, ...note }, ...properties });
  document.body.appendChild(filing);
  await settled();
  const find = (selector: string) => filing.shadowRoot?.querySelector<HTMLElement>(selector);
  return {
    filing,
    find,
    words: (selector: string) => find(selector)?.textContent ?? '',
    async tap(selector: string) {
      find(selector)?.click();
      await settled();
    },
  };
}

describe('c-note-filing', () => {
  afterEach(() => document.body.replaceChildren());

  it('leads from what was said to what lies underneath', async () => {
    const { find } = await mount({ statedReason: 'price' });
    const steps = [...(find('.why')?.querySelectorAll('li') ?? [])].map((step) =>
      [...step.querySelectorAll('span')].map(({ textContent }) => textContent),
    );
    expect(steps).toEqual([
      ['They said', 'Price'],
      ['Underneath', 'No proof'],
    ]);
  });

  it.each([
    [
      { status: 'counted' },
      'Counts at a release, once enough other reps have written too, unless you changed it after an earlier one.',
    ],
    [{ status: 'released' }, 'Part of what is released.'],
    [{ status: 'waiting', filedPersona: '' }, 'It counts once it says what kind of buyer this is'],
  ])('says whether and when it counts: %j', async (note, words) => {
    const { words: read } = await mount(note);
    expect(read('.counting')).toContain(words);
  });

  it.each([
    ['filed', {}],
    ['in no theme', { theme: { ...theme, id: '' } }],
    ['decided on', { confirmed: { id: 'a0T2', name: 'Fear' } }],
  ])('asks nothing of a role-play that is %s', async (_, note) => {
    const rehearsal = { status: 'waiting', source: 'role-play', quote: 'their words' };
    const { find, words } = await mount({ ...rehearsal, ...note });
    expect(words('[role="status"]')).toBe('Role-play is never counted.');
    expect(find('button')).toBeNull();
    expect(find('c-quote-approval')).toBeNull();
  });

  it('says nothing of counting where it does not know why the note waits', async () => {
    expect((await mount({ status: 'waiting' })).find('.counting')).toBeNull();
  });

  it('shows what the rep decided instead of what the service found', async () => {
    const { words, find } = await mount({ confirmed: { id: 'a0T2', name: 'Fear' } });
    expect(words('.decision')).toBe('You filed it under Fear.');
    expect(find('.yes')).toBeNull();
  });

  it('shows the quote in a list only when asked for, and then takes the focus there', async () => {
    const { find, tap } = await mount({ quote: 'their words' }, { isCompact: true });
    expect(find('c-quote-approval')).toBeNull();
    await tap('.look');
    expect(find('c-quote-approval')).not.toBeNull();
    expect(find('c-quote-approval')?.shadowRoot?.activeElement?.tagName).toBe('H4');
  });

  it('shows in a list at once what was approved, as long as it is exactly that', async () => {
    const approved = { quote: 'their words', approvedQuote: 'their words' };
    expect((await mount(approved, { isCompact: true })).find('c-quote-approval')).not.toBeNull();
    const changed = { quote: 'other words', approvedQuote: 'their words' };
    expect((await mount(changed, { isCompact: true })).find('c-quote-approval')).toBeNull();
  });

  it.each([
    ['withdrawn', { isWithdrawn: true }],
    ['private', { isPrivate: true }],
    ['held', { status: 'held' }],
  ])('shows no quote of a note that is %s', async (_state, note) => {
    const { find } = await mount({ ...note, quote: 'their words', approvedQuote: 'their words' });
    expect(find('c-quote-approval')).toBeNull();
    expect(find('.theme')).toBeNull();
  });

  it('closes the list of themes when the same choice is made once more', async () => {
    const { filing, find, tap } = await mount({ confirmed: { id: 'a0T2', name: 'Fear' } });
    const onDecide = jest.fn();
    filing.addEventListener('decide', onDecide);
    await tap('.change');
    graphql.emit({ uiapi: { query: { Buyer_Theme__c: { edges: [] } } } });
    const detail = { themeId: 'a0T2', themeName: 'Fear' };
    find('c-theme-pick')?.dispatchEvent(new CustomEvent('pick', { detail }));
    await settled();
    expect(onDecide).toHaveBeenCalledTimes(1);
    expect(find('c-theme-pick')).toBeNull();
    expect(filing.shadowRoot?.activeElement?.className).toBe('decision');
  });

  it('says nothing of a note it has not been given', async () => {
    const filing = createElement('c-note-filing', { is: NoteFiling });
    document.body.appendChild(filing);
    await settled();
    expect(filing.shadowRoot?.querySelector('[role="status"]')?.textContent).toBe('');
  });
});
