import { describe, expect, it } from '@jest/globals';
import {
  update,
  NOTE_ID,
  QUOTE,
  noteRecord,
  filed,
  filing,
  mountWith,
  inside,
  has,
  tap,
  onAFreshPage,
} from './careOnPage';

describe('c-note-care, asking for the quote', () => {
  onAFreshPage();

  it('shows the redacted words and approves exactly those', async () => {
    const care = await mountWith(filed);
    const approval = inside(filing(care), 'c-quote-approval');
    expect(inside(approval, 'blockquote').textContent).toBe(QUOTE);
    await tap(approval, '.approve');
    expect(update).toHaveBeenCalledWith({ fields: { Id: NOTE_ID, Approved_Quote__c: QUOTE } });
    expect(inside(approval, '.outcome').textContent).toContain('Approved');
  });

  it('keeps to the theme, and takes an approval back', async () => {
    const care = await mountWith(filed);
    const approval = inside(filing(care), 'c-quote-approval');
    await tap(approval, '.keep');
    expect(update).toHaveBeenCalledWith({ fields: { Id: NOTE_ID, Approved_Quote__c: null } });
    expect(inside(approval, '.outcome').textContent).toContain('Kept to the theme');
    await tap(approval, '.change');
    await tap(approval, '.approve');
    expect(update).toHaveBeenLastCalledWith({ fields: { Id: NOTE_ID, Approved_Quote__c: QUOTE } });
  });

  it('shows hostile words as words', async () => {
    const words = '=HYPERLINK("http://x.invalid","click") <b>IT lead</b>';
    const care = await mountWith(noteRecord({ Status__c: 'waiting', Quote__c: words }));
    const approval = inside(filing(care), 'c-quote-approval');
    expect(inside(approval, 'blockquote').textContent).toBe(words);
    expect(has(approval, 'b')).toBe(false);
  });
});
