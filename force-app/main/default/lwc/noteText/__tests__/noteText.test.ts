import { createElement } from 'lwc';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import NoteText from 'c/noteText';

const known = [
  { role: 'buyer', name: 'Pete Sallow' },
  { role: 'account', name: 'Bramley Chilled' },
];

function mount(properties: Record<string, unknown> = {}): HTMLElement {
  const text = createElement('c-note-text', { is: NoteText });
  Object.assign(text, { label: 'Your note', known, ...properties });
  document.body.appendChild(text);
  return text;
}

function field(text: HTMLElement): HTMLTextAreaElement {
  const textarea = text.shadowRoot?.querySelector('textarea');
  if (!textarea) throw new Error('There is no text field.');
  return textarea;
}

async function type(text: HTMLElement, words: string): Promise<void> {
  const textarea = field(text);
  textarea.value = words;
  textarea.selectionEnd = words.length;
  textarea.dispatchEvent(new CustomEvent('input'));
  await Promise.resolve();
}

async function pause(): Promise<void> {
  jest.runAllTimers();
  await Promise.resolve();
}

function struck(text: HTMLElement): string[] {
  const pieces = [...(text.shadowRoot?.querySelectorAll('.mirror .struck') ?? [])];
  return pieces.map(({ textContent }) => textContent ?? '');
}

function said(text: HTMLElement): string[] {
  const lines = [...(text.shadowRoot?.querySelectorAll('[role="status"]') ?? [])];
  return lines.map(({ textContent }) => textContent ?? '').filter((line) => line !== '');
}

describe('c-note-text', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
  });

  it('strikes out the names that Salesforce knows, and says so in words', async () => {
    const text = mount();
    await type(text, 'Pete at Bramly keeps a list, ');
    expect(struck(text)).toEqual(['Pete', 'Bramly']);
    const more = 'Once you save, other names, numbers and addresses are looked for too.';
    expect(said(text)).toEqual([`2 names are struck out. ${more}`]);
    await type(text, 'Pete keeps a list, ');
    expect(said(text)).toEqual([`1 name is struck out. ${more}`]);
    await type(text, 'the lobby ');
    expect(said(text)).toEqual([]);
  });

  it('strikes nothing out of a private note, which nobody reads, until it is shared', async () => {
    const text = mount({ isPrivate: true });
    await type(text, 'Pete at Bramley keeps a list, ');
    expect([struck(text), said(text)]).toEqual([[], []]);
    Object.assign(text, { isPrivate: false });
    await Promise.resolve();
    expect(struck(text)).toEqual(['Pete', 'Bramley']);
  });

  it('leaves a word alone while it is typed, until typing pauses or the field is left', async () => {
    const text = mount();
    await type(text, 'and Pete');
    expect(struck(text)).toEqual([]);
    await pause();
    expect(struck(text)).toEqual(['Pete']);
    await type(text, 'and Bramley');
    expect(struck(text)).toEqual([]);
    field(text).dispatchEvent(new CustomEvent('blur'));
    await Promise.resolve();
    expect(struck(text)).toEqual(['Bramley']);
  });

  it('tells each change of the text, and shows what it is given', async () => {
    const text = mount({ value: 'kept from last time' });
    expect(field(text).value).toBe('kept from last time');
    const onChange = jest.fn();
    text.addEventListener('change', (event) => {
      if (event instanceof CustomEvent) onChange(event.detail);
    });
    await type(text, 'lobby');
    expect(onChange).toHaveBeenCalledWith('lobby');
    expect(text).toMatchObject({ value: 'lobby' });
    Object.assign(text, { value: '' });
    await Promise.resolve();
    expect(field(text).value).toBe('');
  });

  it('strikes out again when other names become known', async () => {
    const text = mount({ value: 'and Priya left', known: [] });
    expect(struck(text)).toEqual([]);
    Object.assign(text, { known: [{ role: 'colleague', name: 'Priya Nair' }] });
    await Promise.resolve();
    expect(struck(text)).toEqual(['Priya']);
  });

  it.each([
    ['she is off for surgery', 'health'],
    ['the imam rang him twice', 'religion'],
    ['he is a Tory', 'politics'],
    ['she is gay', 'sexuality'],
    ['he is the shop steward', 'union membership'],
    ['of Turkish descent', 'ethnicity'],
  ])('warns that "%s" may touch on %s', async (words, category) => {
    const text = mount();
    await type(text, words);
    expect(said(text)).toEqual([
      `This may touch on ${category}. Reword it, or save it and it will be held for you, not counted.`,
    ]);
  });

  it('has nothing to warn of in a private note, which nobody reads', async () => {
    const text = mount({ isPrivate: true });
    await type(text, 'she is off for surgery');
    expect(said(text)).toEqual([]);
  });

  it('in a long text moves the strokes with each letter, and looks for names in a pause', async () => {
    const text = mount();
    const long = 'the whiteboard had three ink colours. '.repeat(800);
    await type(text, `Pete said so. ${long}`);
    await pause();
    expect(struck(text)).toEqual(['Pete']);
    await type(text, `And Pete said so. Bramley. ${long}`);
    expect(struck(text)).toEqual([]);
    await pause();
    expect(struck(text)).toEqual(['Pete', 'Bramley']);
    await type(text, `And Pete said so. Bramley. ${long} !`);
    expect(struck(text)).toEqual(['Pete', 'Bramley']);
  });

  it('stands in no language in particular: the text decides where it starts', () => {
    const text = mount({ value: 'עשר דקות 🚛' });
    expect(field(text).dir).toBe('auto');
    expect(text.shadowRoot?.querySelector('.mirror')?.textContent).toBe('עשר דקות 🚛');
  });

  it('describes the field by the question, and says why a text cannot be saved', () => {
    const text = mount({ about: 'What was the room like?', problem: 'Too long.' });
    const ids = field(text).getAttribute('aria-describedby')?.split(' ') ?? [];
    const words = ids.map((id) => text.shadowRoot?.querySelector(`[id="${id}"]`)?.textContent);
    expect(words).toEqual(['What was the room like?', 'Too long.']);
    expect(said(text)).toEqual(['Too long.']);
  });

  it('forgets its pause when it goes', async () => {
    const text = mount();
    await type(text, 'and Pete');
    text.remove();
    expect(jest.getTimerCount()).toBe(0);
  });
});
