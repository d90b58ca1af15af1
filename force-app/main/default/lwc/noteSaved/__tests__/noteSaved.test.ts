import { getRecord } from 'lightning/uiRecordApi';
import { describe, expect, it, jest } from '@jest/globals';
import {
  reread,
  NOTE_ID,
  noteRecord,
  filed,
  settled,
  mount,
  mountWith,
  inside,
  has,
  status,
  tap,
  onAFreshPage,
} from './savedOnPage';

describe('c-note-saved, while the note is filed', () => {
  onAFreshPage();

  it('says Saved, and takes the focus there', async () => {
    const saved = await mount();
    expect(inside(saved, 'h3').textContent?.trim()).toBe('Saved');
    expect(saved.shadowRoot?.activeElement?.tagName).toBe('H3');
    expect(status(saved)).toBe('Filing it; you need not wait.');
  });

  it('has the note read again every second, until it is filed', async () => {
    const saved = await mountWith(noteRecord());
    await jest.advanceTimersByTimeAsync(3_000);
    expect(reread).toHaveBeenCalledTimes(3);
    expect(reread).toHaveBeenLastCalledWith([{ recordId: NOTE_ID }]);
    getRecord.emit(filed);
    await settled();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(reread).toHaveBeenCalledTimes(3);
    expect(status(saved)).toContain('Fear of a broken integration');
  });

  it('looks less often after half a minute and gives up after two, without alarm', async () => {
    const saved = await mountWith(noteRecord());
    await jest.advanceTimersByTimeAsync(30_000);
    expect(reread).toHaveBeenCalledTimes(30);
    await jest.advanceTimersByTimeAsync(200_000);
    expect(reread).toHaveBeenCalledTimes(48);
    await settled();
    expect(status(saved)).toBe('It will be filed later; you need not wait.');
  });

  it('stops looking once it is gone from the page', async () => {
    const saved = await mountWith(noteRecord());
    saved.remove();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(reread).not.toHaveBeenCalled();
  });

  it('goes on looking when a look fails', async () => {
    await mountWith(noteRecord());
    reread.mockRejectedValueOnce(new Error('away'));
    await jest.advanceTimersByTimeAsync(2_000);
    expect(reread).toHaveBeenCalledTimes(2);
  });

  it('never looks at a private note, which nobody files', async () => {
    const saved = await mount({ isPrivate: true });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(reread).not.toHaveBeenCalled();
    expect(status(saved)).toBe('Stays in Salesforce. It counts towards nothing.');
  });

  it('asks for nothing when the note cannot be read', async () => {
    const saved = await mount({ noteId: '' });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(reread).not.toHaveBeenCalled();
    expect(status(saved)).toBe('It will be filed later; you need not wait.');
  });

  it('says what the note is filed under, and what that means', async () => {
    const saved = await mountWith(filed);
    expect(inside(saved, '.theme').textContent).toBe('Fear of a broken integration');
    expect(status(saved)).toContain('They fear that connecting us breaks what runs.');
  });

  it.each([
    ['health', 'health'],
    ['union-membership', 'union membership'],
    ['code', 'a formula, markup or instructions'],
    ['something-new', 'something personal'],
  ])(
    'says why a note is held for %s, what to do, and shows no quote of it',
    async (reason, words) => {
      const saved = await mountWith(
        noteRecord({ Status__c: 'held', Held_Reason__c: reason, Quote__c: 'left over' }),
      );
      expect(status(saved)).toContain('Held for you.');
      expect(status(saved)).toContain(words);
      expect(status(saved)).toContain('write it again');
      expect(has(saved, 'c-quote-approval')).toBe(false);
    },
  );

  it('asks for another note when the rep does', async () => {
    const saved = await mount();
    const onAnother = jest.fn();
    saved.addEventListener('another', onAnother);
    await tap(saved, '.another');
    expect(onAnother).toHaveBeenCalledTimes(1);
  });
});
