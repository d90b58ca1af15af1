import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { aTheme } from '../../codebookRules/__tests__/aTheme';
import {
  act,
  create,
  done,
  focusedIn,
  hasUndo,
  inDesk,
  LATER,
  link,
  mount,
  saved,
  sent,
  settled,
  since,
  tell,
  trust,
  undo,
  update,
} from './desk';

describe('c-codebook-desk', () => {
  beforeEach(() => {
    update.mockReset();
    create.mockReset();
    update.mockResolvedValue(saved(LATER));
    create.mockResolvedValue(saved(LATER));
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

  it('leaves the form when another theme is opened, and goes back to the list', async () => {
    const desk = await mount();
    const onBack = jest.fn();
    desk.addEventListener('back', onBack);
    await act(desk, 'edit');
    desk.theme = trust;
    (desk as unknown as { focusShown(): void }).focusShown();
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
