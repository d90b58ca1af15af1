import { createElement } from 'lwc';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import CodebookMerge from 'c/codebookMerge';
import { aTheme } from '../../codebookRules/__tests__/aTheme';

function mount(given: Record<string, unknown> = {}): HTMLElement {
  const part = createElement('c-codebook-merge', { is: CodebookMerge });
  const targets = [aTheme({ name: 'Trust', meaning: 'They do not know us.' })];
  Object.assign(part, { theme: aTheme(), targets, ...given });
  document.body.appendChild(part);
  return part;
}

/** All that is read there, in order. */
function wordsOf(node: Node): string {
  if (node instanceof HTMLElement && node.shadowRoot) return wordsOf(node.shadowRoot);
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  return [...node.childNodes].map(wordsOf).join(' ').replace(/\s+/g, ' ').trim();
}

describe('c-codebook-merge', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('says what merging does, and takes the focus', () => {
    const part = mount();
    expect(wordsOf(part)).toContain('Merge “Fear of a broken link” into… It takes no more notes.');
    expect(part.shadowRoot?.activeElement?.tagName).toBe('H2');
  });

  it('tells which theme was picked, and when nothing was', () => {
    const part = mount();
    const heard = jest.fn();
    part.addEventListener('pick', (event) => heard('pick', (event as CustomEvent).detail));
    part.addEventListener('cancel', () => heard('cancel'));
    const [target, cancel] = [...(part.shadowRoot?.querySelectorAll('button') ?? [])];
    target?.click();
    cancel?.click();
    expect(heard.mock.calls).toEqual([['pick', 'id of Trust'], ['cancel']]);
  });

  it('says so when nothing is there to merge into', () => {
    expect(wordsOf(mount({ targets: [] }))).toContain('No other active theme stands in this area.');
    expect(wordsOf(mount({ theme: undefined }))).toContain('Merge “” into…');
  });
});
