import { graphql } from 'lightning/graphql';
import { describe, expect, it } from '@jest/globals';
import {
  update,
  NOTE_ID,
  THEME_ID,
  noteRecord,
  filed,
  codebook,
  settled,
  mountWith,
  inside,
  has,
  status,
  tap,
  pick,
  onAFreshPage,
} from './savedOnPage';

describe('c-note-saved, asking for the right theme', () => {
  onAFreshPage();

  it('takes a yes in one tap', async () => {
    const saved = await mountWith(filed);
    await tap(saved, '.yes');
    expect(update).toHaveBeenCalledWith({
      fields: { Id: NOTE_ID, Confirmed_Theme__c: THEME_ID, None_Fits__c: false },
    });
    expect(inside(saved, '.decision').textContent).toBe(
      'You filed it under Fear of a broken integration.',
    );
    expect(saved.shadowRoot?.activeElement?.className).toBe('decision');
    expect(has(saved, '.yes')).toBe(false);
  });

  it('offers the themes of the same area, all of them on a tap, and takes one in one tap', async () => {
    const saved = await mountWith(filed);
    await tap(saved, '.something-else');
    graphql.emit(codebook);
    await settled();
    const picker = inside(saved, 'c-theme-pick');
    const names = () =>
      [...(picker.shadowRoot?.querySelectorAll('h5, button') ?? [])].map(({ textContent }) =>
        textContent?.trim(),
      );
    const sameArea = ['What stops them', 'The old way feels good enough'];
    expect(names()).toEqual([...sameArea, 'None of these', 'All themes']);
    await pick(saved, 'All themes');
    expect(names()).toEqual([...sameArea, 'Why now', 'They outgrew the old way', 'None of these']);
    expect(picker.shadowRoot?.activeElement?.textContent).toBe('Where does it belong?');
    await pick(saved, 'They outgrew the old way');
    expect(update).toHaveBeenCalledWith({
      fields: { Id: NOTE_ID, Confirmed_Theme__c: 'a0T000000000002AAA', None_Fits__c: false },
    });
    expect(inside(saved, '.decision').textContent).toBe(
      'You filed it under They outgrew the old way.',
    );
    expect(has(saved, 'c-theme-pick')).toBe(false);
  });

  it('takes "none of these", and a change of mind', async () => {
    const saved = await mountWith(filed);
    await tap(saved, '.something-else');
    graphql.emit(codebook);
    await settled();
    await pick(saved, 'None of these');
    expect(update).toHaveBeenLastCalledWith({
      fields: { Id: NOTE_ID, Confirmed_Theme__c: null, None_Fits__c: true },
    });
    expect(inside(saved, '.decision').textContent).toContain('kept until others notice the same');
    await tap(saved, '.change');
    await pick(saved, 'The old way feels good enough');
    expect(update).toHaveBeenLastCalledWith({
      fields: { Id: NOTE_ID, Confirmed_Theme__c: 'a0T000000000003AAA', None_Fits__c: false },
    });
  });

  it('says when a tap was not saved, and lets it be repeated', async () => {
    update.mockRejectedValueOnce({ ok: false, status: 503, body: {} });
    const saved = await mountWith(filed);
    await tap(saved, '.yes');
    expect(inside(saved, '.problem').textContent).toBe(
      'Not saved. Try again. Salesforce is busy just now.',
    );
    await tap(saved, '.yes');
    expect(has(saved, '.decision')).toBe(true);
    expect(has(saved, '.problem')).toBe(false);
  });

  it('shows every area when the question was about none of them', async () => {
    const unfiled = noteRecord({ Status__c: 'waiting' });
    const saved = await mountWith(unfiled, { area: '' });
    await tap(saved, '.pick');
    graphql.emit(codebook);
    await settled();
    const buttons = inside(saved, 'c-theme-pick').shadowRoot?.querySelectorAll('.pill') ?? [];
    expect(buttons).toHaveLength(3);
  });

  it('goes back to the question when the themes did not load, so that it can be tried again', async () => {
    const saved = await mountWith(filed);
    await tap(saved, '.something-else');
    graphql.emitErrors([{ message: 'Salesforce gave in.' }]);
    await settled();
    expect(inside(saved, '.problem').textContent).toBe('Salesforce gave in.');
    expect(has(saved, 'c-theme-pick')).toBe(false);
    expect(saved.shadowRoot?.activeElement?.className).toContain('something-else');
    await tap(saved, '.something-else');
    graphql.emit(codebook);
    await settled();
    await pick(saved, 'The old way feels good enough');
    expect(has(saved, '.decision')).toBe(true);
  });

  it('says that a note fits no theme, and lets the rep pick one', async () => {
    const saved = await mountWith(noteRecord({ Status__c: 'waiting' }));
    expect(status(saved)).toBe(
      'It fits no theme yet, and will be kept until others notice the same.',
    );
    await tap(saved, '.pick');
    graphql.emit(codebook);
    await settled();
    await pick(saved, 'The old way feels good enough');
    expect(update).toHaveBeenCalledTimes(1);
  });
});
