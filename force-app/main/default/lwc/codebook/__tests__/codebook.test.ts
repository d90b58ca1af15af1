import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import Codebook from 'c/codebook';
import { aTheme } from '../../codebookRules/__tests__/aTheme';
import { answerOf, themeNode } from '../../codebookRules/__tests__/themeNode';

jest.mock(
  '@salesforce/customPermission/Watercooler_Keep_Codebook',
  () => ({ __esModule: true, default: true }),
  { virtual: true },
);

async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
}

async function mount(): Promise<HTMLElement> {
  const page = createElement('c-codebook', { is: Codebook });
  document.body.appendChild(page);
  await settled();
  return page;
}

const ofThePage = (config: { query?: unknown }) =>
  String(config.query).includes('watercoolerCodebook(');

async function answer(data: unknown, refresh = async () => {}): Promise<void> {
  graphql.emit(data, ofThePage, refresh);
  await settled();
}

/** All that a person reads on the page, in order, through every shadow. */
function wordsOf(node: Node): string {
  if (node instanceof HTMLElement && node.shadowRoot) return wordsOf(node.shadowRoot);
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  return [...node.childNodes].map(wordsOf).join(' ').replace(/\s+/g, ' ').trim();
}

function part(page: HTMLElement, tag: string): HTMLElement {
  const found = page.shadowRoot?.querySelector<HTMLElement>(tag);
  if (!found) throw new Error(`There is no ${tag}.`);
  return found;
}

const shownName = (page: HTMLElement) =>
  part(page, 'c-codebook-desk').shadowRoot?.querySelector('.shown')?.shadowRoot?.querySelector('h2')
    ?.textContent;

async function open(page: HTMLElement, name: string): Promise<void> {
  part(page, 'c-codebook-list').dispatchEvent(new CustomEvent('open', { detail: `id of ${name}` }));
  await settled();
}

const themes = [aTheme({ name: 'Link' }), aTheme({ name: 'Trust' })];
const nodes = themes.map((theme) => themeNode(theme));

describe('c-codebook', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-11-20T10:00:00Z') });
  });
  afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
  });

  it('shows that it is loading, then the themes and the first of them', async () => {
    const page = await mount();
    expect(wordsOf(page)).toContain('Loading');
    await answer(answerOf(nodes));
    expect(wordsOf(page)).not.toContain('Loading');
    expect(shownName(page)).toBe('Link');
  });

  it.each([
    ['is due', { Next_Release_On__c: '2026-12-01T06:00:00.000Z' }, 'release, December 1, 2026.'],
    ['is overdue', { Next_Release_On__c: '2026-11-01T06:00:00.000Z' }, 'at the next release.'],
    ['comes in seconds', { Calendar__c: 'sample' }, 'at the next release.'],
  ])('says when changes take effect while a release %s', async (_, status, words) => {
    const page = await mount();
    await answer(answerOf(nodes, { status }));
    expect(wordsOf(page)).toContain(words);
  });

  it('says so when there are no themes yet', async () => {
    const page = await mount();
    await answer(answerOf([]));
    expect(wordsOf(page)).toContain('No themes yet.');
  });

  it('says why it did not load, and tries again', async () => {
    const page = await mount();
    const refresh = jest.fn(async () => {});
    graphql.emitErrors([{ message: 'The org sleeps.' }], ofThePage, refresh);
    await settled();
    expect(wordsOf(page)).toContain('The codebook did not load. The org sleeps.');
    page.shadowRoot?.querySelector<HTMLElement>('button')?.click();
    await settled();
    expect(refresh).toHaveBeenCalledTimes(1);
    refresh.mockRejectedValueOnce(new TypeError('offline'));
    graphql.emitErrors([{ message: 'Again.' }], ofThePage, refresh);
    await settled();
    page.shadowRoot?.querySelector<HTMLElement>('button')?.click();
    await settled();
    expect(wordsOf(page)).toContain('There is no connection.');
    await answer(answerOf(nodes));
    graphql.emitErrors([{ message: 'Later.' }], ofThePage);
    await settled();
    expect(wordsOf(page)).not.toContain('did not load');
  });

  it('reads page after page, and shows them together', async () => {
    const page = await mount();
    await answer(answerOf(nodes.slice(0, 1), { nextPage: 'cursor' }));
    expect(graphql.getLastConfig()?.variables).toEqual({ after: 'cursor' });
    expect(wordsOf(page)).toContain('Loading');
    await answer(answerOf(nodes.slice(1)));
    expect(wordsOf(page)).toContain('2 themes');
  });

  it('opens a theme with the focus on it, and gives the focus back to the list', async () => {
    const page = await mount();
    await answer(answerOf(nodes));
    await open(page, 'Trust');
    expect(shownName(page)).toBe('Trust');
    expect(page.shadowRoot?.activeElement?.tagName).toBe('C-CODEBOOK-DESK');
    expect(page.shadowRoot?.querySelector('.columns')?.className).toContain('is-open');
    part(page, 'c-codebook-desk').dispatchEvent(new CustomEvent('back'));
    await settled();
    expect(page.shadowRoot?.activeElement?.tagName).toBe('C-CODEBOOK-LIST');
    expect(page.shadowRoot?.querySelector('.columns')?.className).not.toContain('is-open');
  });

  it('shows at once what was changed, and an older answer does not bring the old back', async () => {
    const page = await mount();
    await answer(answerOf(nodes));
    const desk = part(page, 'c-codebook-desk');
    const renamed = aTheme({
      name: 'Broken link',
      id: 'id of Link',
      modifiedAt: '2026-11-21T09:00:00.000Z',
    });
    desk.dispatchEvent(new CustomEvent('stay', { detail: 'id of Link' }));
    desk.dispatchEvent(new CustomEvent('changed', { detail: [renamed, aTheme({ name: 'New' })] }));
    await settled();
    expect(shownName(page)).toBe('Broken link');
    await answer(answerOf(nodes));
    expect(shownName(page)).toBe('Broken link');
    expect(wordsOf(page)).toContain('3 themes');
  });

  it('starts with what waits for a decision, else with whatever there is', async () => {
    const page = await mount();
    const proposal = themeNode(aTheme({ name: 'From peers', status: 'proposed' }));
    await answer(answerOf([...nodes, proposal]));
    expect(shownName(page)).toBe('From peers');
    document.body.replaceChildren();
    const other = await mount();
    await answer(answerOf([themeNode(aTheme({ name: 'Old', status: 'retired' }))]));
    expect(shownName(other)).toBe('Old');
  });

  it('lets those who may keep the codebook change it, and says nothing of rights', async () => {
    const page = await mount();
    await answer(answerOf(nodes));
    expect(wordsOf(page)).toContain('Retire');
    expect(wordsOf(page)).not.toContain('You can read all of it.');
  });
});
