import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import NoteSaved from 'c/noteSaved';

const update = jest.mocked(updateRecord);
const reread = jest.mocked(notifyRecordUpdateAvailable);
const NOTE_ID = 'a0B000000000001AAA';
const THEME_ID = 'a0T000000000001AAA';
const QUOTE = '"show me what happens when the link to SAP drops"';

/** A note as the UI API gives it; lookups carry the parent beside its id. */
function noteRecord(values: Record<string, string | null> = {}, theme?: { name: string }) {
  const base = {
    Status__c: null,
    Held_Reason__c: null,
    Quote__c: null,
    Buyer_Theme__c: theme ? THEME_ID : null,
    ...values,
  };
  const fields = Object.fromEntries(
    Object.entries(base).map(([name, value]) => [name, { displayValue: null, value }]),
  );
  const parent = {
    apiName: 'Buyer_Theme__c',
    id: THEME_ID,
    fields: {
      Name: { displayValue: null, value: theme?.name },
      Meaning__c: { displayValue: null, value: 'They fear that connecting us breaks what runs.' },
      Insight_Area__c: { displayValue: 'What stops them', value: 'stops' },
    },
  };
  return {
    apiName: 'Buyer_Note__c',
    id: NOTE_ID,
    fields: { ...fields, Buyer_Theme__r: { displayValue: null, value: theme ? parent : null } },
  };
}

const filed = noteRecord(
  { Status__c: 'counted', Quote__c: QUOTE },
  { name: 'Fear of a broken integration' },
);

const codebook = {
  uiapi: {
    query: {
      Buyer_Theme__c: {
        edges: [
          ['a0T000000000002AAA', 'They outgrew the old way', 'why-now'],
          ['a0T000000000003AAA', 'The old way feels good enough', 'stops'],
        ].map(([Id, name, area]) => ({
          node: { Id, Name: { value: name }, Insight_Area__c: { value: area } },
        })),
      },
    },
  },
};

async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
}

async function mount(properties: Record<string, unknown> = {}): Promise<HTMLElement> {
  const saved = createElement('c-note-saved', { is: NoteSaved });
  Object.assign(saved, { noteId: NOTE_ID, area: 'stops', ...properties });
  document.body.appendChild(saved);
  await settled();
  return saved;
}

async function mountWith(record: object, properties = {}): Promise<HTMLElement> {
  const saved = await mount(properties);
  getRecord.emit(record);
  await settled();
  return saved;
}

function inside(host: Element | null | undefined, selector: string): HTMLElement {
  const found = host?.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

function has(host: HTMLElement, selector: string): boolean {
  return host.shadowRoot?.querySelector(selector) !== null;
}

function status(saved: HTMLElement): string {
  return inside(saved, '[role="status"]').textContent?.trim() ?? '';
}

async function tap(host: HTMLElement, selector: string): Promise<void> {
  inside(host, selector).click();
  await settled();
}

async function pick(saved: HTMLElement, words: string): Promise<void> {
  const picker = inside(saved, 'c-theme-pick');
  const buttons = [...(picker.shadowRoot?.querySelectorAll('button') ?? [])];
  buttons.find(({ textContent }) => textContent?.trim() === words)?.click();
  await settled();
}

describe('c-note-saved', () => {
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

  it('offers the other themes, those of the same area first, and takes one in one tap', async () => {
    const saved = await mountWith(filed);
    await tap(saved, '.something-else');
    graphql.emit(codebook);
    await settled();
    const picker = inside(saved, 'c-theme-pick');
    const names = [...(picker.shadowRoot?.querySelectorAll('h5, button') ?? [])];
    expect(names.map(({ textContent }) => textContent?.trim())).toEqual([
      'What stops them',
      'The old way feels good enough',
      'Why now',
      'They outgrew the old way',
      'None of these',
    ]);
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

  it('says that a note fits no theme, and lets the rep pick one', async () => {
    const saved = await mountWith(noteRecord({ Status__c: 'waiting' }));
    expect(status(saved)).toBe(
      'Saved. It fits no theme yet, and will be kept until others notice the same.',
    );
    await tap(saved, '.pick');
    graphql.emit(codebook);
    await settled();
    await pick(saved, 'The old way feels good enough');
    expect(update).toHaveBeenCalledTimes(1);
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

  it('asks for another note when the rep does', async () => {
    const saved = await mount();
    const onAnother = jest.fn();
    saved.addEventListener('another', onAnother);
    await tap(saved, '.another');
    expect(onAnother).toHaveBeenCalledTimes(1);
  });
});
