import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import CodebookDesk from 'c/codebookDesk';
import type { Theme } from 'c/codebookRules';
import { aTheme } from '../../codebookRules/__tests__/aTheme';
import { answerOf, themeNode } from '../../codebookRules/__tests__/themeNode';

const update = jest.mocked(updateRecord);
const create = jest.mocked(createRecord);

const LATER = '2026-11-21T09:00:00.000Z';
const saved = (given: object = { lastModifiedDate: LATER }) =>
  ({ id: 'new', apiName: 'Buyer_Theme__c', fields: {}, ...given }) as never;
const conflict = { status: 412, body: { message: 'Changed meanwhile.', statusCode: 412 } };

const link = aTheme({ name: 'Link', examples: ['at night', 'it overran'] });
const trust = aTheme({ name: 'Trust' });

interface Desk extends HTMLElement {
  themes: readonly Theme[];
  theme: Theme | undefined;
  focusShown(): void;
}

/** A desk with its page around it: what it changes or opens comes back to it. */
async function mount(themes: readonly Theme[] = [link, trust], canKeep = true): Promise<Desk> {
  const desk = createElement('c-codebook-desk', { is: CodebookDesk }) as unknown as Desk;
  Object.assign(desk, { themes, theme: themes[0], canKeep, isOpen: true });
  desk.addEventListener('changed', (event) => {
    const changed: Theme[] = (event as CustomEvent).detail;
    const ids = changed.map(({ id }) => id);
    desk.themes = [...desk.themes.filter(({ id }) => !ids.includes(id)), ...changed];
    desk.theme = desk.themes.find(({ id }) => id === desk.theme?.id);
  });
  desk.addEventListener('stay', (event) => {
    desk.theme = desk.themes.find(({ id }) => id === (event as CustomEvent).detail);
  });
  document.body.appendChild(desk);
  await settled();
  return desk;
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
}

async function tell(desk: HTMLElement, part: string, type: string, detail: unknown): Promise<void> {
  const found = desk.shadowRoot?.querySelector(part);
  if (!found) throw new Error(`There is no ${part}.`);
  found.dispatchEvent(new CustomEvent(type, { detail }));
  await settled();
}

const act = (desk: HTMLElement, name: string) => tell(desk, '.shown', 'act', name);
const inDesk = (desk: HTMLElement, part: string) => desk.shadowRoot?.querySelector(part) ?? null;
const done = (desk: HTMLElement) => inDesk(desk, '[role="status"]')?.textContent;
const trouble = (desk: HTMLElement) => inDesk(desk, '[role="alert"]')?.textContent;
const hasUndo = (desk: HTMLElement) => inDesk(desk, '.undo') !== null;
const focusedIn = (desk: HTMLElement) => desk.shadowRoot?.activeElement?.className;

async function undo(desk: HTMLElement): Promise<void> {
  desk.shadowRoot?.querySelector<HTMLElement>('.undo')?.click();
  await settled();
}

/** What was sent to the org, in order: fields, and the version they build on. */
const sent = () => update.mock.calls.map(([{ fields }, options]) => [fields, options]);
const since = (ifUnmodifiedSince: string) => ({ ifUnmodifiedSince });
const ask = (query: string) => (config: { query?: unknown }) =>
  String(config.query).includes(query);

async function answerStale(theme: Theme, refresh = async () => {}): Promise<void> {
  graphql.emit(answerOf([themeNode(theme)]), ask('watercoolerCodebookTheme'), refresh);
  await settled();
}

describe('c-codebook-desk', () => {
  beforeEach(() => {
    update.mockReset();
    create.mockReset();
    update.mockResolvedValue(saved());
    create.mockResolvedValue(saved());
  });
  afterEach(() => {
    document.body.replaceChildren();
  });

  it.each([
    ['pin', { Pinned__c: true }, { Pinned__c: false }, '“Link” is pinned'],
    ['hide', { Hidden__c: true }, { Hidden__c: false }, '“Link” is hidden from persona pages'],
    ['retire', { Status__c: 'retired' }, { Status__c: 'active' }, '“Link” is retired'],
  ])(
    'does %s in one write, says so, and takes it back in one',
    async (name, fields, back, words) => {
      const desk = await mount();
      await act(desk, name);
      expect(done(desk)).toBe(words);
      await undo(desk);
      expect(sent()).toEqual([
        [{ Id: link.id, ...fields }, since(link.modifiedAt)],
        [{ Id: link.id, ...back }, since(LATER)],
      ]);
      expect([done(desk), hasUndo(desk)]).toEqual(['“Link” is as it was before', false]);
      expect(desk.theme).toMatchObject({ isPinned: false, isHidden: false, status: 'active' });
    },
  );

  it('decides on a proposal that stands above another theme, and stays with that one', async () => {
    const proposal = aTheme({ name: 'From peers', status: 'proposed' });
    const desk = await mount([link, proposal]);
    await tell(desk, '.proposal', 'act', 'adopt');
    expect(sent()).toEqual([[{ Id: proposal.id, Status__c: 'active' }, since(link.modifiedAt)]]);
    expect(done(desk)).toBe('“From peers” is adopted');
    expect(inDesk(desk, '.proposal')).toBeNull();
    expect(desk.theme?.id).toBe(link.id);
    await undo(desk);
    expect(inDesk(desk, '.proposal')).not.toBeNull();
  });

  it('opens the form of a proposal that stands above another theme', async () => {
    const desk = await mount([link, aTheme({ name: 'From peers', status: 'proposed' })]);
    await tell(desk, '.proposal', 'act', 'merge');
    expect(desk.theme?.name).toBe('From peers');
    expect(inDesk(desk, 'c-codebook-merge')).not.toBeNull();
  });

  it('brings a merged theme back as itself', async () => {
    const merged = aTheme({ name: 'Link', status: 'retired', mergedInto: trust.id });
    const desk = await mount([merged, trust]);
    const onOpen = jest.fn();
    desk.addEventListener('open', (event) => onOpen((event as CustomEvent).detail));
    await tell(desk, '.shown', 'open', trust.id);
    expect(onOpen).toHaveBeenCalledWith(trust.id);
    await act(desk, 'restore');
    await undo(desk);
    expect(update.mock.calls.map(([{ fields }]) => fields)).toEqual([
      { Id: merged.id, Status__c: 'active', Merged_Into__c: null },
      { Id: merged.id, Status__c: 'retired', Merged_Into__c: trust.id },
    ]);
  });

  it('merges into the theme that is picked, and takes it back in one write', async () => {
    const desk = await mount();
    await act(desk, 'merge');
    await tell(desk, 'c-codebook-merge', 'pick', trust.id);
    expect(done(desk)).toBe('“Link” is merged into “Trust”');
    expect(focusedIn(desk)).toBe('shown');
    await undo(desk);
    expect(update.mock.calls.map(([{ fields }]) => fields)).toEqual([
      { Id: link.id, Status__c: 'retired', Merged_Into__c: trust.id },
      { Id: link.id, Status__c: 'active', Merged_Into__c: null },
    ]);
  });

  it('does not merge into what was retired while the picker was open', async () => {
    const desk = await mount();
    await act(desk, 'merge');
    desk.themes = [link, { ...trust, status: 'retired' }];
    await tell(desk, 'c-codebook-merge', 'pick', trust.id);
    expect(update).not.toHaveBeenCalled();
  });

  it('saves what was edited under its new name; nothing changed is nothing saved', async () => {
    const desk = await mount();
    await act(desk, 'edit');
    await tell(desk, 'c-codebook-edit', 'save', {});
    expect([update.mock.calls.length, focusedIn(desk)]).toEqual([0, 'shown']);
    await act(desk, 'edit');
    await tell(desk, 'c-codebook-edit', 'save', { name: 'Broken link' });
    expect(done(desk)).toBe('“Broken link” is saved');
    await act(desk, 'edit');
    await tell(desk, 'c-codebook-edit', 'save', { meaning: 'Fear.' });
    expect(done(desk)).toBe('“Broken link” is saved');
    await undo(desk);
    expect(desk.theme).toMatchObject({ name: 'Broken link', meaning: '' });
  });

  it('splits: the theme keeps one half, a new one takes the other, and undo gives all back', async () => {
    const desk = await mount();
    await act(desk, 'split');
    await tell(desk, 'c-codebook-split', 'split', {
      kept: { name: 'At night', meaning: 'Who answers.', examples: ['at night'] },
      made: { name: 'Burnt before', meaning: '', examples: ['it overran'] },
    });
    expect(done(desk)).toBe('“Link” is split, and “Burnt before” is new');
    expect(create).toHaveBeenCalledWith({
      apiName: 'Buyer_Theme__c',
      fields: {
        Key__c: 'burnt-before',
        Insight_Area__c: 'stops',
        Name: 'Burnt before',
        Meaning__c: null,
        Examples__c: 'it overran',
        Status__c: 'active',
      },
    });
    await undo(desk);
    expect(update.mock.calls.map(([{ fields }]) => fields)).toEqual([
      { Id: link.id, Name: 'At night', Meaning__c: 'Who answers.', Examples__c: 'at night' },
      { Id: link.id, Name: 'Link', Meaning__c: null, Examples__c: 'at night\nit overran' },
      { Id: 'new', Status__c: 'retired' },
    ]);
  });

  it('puts the theme back when the new half of a split cannot be made', async () => {
    create.mockRejectedValue({ status: 400, body: { message: 'No room.' } });
    const desk = await mount();
    await act(desk, 'split');
    await tell(desk, 'c-codebook-split', 'split', {
      kept: { name: 'At night', meaning: '', examples: [] },
      made: { name: 'Other', meaning: '', examples: [] },
    });
    expect(trouble(desk)).toContain('No room.');
    expect(inDesk(desk, 'c-codebook-split')).not.toBeNull();
    expect(sent()[1]).toEqual([
      { Id: link.id, Name: 'Link', Meaning__c: null, Examples__c: 'at night\nit overran' },
      since(LATER),
    ]);
    expect(done(desk)).toBe('');
  });

  it('says why something was not saved, and keeps the form open', async () => {
    update.mockRejectedValue({ status: 400, body: { message: 'Too many words.' } });
    const desk = await mount();
    await act(desk, 'edit');
    await tell(desk, 'c-codebook-edit', 'save', { name: 'X' });
    expect(trouble(desk)).toBe('Not saved. Try again. Too many words.');
    expect(inDesk(desk, 'c-codebook-edit')).not.toBeNull();
    await tell(desk, 'c-codebook-edit', 'cancel', undefined);
    expect([trouble(desk), focusedIn(desk)]).toEqual(['', 'shown']);
  });

  it('names who changed the theme meanwhile, loads it, and lets the next save build on it', async () => {
    update.mockRejectedValueOnce(conflict);
    const desk = await mount();
    await act(desk, 'edit');
    await tell(desk, 'c-codebook-edit', 'save', { name: 'Mine' });
    const hers = { ...link, name: 'Hers', modifiedAt: LATER, modifiedBy: 'Tilda Kerr' };
    await answerStale(hers);
    expect(trouble(desk)).toMatch(/^Tilda Kerr changed “Link” meanwhile\..*what you typed is kept/);
    expect(desk.theme?.name).toBe('Hers');
    expect(inDesk(desk, 'c-codebook-edit')).not.toBeNull();
    await tell(desk, 'c-codebook-edit', 'save', { name: 'Mine' });
    expect(sent()[1]).toEqual([{ Id: link.id, Name: 'Mine' }, since(LATER)]);
    await undo(desk);
    expect(desk.theme?.name).toBe('Hers');
  });

  it('asks the org when the platform only gave what it had kept', async () => {
    update.mockRejectedValueOnce(conflict);
    const desk = await mount();
    await act(desk, 'pin');
    const refresh = jest.fn(async () => {});
    await answerStale(link, refresh);
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(trouble(desk)).toBe('');
    await answerStale({ ...link, modifiedAt: LATER, modifiedBy: '' });
    expect(trouble(desk)).toContain('Somebody changed “Link” meanwhile. Nothing was overwritten');
  });

  it('says that somebody changed it even where the newest cannot be read', async () => {
    update.mockRejectedValueOnce(conflict);
    const desk = await mount();
    await act(desk, 'pin');
    graphql.emitErrors([{ message: 'No.' }], ask('watercoolerCodebookTheme'));
    await settled();
    expect(trouble(desk)).toContain('Somebody changed “Link” meanwhile.');
  });

  it('undoes nothing over somebody else’s change, and stops at the first refused step', async () => {
    const desk = await mount();
    await act(desk, 'pin');
    update.mockRejectedValueOnce(conflict);
    await undo(desk);
    await answerStale({
      ...link,
      modifiedAt: '2026-11-22T09:00:00.000Z',
      modifiedBy: 'Tilda Kerr',
    });
    expect(trouble(desk)).toContain('Tilda Kerr changed “Link” meanwhile.');
    expect(hasUndo(desk)).toBe(true);
  });

  it('does one thing at a time', async () => {
    let answer: (value: never) => void = () => {};
    update.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const desk = await mount();
    await act(desk, 'pin');
    await act(desk, 'retire');
    answer(saved({}));
    await settled();
    expect(update).toHaveBeenCalledTimes(1);
    await act(desk, 'unpin');
    expect(sent()[1]).toEqual([{ Id: link.id, Pinned__c: false }, {}]);
  });

  it('leaves the form when another theme is opened, and goes back to the list', async () => {
    const desk = await mount();
    const onBack = jest.fn();
    desk.addEventListener('back', onBack);
    await act(desk, 'edit');
    desk.theme = trust;
    desk.focusShown();
    await settled();
    expect([inDesk(desk, 'c-codebook-edit'), focusedIn(desk)]).toEqual([null, 'shown']);
    desk.shadowRoot?.querySelector<HTMLElement>('.back')?.click();
    expect(onBack).toHaveBeenCalledTimes(1);
  });

  it('shows a reader no proposals, and does nothing without a theme', async () => {
    const proposal = aTheme({ name: 'New', status: 'proposed' });
    expect(inDesk(await mount([link, proposal], false), '.proposal')).toBeNull();
    const empty = await mount([]);
    await act(empty, 'pin');
    expect(update).not.toHaveBeenCalled();
  });
});
