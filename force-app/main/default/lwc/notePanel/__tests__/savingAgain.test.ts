import { graphql } from 'lightning/graphql';
import { describe, expect, it } from '@jest/globals';
import {
  create,
  update,
  NOTE_ID,
  duplicateKey,
  serverAway,
  isKeyQuery,
  settled,
  mountWith,
  inside,
  form,
  text,
  type,
  clickSave,
  sentFields,
  onAFreshPage,
} from './panelOnPage';

describe('c-note-panel, when a save fails', () => {
  onAFreshPage();

  it('keeps the words when saving fails, and says why', async () => {
    create.mockRejectedValueOnce(serverAway);
    const panel = await mountWith();
    await type(panel, 'lobby was chaos');
    await clickSave(panel);
    expect(text(panel, '.problem')).toBe(
      'Not saved. Your words are kept here. Try again. Salesforce is busy just now.',
    );
    expect((inside(form(panel), 'textarea') as HTMLTextAreaElement).value).toBe('lobby was chaos');
    await clickSave(panel);
    expect(sentFields(1)).toEqual(sentFields(0));
    expect(inside(panel, 'c-note-saved')).toBeTruthy();
  });

  it('keeps the focus where it was while saving, and takes no words that would not be sent', async () => {
    let fail: (reason: unknown) => void = () => undefined;
    create.mockReturnValueOnce(new Promise((_, reject) => (fail = reject)));
    const panel = await mountWith();
    const textarea = await type(panel, 'words');
    inside(form(panel), '.save').focus();
    await clickSave(panel);
    expect(text(panel, '.save')).toBe('Saving…');
    expect(textarea.hasAttribute('readonly')).toBe(true);
    await clickSave(panel);
    expect(create).toHaveBeenCalledTimes(1);
    expect(inside(form(panel), '.save').hasAttribute('disabled')).toBe(false);
    fail(serverAway);
    await settled();
    expect(textarea.hasAttribute('readonly')).toBe(false);
    expect(form(panel).shadowRoot?.activeElement?.className).toContain('save');
  });

  it('treats a duplicate of its own key as saved, and finds that note', async () => {
    create.mockRejectedValueOnce(serverAway).mockRejectedValueOnce(duplicateKey);
    const panel = await mountWith();
    await type(panel, 'lobby was chaos');
    await clickSave(panel);
    await clickSave(panel);
    const config = graphql.getLastConfig();
    expect(config?.variables).toEqual({ clientKey: sentFields().Client_Key__c });
    graphql.emit(
      { uiapi: { query: { Buyer_Note__c: { edges: [{ node: { Id: NOTE_ID } }] } } } },
      isKeyQuery,
    );
    await settled();
    expect(inside(panel, 'c-note-saved')).toMatchObject({ noteId: NOTE_ID });
    expect(update).not.toHaveBeenCalled();
  });

  it('does not lose what was changed between a lost answer and the next try', async () => {
    create.mockRejectedValueOnce(serverAway).mockRejectedValueOnce(duplicateKey);
    const panel = await mountWith();
    await type(panel, 'lobby was chaos');
    await clickSave(panel);
    await type(panel, 'lobby was chaos, two drivers arguing');
    await clickSave(panel);
    graphql.emit(
      { uiapi: { query: { Buyer_Note__c: { edges: [{ node: { Id: NOTE_ID } }] } } } },
      isKeyQuery,
    );
    await settled();
    expect(update.mock.calls[0]?.[0].fields).toMatchObject({
      Id: NOTE_ID,
      Body__c: 'lobby was chaos, two drivers arguing',
    });
    expect(inside(panel, 'c-note-saved')).toMatchObject({ noteId: NOTE_ID });
  });

  it('says saved even if the note it finds again cannot be read', async () => {
    create.mockRejectedValueOnce(duplicateKey);
    const panel = await mountWith();
    await type(panel, 'lobby was chaos');
    await clickSave(panel);
    graphql.emitErrors([{ message: 'Something broke.' }], isKeyQuery);
    await settled();
    expect(inside(panel, 'c-note-saved')).toMatchObject({ noteId: '' });
  });
});
