import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  update,
  reread,
  NOTE_ID,
  QUOTE,
  noteRecord,
  filed,
  mountWith,
  inside,
  has,
  tap,
} from './savedOnPage';

describe('c-note-saved, asking for the quote', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    update.mockResolvedValue({ id: NOTE_ID, apiName: 'Buyer_Note__c', fields: {} });
    reread.mockResolvedValue(undefined);
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
    update.mockReset();
    reread.mockReset();
  });

  it('shows the redacted words and approves exactly those', async () => {
    const saved = await mountWith(filed);
    const approval = inside(saved, 'c-quote-approval');
    expect(inside(approval, 'blockquote').textContent).toBe(QUOTE);
    await tap(approval, '.approve');
    expect(update).toHaveBeenCalledWith({ fields: { Id: NOTE_ID, Approved_Quote__c: QUOTE } });
    expect(inside(approval, '.outcome').textContent).toContain('Approved');
  });

  it('keeps to the theme, and takes an approval back', async () => {
    const saved = await mountWith(filed);
    const approval = inside(saved, 'c-quote-approval');
    await tap(approval, '.keep');
    expect(update).toHaveBeenCalledWith({ fields: { Id: NOTE_ID, Approved_Quote__c: null } });
    expect(inside(approval, '.outcome').textContent).toContain('Kept to the theme');
    await tap(approval, '.change');
    await tap(approval, '.approve');
    expect(update).toHaveBeenLastCalledWith({ fields: { Id: NOTE_ID, Approved_Quote__c: QUOTE } });
  });

  it('shows hostile words as words', async () => {
    const words = '=HYPERLINK("http://x.invalid","click") <b>IT lead</b>';
    const saved = await mountWith(noteRecord({ Status__c: 'waiting', Quote__c: words }));
    const approval = inside(saved, 'c-quote-approval');
    expect(inside(approval, 'blockquote').textContent).toBe(words);
    expect(has(approval, 'b')).toBe(false);
  });
});
