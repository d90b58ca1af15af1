import { createElement } from 'lwc';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import CodebookList from 'c/codebookList';
import { aTheme } from '../../codebookRules/__tests__/aTheme';

const themes = [
  aTheme({ name: 'Broken link', meaning: 'They were burnt before.' }),
  aTheme({ name: 'Another quarter', isHidden: true }),
  aTheme({ name: 'No proof', isPinned: true }),
  aTheme({ name: 'Peak season', area: 'why-now' }),
  aTheme({ name: 'From peers', area: 'why-now', status: 'proposed' }),
  aTheme({ name: 'Old one', status: 'retired' }),
];

interface List extends HTMLElement {
  focusCurrent(): void;
}

async function mount(given: Record<string, unknown> = {}): Promise<List> {
  const list = createElement('c-codebook-list', { is: CodebookList }) as unknown as List;
  Object.assign(list, { themes, ...given });
  document.body.appendChild(list);
  await Promise.resolve();
  return list;
}

function items(list: HTMLElement): HTMLElement[] {
  return [...(list.shadowRoot?.querySelectorAll<HTMLElement>('.item') ?? [])];
}

const namesIn = (list: HTMLElement) => items(list).map((item) => item.textContent?.trim());
const count = (list: HTMLElement) => list.shadowRoot?.querySelector('[role="status"]')?.textContent;
const focused = (list: HTMLElement) => list.shadowRoot?.activeElement?.textContent?.trim();

async function search(list: HTMLElement, words: string): Promise<void> {
  const field = list.shadowRoot?.querySelector<HTMLInputElement>('input.search');
  if (!field) throw new Error('There is no search field.');
  field.value = words;
  field.dispatchEvent(new CustomEvent('input'));
  await Promise.resolve();
}

async function filter(list: HTMLElement, value: string): Promise<void> {
  const chips = list.shadowRoot?.querySelector('c-chips');
  chips?.dispatchEvent(new CustomEvent('choose', { detail: value }));
  await Promise.resolve();
}

async function press(list: HTMLElement, key: string): Promise<void> {
  const { activeElement } = list.shadowRoot ?? {};
  activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  await Promise.resolve();
}

describe('c-codebook-list', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('lists the active themes by area, pinned first, with what marks them', async () => {
    const list = await mount();
    expect(namesIn(list)).toEqual([
      'No proofPinned',
      'Another quarterHidden',
      'Broken link',
      'Peak season',
    ]);
    const headings = [...(list.shadowRoot?.querySelectorAll('h3') ?? [])];
    expect(headings.map(({ textContent }) => textContent)).toEqual(['What stops them', 'Why now']);
    expect(count(list)).toBe('4 themes');
  });

  it('finds as one types, and says how many', async () => {
    const list = await mount();
    await search(list, 'burnt');
    expect(namesIn(list)).toEqual(['Broken link']);
    expect(count(list)).toBe('1 theme');
    await search(list, 'nobody says this');
    expect([namesIn(list), count(list)]).toEqual([[], 'No theme here says that.']);
  });

  it('speaks of no search where there simply is none', async () => {
    const list = await mount({ themes: [] });
    expect(count(list)).toBe('There are none.');
    await search(list, ' ');
    expect(count(list)).toBe('There are none.');
  });

  it('filters, and counts under each filter what the search found', async () => {
    const list = await mount();
    await filter(list, 'proposed');
    expect(namesIn(list)).toEqual(['From peers']);
    await filter(list, 'retired');
    expect(namesIn(list)).toEqual(['Old one']);
    await filter(list, 'hidden');
    expect(namesIn(list)).toEqual(['Another quarter']);
    await search(list, 'peers');
    const chips = list.shadowRoot?.querySelector('c-chips') as unknown as {
      options: { label: string; detail: string }[];
    };
    expect(chips.options.map(({ label, detail }) => `${label} ${detail}`)).toEqual([
      'Active 0',
      'Proposed 1',
      'Hidden 0',
      'Retired 0',
    ]);
    await filter(list, 'what is that');
    await search(list, '');
    expect(count(list)).toBe('4 themes');
  });

  it('opens a theme, and says which one is open', async () => {
    const list = await mount({ currentId: 'id of Broken link' });
    const onOpen = jest.fn();
    list.addEventListener('open', (event) => onOpen((event as CustomEvent).detail));
    items(list)[3]?.click();
    expect(onOpen).toHaveBeenCalledWith('id of Peak season');
    const current = items(list).filter((item) => item.getAttribute('aria-current') === 'true');
    expect(current.map(({ textContent }) => textContent?.trim())).toEqual(['Broken link']);
  });

  it('is one stop for Tab, and arrows, Home and End move within it', async () => {
    const list = await mount({ currentId: 'id of Broken link' });
    const stops = () => items(list).filter((item) => item.tabIndex === 0);
    expect(stops().map(({ textContent }) => textContent?.trim())).toEqual(['Broken link']);
    list.focusCurrent();
    await press(list, 'ArrowDown');
    expect(focused(list)).toBe('Peak season');
    await press(list, 'ArrowDown');
    expect(focused(list)).toBe('Peak season');
    await press(list, 'Home');
    expect(focused(list)).toBe('No proofPinned');
    await press(list, 'ArrowUp');
    expect(focused(list)).toBe('No proofPinned');
    await press(list, 'End');
    expect(focused(list)).toBe('Peak season');
    await press(list, 'x');
    expect(stops().map(({ textContent }) => textContent?.trim())).toEqual(['Peak season']);
  });

  it('gives the focus to the search when nothing is listed', async () => {
    const list = await mount();
    await search(list, 'nobody says this');
    list.focusCurrent();
    expect(list.shadowRoot?.activeElement?.className).toContain('search');
  });

  it('shows five hundred themes, and names in any script', async () => {
    const many = Array.from({ length: 499 }, (_, at) => aTheme({ name: `Theme ${at}` }));
    const list = await mount({ themes: [...many, aTheme({ name: 'مخاوف 🚚' })] });
    expect(items(list)).toHaveLength(500);
    await search(list, 'مخاوف');
    expect(namesIn(list)).toEqual(['مخاوف 🚚']);
  });
});
