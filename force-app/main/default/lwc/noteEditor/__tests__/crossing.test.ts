import { getRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { conflict, LATER, mount, read, record, settled } from './editorOnPage';

const update = jest.mocked(updateRecord);
const reread = jest.mocked(notifyRecordUpdateAvailable);

describe('c-note-editor, when a note changes under it', () => {
  beforeEach(() => {
    update.mockResolvedValue({ ...record('saved', LATER) });
    reread.mockResolvedValue(undefined);
  });

  afterEach(() => {
    document.body.replaceChildren();
    update.mockReset();
    reread.mockReset();
  });

  it('takes a newer version as long as nothing was typed', async () => {
    const { form, type } = await mount();
    await read(record('From the phone.', LATER));
    expect(form()?.answer.body).toBe('From the phone.');
    await type({ body: 'Typed.' });
    await read(record('From the train.', '2026-11-20T10:06:00.000Z'));
    expect(form()?.answer.body).toBe('Typed.');
  });

  it('saves over what only the service wrote meanwhile', async () => {
    update.mockRejectedValueOnce(conflict);
    const { type, save, events } = await mount();
    await type({ body: 'Calm.' });
    await save();
    expect(reread).toHaveBeenCalledWith([{ recordId: 'a0B1' }]);
    await read(record('Lobby was chaos.', LATER, { Status__c: 'counted' }));
    expect(update).toHaveBeenLastCalledWith(
      { fields: { Id: 'a0B1', Body__c: 'Calm.' } },
      { ifUnmodifiedSince: LATER },
    );
    expect(events.map(({ type: name }) => name)).toEqual(['saved']);
  });

  it('goes on from what the service wrote while the rep was typing', async () => {
    const { type, save } = await mount();
    await type({ body: 'Calm.' });
    await read(record('Lobby was chaos.', LATER, { Status__c: 'counted' }));
    await save();
    expect(update).toHaveBeenCalledWith(
      { fields: { Id: 'a0B1', Body__c: 'Calm.' } },
      { ifUnmodifiedSince: LATER },
    );
  });

  it('says at once that a note was changed elsewhere while the rep was typing', async () => {
    update.mockRejectedValueOnce(conflict);
    const { type, save, form, find } = await mount();
    await type({ body: 'Calm.' });
    await read(record('From the phone.', LATER));
    await save();
    expect(form()?.problem).toContain('changed elsewhere');
    expect(form()?.isSaving).toBe(false);
    expect(find('.newest')).not.toBeNull();
  });

  it('says why the newer version is not there, where the platform only tells the wire', async () => {
    update.mockRejectedValueOnce(conflict);
    const { type, save, form } = await mount();
    await type({ body: 'Calm.' });
    await save();
    getRecord.error({ message: 'gone', errorCode: 'NOT_FOUND' }, 404);
    await settled();
    expect(form()?.problem).toContain('The record is gone');
    expect(form()?.isSaving).toBe(false);
  });

  it('overwrites nothing that was changed elsewhere, and keeps both versions within reach', async () => {
    update.mockRejectedValueOnce(conflict);
    const { type, save, form, find, tap } = await mount();
    await type({ body: 'Calm.' });
    await save();
    await read(record('From the phone.', LATER));
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
});
