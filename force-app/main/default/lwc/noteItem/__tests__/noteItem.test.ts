import { createElement } from 'lwc';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { BLANK_NOTE } from 'c/ownNote';
import type { OwnNote } from 'c/ownNote';
import NoteItem from 'c/noteItem';

const note: OwnNote = {
  ...BLANK_NOTE,
  id: 'a0B1',
  createdAt: '2026-11-20T18:00:00.000Z',
  body: 'The lobby was <b>chaos</b>.',
  question: 'What was the room like?',
  buyer: 'Pete Sallow',
  buyerTitle: 'Site Manager',
  place: 'Bramley: yard',
  toneWords: 'Tense',
  status: 'waiting',
};

async function mount(part: Partial<OwnNote> = {}, properties: object = {}) {
  const item = createElement('c-note-item', { is: NoteItem });
  Object.assign(item, { note: { ...note, ...part }, ...properties });
  document.body.appendChild(item);
  await Promise.resolve();
  const find = (selector: string) => item.shadowRoot?.querySelector<HTMLElement>(selector);
  return { item, find, words: (selector: string) => find(selector)?.textContent?.trim() ?? '' };
}

describe('c-note-item', () => {
  afterEach(() => document.body.replaceChildren());

  it('says when it was written, about whom, on what, and what was asked', async () => {
    const { words } = await mount();
    expect(words('.meta')).toContain('Nov 20, 2026');
    expect(words('.about')).toBe('Pete Sallow · Site Manager · Bramley: yard');
    expect(words('.meta')).toContain('Tense');
    expect(words('.question')).toBe('What was the room like?');
  });

  it('does not name the record in a list of that record', async () => {
    expect((await mount({}, { inPanel: true })).words('.about')).toBe('Pete Sallow · Site Manager');
  });

  it('names the kind of buyer where nobody was named, and nothing where neither is known', async () => {
    const nobody = { buyer: '', buyerTitle: '', place: '' };
    expect((await mount({ ...nobody, filedPersona: 'VP' })).words('.about')).toBe('VP');
    expect((await mount(nobody)).find('.about')).toBeNull();
  });

  it('shows the words as words', async () => {
    const { words, find } = await mount();
    expect(words('.body')).toBe('The lobby was <b>chaos</b>.');
    expect(find('b')).toBeNull();
  });

  it('shortens a long note until the whole of it is wanted', async () => {
    const { find, words } = await mount({ body: 'very '.repeat(60) });
    expect(find('.body')?.className).toContain('clamped');
    expect(find('.toggle')?.getAttribute('aria-expanded')).toBe('false');
    find('.toggle')?.click();
    await Promise.resolve();
    expect(find('.body')?.className).toBe('body');
    expect(words('.toggle')).toBe('Show less');
    expect(find('.toggle')?.getAttribute('aria-expanded')).toBe('true');
  });

  it('leaves the words to the form while they are edited', async () => {
    const { find } = await mount({ body: 'very '.repeat(60) });
    find('c-note-care')?.dispatchEvent(new CustomEvent('editing', { detail: true }));
    await Promise.resolve();
    expect(find('.body')).toBeNull();
    expect(find('.toggle')).toBeNull();
  });

  it('takes the focus on its words, and passes changes on', async () => {
    const { item, find } = await mount();
    const onChange = jest.fn();
    item.addEventListener('notechange', onChange);
    find('c-note-care')?.dispatchEvent(new CustomEvent('notechange', { detail: note }));
    expect(onChange).toHaveBeenCalledTimes(1);
    item.focus();
    expect(item.shadowRoot?.activeElement?.className).toBe('body');
  });
});
