import { createElement } from 'lwc';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import CodebookSplit from 'c/codebookSplit';
import { aTheme } from '../../codebookRules/__tests__/aTheme';

const theme = aTheme({ meaning: 'Both.', examples: ['at night', 'it overran', 'show me'] });

function mount(given: Record<string, unknown> = {}): HTMLElement {
  const part = createElement('c-codebook-split', { is: CodebookSplit });
  Object.assign(part, { theme, smallestGroup: 4, ...given });
  document.body.appendChild(part);
  return part;
}

function field(part: HTMLElement, side: string, name: string): HTMLInputElement {
  const selector = `[data-side="${side}"][data-field="${name}"]`;
  const found = part.shadowRoot?.querySelector<HTMLInputElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

async function type(part: HTMLElement, side: string, name: string, words: string): Promise<void> {
  const target = field(part, side, name);
  target.value = words;
  target.dispatchEvent(new CustomEvent('input', { bubbles: true }));
  await Promise.resolve();
}

async function move(part: HTMLElement, phrase: string): Promise<void> {
  const index = theme.examples.indexOf(phrase);
  part.shadowRoot?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.click();
  await Promise.resolve();
}

function phrases(part: HTMLElement): (string | null)[][] {
  const halves = [...(part.shadowRoot?.querySelectorAll('fieldset') ?? [])];
  return halves.map((half) => [...half.querySelectorAll('.words')].map((each) => each.textContent));
}

async function submit(part: HTMLElement): Promise<unknown> {
  const onSplit = jest.fn();
  part.addEventListener('split', (event) => onSplit((event as CustomEvent).detail));
  const form = part.shadowRoot?.querySelector('form');
  form?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await Promise.resolve();
  return onSplit.mock.calls[0]?.[0];
}

describe('c-codebook-split', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('starts with all in the first half, and says how small a half may not be', () => {
    const part = mount();
    expect(field(part, 'kept', 'name').value).toBe('Fear of a broken link');
    expect(field(part, 'made', 'name').value).toBe('');
    expect(phrases(part)).toEqual([['at night', 'it overran', 'show me'], []]);
    expect(part.shadowRoot?.textContent).toContain(
      'A half that fewer than four reps stand behind will not show.',
    );
    expect(part.shadowRoot?.activeElement).toBe(field(part, 'kept', 'name'));
  });

  it('moves a phrase there and back, and the focus goes with it', async () => {
    const part = mount();
    await move(part, 'it overran');
    expect(phrases(part)).toEqual([['at night', 'show me'], ['it overran']]);
    const { activeElement } = part.shadowRoot ?? {};
    expect(activeElement?.getAttribute('aria-label')).toBe('Move “it overran” to the first theme');
    await move(part, 'it overran');
    expect(phrases(part)).toEqual([['at night', 'it overran', 'show me'], []]);
  });

  it('gives both halves as they were typed and divided', async () => {
    const part = mount();
    await type(part, 'kept', 'name', ' At night ');
    await type(part, 'made', 'name', 'Burnt before');
    await type(part, 'made', 'meaning', 'It was late.');
    await move(part, 'it overran');
    expect(await submit(part)).toEqual({
      kept: { name: 'At night', meaning: 'Both.', examples: ['at night', 'show me'] },
      made: { name: 'Burnt before', meaning: 'It was late.', examples: ['it overran'] },
    });
  });

  it('asks for a name first, where it is missing', async () => {
    const part = mount();
    expect(await submit(part)).toBeUndefined();
    expect(part.shadowRoot?.activeElement).toBe(field(part, 'made', 'name'));
    expect(field(part, 'made', 'name').getAttribute('aria-invalid')).toBe('true');
    expect(part.shadowRoot?.textContent).toContain('Give it a name first.');
    await type(part, 'made', 'name', 'Burnt before');
    expect(part.shadowRoot?.textContent).not.toContain('Give it a name first.');
  });

  it('keeps what was typed and moved when a newer version of the theme comes in', async () => {
    const part = mount();
    await type(part, 'made', 'name', 'Burnt before');
    await move(part, 'it overran');
    const examples = ['at night', 'it overran', 'a new one'];
    Object.assign(part, { theme: { ...theme, name: 'Renamed', examples } });
    await Promise.resolve();
    expect(field(part, 'kept', 'name').value).toBe('Renamed');
    expect(field(part, 'made', 'name').value).toBe('Burnt before');
    expect(phrases(part)).toEqual([['at night', 'a new one'], ['it overran']]);
  });

  it('tells when it is given up', () => {
    const part = mount({ theme: undefined });
    const onCancel = jest.fn();
    part.addEventListener('cancel', onCancel);
    part.shadowRoot?.querySelector<HTMLElement>('.acts button')?.click();
    expect(onCancel).toHaveBeenCalledTimes(1);
  });
});
