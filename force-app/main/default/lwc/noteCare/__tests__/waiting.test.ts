import { getRecord } from 'lightning/uiRecordApi';
import { describe, expect, it, jest } from '@jest/globals';
import {
  justSaved,
  filing,
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
  onAFreshPage,
} from './careOnPage';

describe('c-note-care, while the note is filed', () => {
  onAFreshPage();

  it('has the note read again every second, until it is filed', async () => {
    const care = await mountWith(noteRecord());
    await jest.advanceTimersByTimeAsync(3_000);
    expect(reread).toHaveBeenCalledTimes(3);
    expect(reread).toHaveBeenLastCalledWith([{ recordId: NOTE_ID }]);
    getRecord.emit(filed);
    await settled();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(reread).toHaveBeenCalledTimes(3);
    expect(status(care)).toContain('Fear of a broken integration');
  });

  it('looks less often after half a minute and gives up after two, without alarm', async () => {
    const care = await mountWith(noteRecord());
    await jest.advanceTimersByTimeAsync(30_000);
    expect(reread).toHaveBeenCalledTimes(30);
    await jest.advanceTimersByTimeAsync(200_000);
    expect(reread).toHaveBeenCalledTimes(48);
    await settled();
    expect(status(care)).toBe('It will be filed later; you need not wait.');
  });

  it('stops looking once it is gone from the page', async () => {
    const care = await mountWith(noteRecord());
    care.remove();
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
    const care = await mount({ note: justSaved({ isPrivate: true }) });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(reread).not.toHaveBeenCalled();
    expect(status(care)).toBe('Stays in Salesforce. It counts towards nothing.');
  });

  it('asks for nothing when the note cannot be read', async () => {
    const care = await mount({ note: justSaved({ id: '' }) });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(reread).not.toHaveBeenCalled();
    expect(status(care)).toBe('It will be filed later; you need not wait.');
  });

  it('says what the note is filed under, and what that means', async () => {
    const care = await mountWith(filed);
    expect(inside(filing(care), '.theme').textContent).toBe('Fear of a broken integration');
    expect(status(care)).toContain('They fear that connecting us breaks what runs.');
  });

  it.each([
    ['health', 'health'],
    ['union-membership', 'union membership'],
    ['code', 'a formula, code or an order to a computer'],
    ['something-new', 'something personal'],
  ])(
    'says why a note is held for %s, what to do, and shows no quote of it',
    async (reason, words) => {
      const care = await mountWith(
        noteRecord({ Status__c: 'held', Held_Reason__c: reason, Quote__c: 'left over' }),
      );
      expect(status(care)).toContain('Held for you.');
      expect(status(care)).toContain(words);
      expect(status(care)).toContain('write it again');
      expect(has(filing(care), 'c-quote-approval')).toBe(false);
    },
  );
});
