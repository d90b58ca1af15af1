import { createElement } from 'lwc';
import { afterEach, describe, expect, it } from '@jest/globals';
import BuyerPick from 'c/buyerPick';

const colm = { contactId: '003-colm', name: 'Colm Hartley', title: 'Site Manager' };
const dana = { contactId: '003-dana', name: 'Dana Whitlock', title: 'VP Operations' };
const personas = [{ id: 'a0D-it', name: 'IT Lead' }];

function many(count: number) {
  return Array.from({ length: count }, (_, at) => ({
    contactId: `003-${at}`,
    name: `Buyer ${at}`,
    title: '',
  }));
}

function mount(properties: Record<string, unknown>): { pick: HTMLElement; chosen: unknown[] } {
  const pick = createElement('c-buyer-pick', { is: BuyerPick });
  Object.assign(pick, properties);
  const chosen: unknown[] = [];
  pick.addEventListener('choose', (event) => {
    if (event instanceof CustomEvent) chosen.push(event.detail);
  });
  document.body.appendChild(pick);
  return { pick, chosen };
}

function part(pick: HTMLElement, selector: string): HTMLElement {
  const found = pick.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

function chips(pick: HTMLElement, selector = '.buyers'): string[] {
  const { options } = part(pick, selector) as HTMLElement & { options: { label: string }[] };
  return options.map(({ label }) => label);
}

const parts = (pick: HTMLElement) =>
  ['.buyers', '.personas', '.look-up', '.show-all', '.search'].filter(
    (selector) => pick.shadowRoot?.querySelector(selector) !== null,
  );

describe('c-buyer-pick', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('offers the buyers and someone else', () => {
    const { pick } = mount({ buyers: [colm, dana], personas, buyer: '003-colm' });
    expect(chips(pick)).toEqual(['Colm Hartley', 'Dana Whitlock', 'Someone else']);
    expect(parts(pick)).toEqual(['.buyers']);
  });

  it('forgets whoever else was chosen when a buyer is', () => {
    const { pick, chosen } = mount({ buyers: [colm, dana], personas });
    part(pick, '.buyers').dispatchEvent(new CustomEvent('choose', { detail: '003-dana' }));
    expect(chosen).toEqual([{ buyer: '003-dana', contactId: '', contactName: '', personaId: '' }]);
  });

  it('asks what kind of buyer someone else is, and looks them up where it may', () => {
    const someoneElse = { buyers: [colm], personas, buyer: 'someone-else' };
    const { pick } = mount({ ...someoneElse, hasRecordPicker: true, contactId: '003-x' });
    expect(parts(pick)).toEqual(['.buyers', '.personas', '.look-up']);
    expect(part(pick, '.personas')).toMatchObject({ legend: 'What kind of buyer?' });
    expect(part(pick, '.look-up')).toMatchObject({ objectApiName: 'Contact', value: '003-x' });
    expect(parts(mount(someoneElse).pick)).toEqual(['.buyers', '.personas']);
  });

  it('asks for the kind of buyer at once where no buyer is known', () => {
    const { pick, chosen } = mount({ personas, hasRecordPicker: true });
    expect(parts(pick)).toEqual(['.personas', '.look-up']);
    expect(part(pick, '.personas')).toMatchObject({ legend: 'Who is this about?' });
    part(pick, '.personas').dispatchEvent(new CustomEvent('choose', { detail: 'a0D-it' }));
    expect(chosen).toEqual([{ personaId: 'a0D-it' }]);
  });

  it('tells which contact was looked up, and that it was taken back', () => {
    const { pick, chosen } = mount({ hasRecordPicker: true });
    const find = part(pick, '.look-up');
    find.dispatchEvent(new CustomEvent('change', { detail: { recordId: '003-y' } }));
    find.dispatchEvent(new CustomEvent('change', { detail: { recordId: null } }));
    expect(chosen).toEqual([
      { buyer: 'someone-else', contactId: '003-y', contactName: '' },
      { buyer: 'someone-else', contactId: '', contactName: '' },
    ]);
  });

  it('shows six of two hundred, and finds the others by name', async () => {
    const { pick } = mount({ buyers: many(200) });
    expect(chips(pick)).toHaveLength(7);
    expect(part(pick, '.show-all').textContent).toBe('Show all (200)');
    part(pick, '.show-all').click();
    await Promise.resolve();
    expect(pick.shadowRoot?.activeElement?.className).toContain('search');
    expect(chips(pick)).toHaveLength(11);
    expect(part(pick, '.found').textContent).toBe('190 more. Keep typing to narrow them down.');
    expect(parts(pick)).toEqual(['.buyers', '.search']);

    const search = part(pick, '.search');
    if (search instanceof HTMLInputElement) search.value = 'buyer 123';
    search.dispatchEvent(new CustomEvent('input'));
    await Promise.resolve();
    expect(chips(pick)).toEqual(['Buyer 123', 'Someone else']);
    expect(part(pick, '.found').textContent).toBe('');

    if (search instanceof HTMLInputElement) search.value = 'nobody';
    search.dispatchEvent(new CustomEvent('input'));
    await Promise.resolve();
    expect(chips(pick)).toEqual(['Someone else']);
    expect(part(pick, '.found').textContent).toBe('Nobody on this record by that name.');
  });
});
