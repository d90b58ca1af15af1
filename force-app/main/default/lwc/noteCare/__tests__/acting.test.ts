import { getRecord } from 'lightning/uiRecordApi';
import { describe, expect, it, jest } from '@jest/globals';
import {
  filed,
  has,
  inside,
  justSaved,
  mount,
  mountWith,
  NOTE_ID,
  noteRecord,
  NOTHING,
  onAFreshPage,
  QUOTE,
  read,
  reread,
  settled,
  status,
  tap,
  update,
} from './careOnPage';

const counted = justSaved({
  status: 'counted',
  theme: { id: 'a0T000000000001AAA', name: 'Fear', meaning: '', area: 'stops' },
  quote: QUOTE,
  approvedQuote: QUOTE,
});

/** The editor says that it saved. */
async function edited(care: HTMLElement, note: object, isFiledAnew = true): Promise<void> {
  await tap(care, '.edit');
  const detail = { note, isFiledAnew };
  inside(care, 'c-note-editor').dispatchEvent(new CustomEvent('saved', { detail }));
  await settled();
}

describe('c-note-care, taking a note back', () => {
  onAFreshPage();

  it('asks first, and says what it means', async () => {
    const care = await mount({ note: counted });
    await tap(care, '.withdraw');
    expect(care.shadowRoot?.activeElement?.textContent).toContain('Withdraw this note?');
    expect(inside(care, '.asking').textContent).toContain('numbers follow at the next release');
    await tap(care, '.leave-it');
    expect(update).not.toHaveBeenCalled();
    expect(care.shadowRoot?.activeElement?.className).toContain('withdraw');
  });

  it('takes the approval of the quote back with it, and leaves nothing to do but to bring it back', async () => {
    const care = await mount({ note: counted });
    await tap(care, '.withdraw');
    await tap(care, '.withdraw-it');
    expect(update).toHaveBeenCalledWith({
      fields: { Id: NOTE_ID, Withdrawn__c: true, Approved_Quote__c: null },
    });
    expect(status(care)).toContain('Withdrawn. Its words leave every page');
    expect(care.shadowRoot?.activeElement?.className).toContain('bring-back');
    expect(has(care, '.edit')).toBe(false);
    expect(care.changes.at(-1)).toMatchObject({ isWithdrawn: true, approvedQuote: '' });
  });

  it('waits for a note that was brought back to be filed', async () => {
    const care = await mount({ note: { ...counted, isWithdrawn: true } });
    await tap(care, '.bring-back');
    expect(update).toHaveBeenCalledWith({ fields: { Id: NOTE_ID, Withdrawn__c: false } });
    expect(status(care)).toContain('Filing it');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(reread).toHaveBeenCalledTimes(1);
    await read(filed);
    expect(status(care)).toContain('Fear of a broken integration');
  });

  it('says why a withdrawal was not saved, and leaves the question open', async () => {
    update.mockRejectedValueOnce({ ok: false, status: 503, body: {} });
    const care = await mount({ note: counted });
    await tap(care, '.withdraw');
    await tap(care, '.withdraw-it');
    expect(inside(care, '.problem').textContent).toContain('Salesforce is busy');
    expect(has(care, '.withdraw-it')).toBe(true);
  });
});

describe('c-note-care, keeping a note private', () => {
  onAFreshPage();

  it('takes the approval back with it, and says when what was counted goes', async () => {
    const care = await mount({ note: counted });
    await tap(care, '.privacy');
    expect(update).toHaveBeenCalledWith({
      fields: { Id: NOTE_ID, Private__c: true, Approved_Quote__c: null },
    });
    expect(status(care)).toBe('Stays in Salesforce. It counts towards nothing.');
    expect(inside(care, '.outcome').textContent).toContain('numbers follow at the next release');
    expect(inside(care, '.privacy').textContent).toContain('Share again');
  });

  it('says once what becomes of its words, though it is withdrawn right after', async () => {
    const care = await mount({ note: counted });
    await tap(care, '.privacy');
    await tap(care, '.withdraw');
    expect(care.shadowRoot?.textContent?.split('Its words leave every page')).toHaveLength(2);
  });

  it('withdraws a private note too, without sharing it first', async () => {
    const care = await mount({ note: { ...counted, isPrivate: true } });
    await tap(care, '.withdraw');
    await tap(care, '.withdraw-it');
    expect(status(care)).toBe('Withdrawn.');
    expect(care.changes.at(-1)).toMatchObject({ isWithdrawn: true, isPrivate: true });
  });

  it('drops the question whether to withdraw, once another way is taken', async () => {
    const care = await mount({ note: counted });
    await tap(care, '.withdraw');
    await tap(care, '.privacy');
    expect(has(care, '.withdraw-it')).toBe(false);
  });

  it('shares it again, and waits for it to be filed', async () => {
    const care = await mount({ note: justSaved({ isPrivate: true }) });
    await tap(care, '.privacy');
    expect(update).toHaveBeenCalledWith({ fields: { Id: NOTE_ID, Private__c: false } });
    expect(status(care)).toContain('Filing it');
    expect(inside(care, '.outcome').textContent).toBe('');
  });
});

describe('c-note-care, editing', () => {
  onAFreshPage();

  it('puts the editor in its place, and the focus back when it is left', async () => {
    const care = await mount({ note: counted });
    const onEditing = jest.fn();
    care.addEventListener('editing', onEditing);
    await tap(care, '.edit');
    expect(has(care, 'c-note-filing')).toBe(false);
    inside(care, 'c-note-editor').dispatchEvent(new CustomEvent('cancel'));
    await settled();
    expect(care.shadowRoot?.activeElement?.className).toContain('edit');
    expect(onEditing.mock.calls.map(([event]) => (event as CustomEvent).detail)).toEqual([
      true,
      false,
    ]);
  });

  it('shows nothing of the old filing until the service has seen the new words', async () => {
    const care = await mount({ note: counted });
    const note = { ...counted, body: 'anew', modifiedAt: '2026-11-20T10:01:00.000Z' };
    await edited(care, note);
    expect(status(care)).toBe('Filing it again; you need not wait.');
    const values = { Status__c: 'counted', Quote__c: QUOTE };
    await read(noteRecord(values, { name: 'Fear' }, '2026-11-20T10:01:00.000Z'));
    expect(status(care)).toContain('Filing it again');
    const held = { Status__c: 'held', Held_Reason__c: 'health' };
    await read(noteRecord(held, undefined, '2026-11-20T10:01:03.000Z'));
    expect(status(care)).toContain('It may touch on health');
  });

  it('takes the news from the list around it just as well', async () => {
    const care = await mount({ note: counted });
    await edited(care, { ...counted, body: 'anew' });
    Object.assign(care, { note: { ...counted, status: 'held', heldReason: 'health' } });
    await settled();
    expect(status(care)).toContain('It may touch on health');
    await jest.advanceTimersByTimeAsync(5_000);
    expect(reread).not.toHaveBeenCalled();
  });

  it('shows the filing as it stands when an edit changed nothing about it', async () => {
    const care = await mount({ note: counted });
    const at = '2026-11-20T10:01:00.000Z';
    await edited(care, { ...counted, modifiedAt: at });
    const same = noteRecord({ Status__c: 'counted', Quote__c: QUOTE }, { name: 'Fear' }, at);
    await read(same);
    await jest.advanceTimersByTimeAsync(200_000);
    expect(status(care)).toContain('Fear');
  });

  it('waits for nothing when only the tone changed', async () => {
    const care = await mount({ note: counted });
    await edited(care, { ...counted, tone: 'warm' }, false);
    expect(status(care)).toContain('Fear');
    expect(care.changes).toHaveLength(1);
  });
});

describe('c-note-care, told about the note by a list', () => {
  onAFreshPage();

  it('reads nothing that the list knows', async () => {
    await mount({ note: counted });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(reread).not.toHaveBeenCalled();
    expect(getRecord.getLastConfig()?.recordId).toBeUndefined();
  });

  it('does not wait for a note that nobody has filed for days', async () => {
    const care = await mount({ note: justSaved({ createdAt: '2026-11-17T10:00:00.000Z' }) });
    await jest.advanceTimersByTimeAsync(10_000);
    expect(reread).not.toHaveBeenCalled();
    expect(status(care)).toBe('It will be filed later; you need not wait.');
  });

  it('keeps what it has read since against an older version', async () => {
    const care = await mountWith(filed);
    Object.assign(care, { note: justSaved({ modifiedAt: '2026-11-20T10:00:01.000Z' }) });
    await settled();
    expect(status(care)).toContain('Fear of a broken integration');
  });

  it('offers nothing to do with a note that cannot be read', async () => {
    const care = await mount({ note: justSaved({ id: '' }) });
    expect(has(care, '.edit')).toBe(false);
  });

  it('copes with a note whose question is gone', async () => {
    const record = noteRecord({ Status__c: 'waiting' });
    record.fields.Prompt__r = NOTHING;
    const care = await mountWith(record);
    expect(status(care)).toContain('It fits no theme yet');
  });
});
