import { graphql } from 'lightning/graphql';
import { describe, expect, it } from '@jest/globals';
import {
  NOTHING,
  update,
  NOTE_ID,
  THEME_ID,
  noteRecord,
  filed,
  codebook,
  filing,
  settled,
  mountWith,
  inside,
  has,
  status,
  tap,
  pick,
  onAFreshPage,
} from './careOnPage';

describe('c-note-care, asking for the right theme', () => {
  onAFreshPage();

  it('takes a yes in one tap', async () => {
    const care = await mountWith(filed);
    await tap(filing(care), '.yes');
    expect(update).toHaveBeenCalledWith({
      fields: { Id: NOTE_ID, Confirmed_Theme__c: THEME_ID, None_Fits__c: false },
    });
    expect(inside(filing(care), '.decision').textContent).toBe(
      'You filed it under Fear of a broken integration.',
    );
    expect(filing(care).shadowRoot?.activeElement?.className).toBe('decision');
    expect(has(filing(care), '.yes')).toBe(false);
  });

  it('offers the themes of the same area, all of them on a tap, and takes one in one tap', async () => {
    const care = await mountWith(filed);
    await tap(filing(care), '.something-else');
    graphql.emit(codebook);
    await settled();
    const picker = inside(filing(care), 'c-theme-pick');
    const names = () =>
      [...(picker.shadowRoot?.querySelectorAll('h5, button') ?? [])].map(({ textContent }) =>
        textContent?.trim(),
      );
    const sameArea = ['What stops them', 'The old way feels good enough'];
    expect(names()).toEqual([...sameArea, 'None of these', 'All themes']);
    await pick(care, 'All themes');
    expect(names()).toEqual([...sameArea, 'Why now', 'They outgrew the old way', 'None of these']);
    expect(picker.shadowRoot?.activeElement?.textContent).toBe('Where does it belong?');
    await pick(care, 'They outgrew the old way');
    expect(update).toHaveBeenCalledWith({
      fields: { Id: NOTE_ID, Confirmed_Theme__c: 'a0T000000000002AAA', None_Fits__c: false },
    });
    expect(inside(filing(care), '.decision').textContent).toBe(
      'You filed it under They outgrew the old way.',
    );
    expect(has(filing(care), 'c-theme-pick')).toBe(false);
  });

  it('takes "none of these", and a change of mind', async () => {
    const care = await mountWith(filed);
    await tap(filing(care), '.something-else');
    graphql.emit(codebook);
    await settled();
    await pick(care, 'None of these');
    expect(update).toHaveBeenLastCalledWith({
      fields: { Id: NOTE_ID, Confirmed_Theme__c: null, None_Fits__c: true },
    });
    expect(inside(filing(care), '.decision').textContent).toContain(
      'kept until others notice the same',
    );
    await tap(filing(care), '.change');
    await pick(care, 'The old way feels good enough');
    expect(update).toHaveBeenLastCalledWith({
      fields: { Id: NOTE_ID, Confirmed_Theme__c: 'a0T000000000003AAA', None_Fits__c: false },
    });
  });

  it('says when a tap was not saved, and lets it be repeated', async () => {
    update.mockRejectedValueOnce({ ok: false, status: 503, body: {} });
    const care = await mountWith(filed);
    await tap(filing(care), '.yes');
    expect(inside(care, '.problem').textContent).toBe(
      'Not saved. Try again. Salesforce is busy just now.',
    );
    await tap(filing(care), '.yes');
    expect(has(filing(care), '.decision')).toBe(true);
    expect(has(care, '.problem')).toBe(false);
  });

  it('shows every area when the question was about none of them', async () => {
    const unfiled = noteRecord({ Status__c: 'waiting' });
    unfiled.fields.Prompt__r = NOTHING;
    const care = await mountWith(unfiled);
    await tap(filing(care), '.pick');
    graphql.emit(codebook);
    await settled();
    const buttons =
      inside(filing(care), 'c-theme-pick').shadowRoot?.querySelectorAll('.pill') ?? [];
    expect(buttons).toHaveLength(3);
  });

  it('goes back to the question when the themes did not load, so that it can be tried again', async () => {
    const care = await mountWith(filed);
    await tap(filing(care), '.something-else');
    graphql.emitErrors([{ message: 'Salesforce gave in.' }]);
    await settled();
    expect(inside(filing(care), '.problem').textContent).toBe('Salesforce gave in.');
    expect(has(filing(care), 'c-theme-pick')).toBe(false);
    expect(filing(care).shadowRoot?.activeElement?.className).toContain('something-else');
    await tap(filing(care), '.something-else');
    graphql.emit(codebook);
    await settled();
    await pick(care, 'The old way feels good enough');
    expect(has(filing(care), '.decision')).toBe(true);
  });

  it('says that a note fits no theme, and lets the rep pick one', async () => {
    const care = await mountWith(noteRecord({ Status__c: 'waiting' }));
    expect(status(care)).toBe(
      'It fits no theme yet, or is not in English. Pick a theme and it can count; otherwise it is kept until others notice the same.',
    );
    await tap(filing(care), '.pick');
    graphql.emit(codebook);
    await settled();
    await pick(care, 'The old way feels good enough');
    expect(update).toHaveBeenCalledTimes(1);
  });
});
