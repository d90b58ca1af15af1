import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { getRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Answer, Persona } from 'c/noteForm';
import NoteEditor from 'c/noteEditor';

const update = jest.mocked(updateRecord);
const reread = jest.mocked(notifyRecordUpdateAvailable);
const AT_FIRST = '2026-11-20T10:00:00.000Z';
const LATER = '2026-11-20T10:05:00.000Z';
const conflict = {
  ok: false,
  status: 412,
  body: [{ errorCode: 'PRECONDITION_FAILED', message: 'changed' }],
};

function record(body: string, lastModifiedDate = AT_FIRST, more: Record<string, unknown> = {}) {
  const values = { Body__c: body, Tone__c: 'tense', Stated_Reason__c: null, ...more };
  const fields = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, displayValue: null }]),
  );
  return { id: 'a0B1', apiName: 'Buyer_Note__c', lastModifiedDate, fields };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
}

type Form = HTMLElement & {
  answer: Answer;
  problem: string;
  personas: Persona[];
  hasAsset: boolean;
  isSaving: boolean;
};

async function mount(first: object | null = record('Lobby was chaos.')) {
  const editor = createElement('c-note-editor', { is: NoteEditor });
  Object.assign(editor, { noteId: 'a0B1' });
  const events: CustomEvent[] = [];
  for (const name of ['saved', 'cancel']) {
    editor.addEventListener(name, (event) => events.push(event as CustomEvent));
  }
  document.body.appendChild(editor);
  await settled();
  const emit = async (read: object) => {
    getRecord.emit(read);
    await settled();
  };
  if (first) await emit(first);
  const find = (selector: string) => editor.shadowRoot?.querySelector<HTMLElement>(selector);
  const form = () => editor.shadowRoot?.querySelector<Form>('c-note-form') ?? null;
  return {
    find,
    form,
    emit,
    events,
    async type(part: Partial<Answer>) {
      form()?.dispatchEvent(new CustomEvent('change', { detail: part }));
      await settled();
    },
    async save() {
      form()?.dispatchEvent(new CustomEvent('save'));
      await settled();
    },
    async tap(selector: string) {
      find(selector)?.click();
      await settled();
    },
  };
}

describe('c-note-editor', () => {
  beforeEach(() => {
    update.mockResolvedValue({ ...record('saved', LATER) });
    reread.mockResolvedValue(undefined);
  });

  afterEach(() => {
    document.body.replaceChildren();
    update.mockReset();
    reread.mockReset();
  });

  it('opens on the words as they are, with the kinds of buyer to choose from', async () => {
    const { find, form, emit } = await mount(null);
    expect(find('c-skeleton')).not.toBeNull();
    await emit(record('Lobby was chaos.'));
    graphql.emit({
      uiapi: {
        query: {
          Buyer_Persona__c: {
            edges: [
              ['a0U1', 'vp', 'Operations VP'],
              ['a0U2', 'buyers-in-general', 'Buyers in general'],
            ].map(([Id, key, name]) => ({
              node: { Id, Key__c: { value: key }, Name: { value: name } },
            })),
          },
        },
      },
    });
    await settled();
    expect(form()?.answer).toMatchObject({ body: 'Lobby was chaos.', tone: 'tense' });
    expect(form()?.personas).toEqual([{ id: 'a0U1', name: 'Operations VP' }]);
    expect(form()?.hasAsset).toBe(false);
  });

  it('asks for the material again where the note began with a reason', async () => {
    const { form } = await mount(record('Price.', AT_FIRST, { Stated_Reason__c: 'price' }));
    expect(form()?.hasAsset).toBe(true);
  });

  it('says why a note cannot be opened, and lets the rep leave', async () => {
    const { find, tap, events } = await mount(null);
    getRecord.error({ message: 'gone', errorCode: 'NOT_FOUND' }, 404);
    await settled();
    expect(find('.problem')?.textContent).toContain('The record is gone');
    await tap('.leave');
    expect(events.map(({ type }) => type)).toEqual(['cancel']);
  });

  it('saves what changed, unless somebody was faster', async () => {
    const { type, save, events } = await mount();
    await type({ body: 'Lobby was calm.' });
    await save();
    expect(update).toHaveBeenCalledWith(
      { fields: { Id: 'a0B1', Body__c: 'Lobby was calm.' } },
      { ifUnmodifiedSince: AT_FIRST },
    );
    expect(events.map(({ type: name, detail }) => [name, detail])).toEqual([
      [
        'saved',
        {
          note: expect.objectContaining({ body: 'Lobby was calm.', modifiedAt: LATER }),
          isFiledAnew: true,
        },
      ],
    ]);
  });

  it('saves nothing where nothing changed', async () => {
    const { save, events } = await mount();
    await save();
    expect(update).not.toHaveBeenCalled();
    expect(events.map(({ type }) => type)).toEqual(['cancel']);
  });

  it('says why a save failed, keeps the words, and saves them the next time', async () => {
    update.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const { form, type, save, events } = await mount();
    await type({ body: 'In the lift.' });
    await save();
    expect(form()?.problem).toBe('There is no connection.');
    expect(form()?.answer.body).toBe('In the lift.');
    await save();
    expect(events.map(({ type: name }) => name)).toEqual(['saved']);
  });

  it('saves once however often it is asked to meanwhile', async () => {
    update.mockReturnValueOnce(new Promise(() => undefined));
    const { type, save, form } = await mount();
    await type({ body: 'Once.' });
    await save();
    await save();
    expect(update).toHaveBeenCalledTimes(1);
    expect(form()?.isSaving).toBe(true);
  });

  it('takes a newer version as long as nothing was typed', async () => {
    const { form, emit, type } = await mount();
    await emit(record('From the phone.', LATER));
    expect(form()?.answer.body).toBe('From the phone.');
    await type({ body: 'Typed.' });
    await emit(record('From the train.', '2026-11-20T10:06:00.000Z'));
    expect(form()?.answer.body).toBe('Typed.');
  });

  it('saves over what only the service wrote meanwhile', async () => {
    update.mockRejectedValueOnce(conflict);
    const { type, save, emit, events } = await mount();
    await type({ body: 'Calm.' });
    await save();
    expect(reread).toHaveBeenCalledWith([{ recordId: 'a0B1' }]);
    await emit(record('Lobby was chaos.', LATER, { Status__c: 'counted' }));
    expect(update).toHaveBeenLastCalledWith(
      { fields: { Id: 'a0B1', Body__c: 'Calm.' } },
      { ifUnmodifiedSince: LATER },
    );
    expect(events.map(({ type: name }) => name)).toEqual(['saved']);
  });

  it('overwrites nothing that was changed elsewhere, and keeps both versions within reach', async () => {
    update.mockRejectedValueOnce(conflict);
    const { type, save, emit, form, find, tap } = await mount();
    await type({ body: 'Calm.' });
    await save();
    await emit(record('From the phone.', LATER));
    expect(update).toHaveBeenCalledTimes(1);
    expect(form()?.problem).toContain('changed elsewhere');
    expect(form()?.answer.body).toBe('Calm.');

    await tap('.newest');
    expect(form()?.answer.body).toBe('From the phone.');
    expect(form()?.problem).toBe('');
    expect(find('.words')?.textContent).toBe('Calm.');
    await tap('.mine');
    expect(form()?.answer.body).toBe('Calm.');
    expect(find('.words')).toBeNull();
    await save();
    expect(update).toHaveBeenLastCalledWith(
      { fields: { Id: 'a0B1', Body__c: 'Calm.' } },
      { ifUnmodifiedSince: LATER },
    );
  });

  it('says why the newer version could not be read', async () => {
    update.mockRejectedValueOnce(conflict);
    reread.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const { type, save, form } = await mount();
    await type({ body: 'Calm.' });
    await save();
    expect(form()?.problem).toBe('There is no connection.');
    expect(form()?.isSaving).toBe(false);
  });

  it('is left by Cancel with nothing saved', async () => {
    const { form, events } = await mount();
    form()?.dispatchEvent(new CustomEvent('cancel'));
    expect(events.map(({ type }) => type)).toEqual(['cancel']);
  });
});
