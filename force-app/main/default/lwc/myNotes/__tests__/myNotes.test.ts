import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import userId from '@salesforce/user/Id';
import type { OwnNote } from 'c/ownNote';
import MyNotes from 'c/myNotes';

/** A page of the list; `next` is where the following one begins. */
function page(ids: readonly string[], next: string | null = null, at = '2026-11-20T10:00:00.000Z') {
  const edges = ids.map((Id) => ({
    node: {
      Id,
      Body__c: { value: `body of ${Id} at ${at}` },
      CreatedDate: { value: '2026-11-20T10:00:00.000Z' },
      LastModifiedDate: { value: at },
      Status__c: { value: 'waiting' },
    },
  }));
  const pageInfo = { hasNextPage: next !== null, endCursor: next };
  return { uiapi: { query: { Buyer_Note__c: { edges, pageInfo } } } };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
}

async function mount(properties: object = {}) {
  const list = createElement('c-my-notes', { is: MyNotes });
  Object.assign(list, properties);
  document.body.appendChild(list);
  await settled();
  const find = (selector: string) => list.shadowRoot?.querySelector<HTMLElement>(selector);
  return {
    list,
    find,
    words: (selector: string) => find(selector)?.textContent?.trim(),
    items: () => [
      ...(list.shadowRoot?.querySelectorAll<HTMLElement & { note: OwnNote }>('c-note-item') ?? []),
    ],
    async tap(selector: string) {
      find(selector)?.click();
      await settled();
    },
    async emit(data: object, refresh?: () => Promise<void>) {
      graphql.emit(data, undefined, refresh);
      await settled();
    },
    async fail(errors: { message: string; extensions?: object }[], refresh?: () => Promise<void>) {
      graphql.emitErrors(
        errors.map((error) => ({ ...error, extensions: { ...error.extensions } })),
        undefined,
        refresh,
      );
      await settled();
    },
  };
}

describe('c-my-notes', () => {
  afterEach(() => document.body.replaceChildren());

  it('asks for all that the reader wrote, or for what they wrote on one record', async () => {
    await mount();
    expect(graphql.getLastConfig()?.variables).toEqual({
      me: userId,
      recordId: null,
      everywhere: userId,
      after: null,
    });
    document.body.replaceChildren();
    await mount({ recordId: '006000000000001AAA' });
    expect(graphql.getLastConfig()?.variables).toMatchObject({
      me: userId,
      recordId: '006000000000001AAA',
      everywhere: null,
    });
  });

  it('draws a skeleton until the notes come, then shows them', async () => {
    const { find, emit, items } = await mount();
    expect(find('c-skeleton')).not.toBeNull();
    await emit(page(['1', '2']));
    expect(find('c-skeleton')).toBeNull();
    expect(items().map(({ note }) => note.id)).toEqual(['1', '2']);
    expect(find('.more')).toBeNull();
  });

  it('says that there are none', async () => {
    const { words, emit } = await mount();
    await emit(page([]));
    expect(words('.empty')).toBe('None yet. The first takes half a minute.');
  });

  it('adds the next page below, each note once, and takes the focus to the first new one', async () => {
    const { tap, emit, items, list } = await mount();
    await emit(page(['1', '2'], 'v1:2'));
    await tap('.more');
    expect(graphql.getLastConfig()?.variables).toMatchObject({ after: 'v1:2' });
    await emit(page(['2', '3']));
    expect(items().map(({ note }) => note.id)).toEqual(['1', '2', '3']);
    const focused = list.shadowRoot?.activeElement as HTMLElement;
    expect(focused.dataset.id).toBe('3');
  });

  it('puts a note that was written meanwhile first', async () => {
    const { emit, items } = await mount();
    await emit(page(['1']));
    const later = page(['2', '1']);
    const [newest] = later.uiapi.query.Buyer_Note__c.edges;
    if (newest) newest.node.CreatedDate.value = '2026-11-20T10:30:00.000Z';
    await emit(later);
    expect(items().map(({ note }) => note.id)).toEqual(['2', '1']);
  });

  it('takes what was changed below, and newer versions, but no older ones', async () => {
    const { emit, items } = await mount();
    await emit(page(['1']));
    const [first] = items();
    const edited = { ...first?.note, body: 'edited', modifiedAt: '2026-11-20T10:05:00.000Z' };
    first?.dispatchEvent(new CustomEvent('notechange', { detail: edited }));
    await settled();
    expect(items()[0]?.note.body).toBe('edited');
    await emit(page(['1']));
    expect(items()[0]?.note.body).toBe('edited');
    await emit(page(['1'], null, '2026-11-20T10:06:00.000Z'));
    expect(items()[0]?.note.body).toContain('10:06');
  });

  it('says why it did not load, and tries again', async () => {
    const refresh = jest.fn<() => Promise<void>>().mockResolvedValue(undefined);
    const { words, find, tap, fail, emit, list } = await mount();
    await fail([{ message: 'Salesforce gave in.' }], refresh);
    expect(words('.problem')).toBe('Your notes did not load. Salesforce gave in.');
    await tap('.retry');
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(list.shadowRoot?.activeElement?.className).toContain('title');
    await emit(page(['1']));
    expect(find('.problem')).toBeNull();
  });

  it('says so when trying again is refused outright', async () => {
    const refresh = jest.fn<() => Promise<void>>().mockRejectedValue(new TypeError('gone'));
    const { words, tap, fail } = await mount();
    await fail([{ message: 'Salesforce gave in.' }], refresh);
    await tap('.retry');
    expect(words('.problem')).toBe('Your notes did not load. There is no connection.');
  });

  it('keeps the notes it has when the next page does not come', async () => {
    const { words, tap, fail, emit, items } = await mount();
    await emit(page(['1'], 'v1:1'));
    await tap('.more');
    await fail([{ message: 'Salesforce gave in.' }]);
    expect(items()).toHaveLength(1);
    expect(words('.problem')).toBe('Salesforce gave in.');
  });

  it('tells whoever may not write notes where to ask', async () => {
    const { words, find, fail } = await mount();
    await fail([{ message: 'Validation error (FieldUndefined@[uiapi/query/Buyer_Note__c])' }]);
    expect(words('.plain')).toBe('You can add notes once an admin gives you Watercooler Rep.');
    expect(find('.retry')).toBeNull();
  });

  it('stands in the panel with a way back, and takes the focus there', async () => {
    const { list, find, tap } = await mount({ recordId: '006000000000001AAA', inPanel: true });
    const onBack = jest.fn();
    list.addEventListener('back', onBack);
    expect(list.shadowRoot?.activeElement?.tagName).toBe('H3');
    expect(find('h1')).toBeNull();
    await tap('.back');
    expect(onBack).toHaveBeenCalledTimes(1);
  });
});
