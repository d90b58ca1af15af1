import { createElement } from 'lwc';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import CodebookTheme from 'c/codebookTheme';
import { aTheme } from '../../codebookRules/__tests__/aTheme';

interface Part extends HTMLElement {
  focusHeading(): void;
}

function mount(given: Record<string, unknown> = {}): Part {
  const part = createElement('c-codebook-theme', { is: CodebookTheme }) as unknown as Part;
  Object.assign(part, { theme: aTheme(), canKeep: true, ...given });
  document.body.appendChild(part);
  return part;
}

/** All that is read there, in order. */
function wordsOf(node: Node): string {
  if (node instanceof HTMLElement && node.shadowRoot) return wordsOf(node.shadowRoot);
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  return [...node.childNodes].map(wordsOf).join(' ').replace(/\s+/g, ' ').trim();
}

const buttons = (part: HTMLElement) => [...(part.shadowRoot?.querySelectorAll('button') ?? [])];
const buttonWords = (part: HTMLElement) => buttons(part).map((b) => b.textContent?.trim());

describe('c-codebook-theme', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('says what the theme is about and what we do about it', () => {
    const theme = aTheme({
      meaning: 'They fear owning it.',
      examples: ['who supports it', 'it overran'],
      response: 'prove',
      whatWorks: 'A runbook.',
      isPinned: true,
      isHidden: true,
    });
    const part = mount({ theme, canKeep: false });
    const phrases = [...(part.shadowRoot?.querySelectorAll('li') ?? [])];
    expect(phrases.map((item) => item.textContent)).toEqual(['who supports it', 'it overran']);
    const words = wordsOf(part);
    for (const piece of [
      'Pinned',
      'Hidden',
      'They fear owning it.',
      'Prove',
      'Show that it works',
      'A runbook.',
    ]) {
      expect(words).toContain(piece);
    }
  });

  it('says so where nobody has written anything yet', () => {
    expect(wordsOf(mount({ canKeep: false }))).toBe(
      'What stops them Fear of a broken link Nobody has said yet what this is about. ' +
        'Example phrases None yet. Our response None chosen yet.',
    );
  });

  it('shows the words that a proposal was made from, until it is adopted', () => {
    const found = { terms: ['idling', 'trucks'] };
    const part = mount({ theme: aTheme({ ...found, status: 'proposed' }) });
    expect(wordsOf(part)).toContain('Words these notes have in common idling trucks');

    document.body.replaceChildren();
    expect(wordsOf(mount({ theme: aTheme(found) }))).not.toContain('in common');
  });

  it('shows those words once where the meaning names them all', () => {
    const found = { terms: ['idling', 'trucks'], status: 'proposed' } as const;
    const meaning = 'Proposed from notes that speak of idling and trucks.';
    expect(wordsOf(mount({ theme: aTheme({ ...found, meaning }) }))).not.toContain('in common');
    const written = mount({ theme: aTheme({ ...found, meaning: 'Engines idle at the gate.' }) });
    expect(wordsOf(written)).toContain('Words these notes have in common idling trucks');
  });

  it('offers what can be done, and nothing to those who only read', () => {
    expect(buttonWords(mount())).toEqual([
      'Edit',
      'Merge',
      'Split',
      'Pin',
      'Hide from persona pages',
      'Retire',
    ]);
    expect(buttonWords(mount({ canKeep: false }))).toEqual([]);
  });

  it('says what pinning and hiding do to whoever can, and of what they can be done to', () => {
    const hint = 'Pinned: it stands first in its area';
    expect(wordsOf(mount())).toContain(hint);
    expect(wordsOf(mount({ canKeep: false }))).not.toContain(hint);
    expect(wordsOf(mount({ theme: aTheme({ status: 'retired' }) }))).not.toContain(hint);
  });

  it('shows a proposal as one, with the decision first', () => {
    const part = mount({ theme: aTheme({ status: 'proposed' }) });
    const words = wordsOf(part);
    expect(words).toContain('New, from notes that fit no theme · What stops them');
    expect(words).not.toContain('None');
    expect(buttonWords(part)).toEqual(['Adopt', 'Merge', 'Dismiss', 'Edit']);
  });

  it('tells which button was pressed', () => {
    const part = mount();
    const onAct = jest.fn();
    part.addEventListener('act', (event) => onAct((event as CustomEvent).detail));
    for (const button of buttons(part)) button.click();
    const pressed = ['edit', 'merge', 'split', 'pin', 'hide', 'retire'];
    expect(onAct.mock.calls).toEqual(pressed.map((act) => [act]));
  });

  it('keeps the button that turns into its opposite', async () => {
    const part = mount();
    const pin = buttons(part)[3];
    Object.assign(part, { theme: aTheme({ isPinned: true }) });
    await Promise.resolve();
    expect(buttons(part)[3]).toBe(pin);
    expect(pin?.textContent?.trim()).toBe('Unpin');
  });

  it('says of a retired theme what that means, or into what it was merged', () => {
    const theme = aTheme({ status: 'retired' });
    expect(wordsOf(mount({ theme }))).toContain('Retired: it takes no more notes.');
    const part = mount({ theme, mergedInto: aTheme({ name: 'Trust' }) });
    const onOpen = jest.fn();
    part.addEventListener('open', (event) => onOpen((event as CustomEvent).detail));
    expect(wordsOf(part)).toContain('Merged into Trust');
    part.shadowRoot?.querySelector<HTMLElement>('.retired button')?.click();
    expect(onOpen).toHaveBeenCalledWith('id of Trust');
  });

  it('takes the focus to its heading', () => {
    const part = mount();
    part.focusHeading();
    expect(part.shadowRoot?.activeElement?.textContent).toBe('Fear of a broken link');
  });

  it('shows nothing without a theme, and any words as text only', () => {
    const empty = mount({ theme: undefined });
    expect(wordsOf(empty)).toBe('');
    empty.focusHeading();
    const part = mount({ theme: aTheme({ name: '<b>x</b>', examples: ['<img src=x>'] }) });
    expect(part.shadowRoot?.querySelector('b, img')).toBeNull();
  });
});
