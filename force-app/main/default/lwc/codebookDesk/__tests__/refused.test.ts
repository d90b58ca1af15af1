import { graphql } from 'lightning/graphql';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  act,
  ask,
  answerStale,
  conflict,
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
  trouble,
  undo,
  update,
} from './desk';

describe('c-codebook-desk, where a change is refused', () => {
  beforeEach(() => {
    update.mockReset();
    create.mockReset();
    update.mockResolvedValue(saved(LATER));
    create.mockResolvedValue(saved(LATER));
  });
  afterEach(() => {
    document.body.replaceChildren();
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
    let answer: (value: ReturnType<typeof saved>) => void = () => {};
    update.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const desk = await mount();
    await act(desk, 'pin');
    await act(desk, 'retire');
    answer(saved());
    await settled();
    expect(update).toHaveBeenCalledTimes(1);
    await act(desk, 'unpin');
    expect(sent()[1]).toEqual([{ Id: link.id, Pinned__c: false }, {}]);
  });
});
