import { graphql } from 'lightning/graphql';
import { getRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AT_FIRST, LATER, mount, read, record, settled } from './editorOnPage';

const update = jest.mocked(updateRecord);
const reread = jest.mocked(notifyRecordUpdateAvailable);

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
    const { find, form } = await mount(null);
    expect(find('c-skeleton')).not.toBeNull();
    await read(record('Lobby was chaos.'));
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

  it('is left by Cancel with nothing saved', async () => {
    const { form, events } = await mount();
    form()?.dispatchEvent(new CustomEvent('cancel'));
    expect(events.map(({ type }) => type)).toEqual(['cancel']);
  });
});
