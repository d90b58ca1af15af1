import { graphql } from 'lightning/graphql';
import { describe, expect, it, jest } from '@jest/globals';
import { opportunityAnswer } from './opportunityAnswer';
import {
  clickSave,
  create,
  duplicateKey,
  form,
  inside,
  isKeyQuery,
  isPageQuery,
  mountWith,
  NOTE_ID,
  onAFreshPage,
  sentFields,
  serverAway,
  settled,
  type,
  update,
} from './panelOnPage';

/** As a reload does: the panel is gone, the browser's storage is not. */
async function reloaded(): Promise<HTMLElement> {
  document.body.replaceChildren();
  return mountWith();
}

function typed(panel: HTMLElement): string {
  const field = inside(form(panel), 'textarea');
  return field instanceof HTMLTextAreaElement ? field.value : '';
}

describe('c-note-panel, an unsent draft', () => {
  onAFreshPage();

  it('comes back after a reload, and says from when it is', async () => {
    await type(await mountWith(), 'lobby was chaos');
    const panel = await reloaded();
    expect(typed(panel)).toBe('lobby was chaos');
    expect(inside(panel, '.restored').textContent).toContain(
      'Your unsent note from earlier today.',
    );
  });

  it('can be thrown away for a fresh start', async () => {
    await type(await mountWith(), 'lobby was chaos');
    const panel = await reloaded();
    inside(panel, '.start-again').click();
    await settled();
    expect(typed(panel)).toBe('');
    expect(typed(await reloaded())).toBe('');
  });

  it('stays with its record when the page goes on to another one', async () => {
    const panel = await mountWith();
    await type(panel, 'lobby was chaos');
    Object.assign(panel, { recordId: '006000000000002AAA' });
    await settled();
    expect(inside(panel, 'c-skeleton')).toBeTruthy();
    graphql.emit(opportunityAnswer({ id: '006000000000002AAA' }), isPageQuery);
    await settled();
    expect(typed(panel)).toBe('');
    await type(panel, 'what a calm place');
    await clickSave(panel);
    expect(sentFields()).toMatchObject({
      Opportunity__c: '006000000000002AAA',
      Body__c: 'what a calm place',
    });
    expect(typed(await reloaded())).toBe('lobby was chaos');
  });

  it('is forgotten once it is saved', async () => {
    const panel = await mountWith();
    await type(panel, 'lobby was chaos');
    await clickSave(panel);
    expect(typed(await reloaded())).toBe('');
  });

  it('cannot become two notes, not even when the save is tried again after a reload', async () => {
    create.mockRejectedValueOnce(serverAway).mockRejectedValueOnce(duplicateKey);
    const panel = await mountWith();
    await type(panel, 'lobby was chaos');
    await clickSave(panel);
    const again = await reloaded();
    await type(again, 'lobby was chaos at nine');
    await clickSave(again);
    expect(sentFields(1).Client_Key__c).toBe(sentFields(0).Client_Key__c);
    graphql.emit(
      { uiapi: { query: { Buyer_Note__c: { edges: [{ node: { Id: NOTE_ID } }] } } } },
      isKeyQuery,
    );
    await settled();
    expect(update.mock.calls[0]?.[0].fields).toMatchObject({
      Id: NOTE_ID,
      Body__c: 'lobby was chaos at nine',
    });
    expect(inside(again, 'c-note-saved')).toMatchObject({ noteId: NOTE_ID });
  });
});

describe('c-note-panel, without a connection', () => {
  onAFreshPage();

  it('keeps the words, and says when the connection is back', async () => {
    create.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const panel = await mountWith();
    await type(panel, 'lobby was chaos');
    await clickSave(panel);
    const problem = inside(form(panel), '.problem');
    expect(problem.textContent).toContain(
      'Not saved. Your words are kept here. Try again. There is no connection.',
    );
    window.dispatchEvent(new CustomEvent('online'));
    await settled();
    expect(problem.textContent).toContain('The connection is back.');
    expect(create).toHaveBeenCalledTimes(1);
    await clickSave(panel);
    expect(inside(panel, 'c-note-saved')).toBeTruthy();
  });

  it('listens for the connection only while it is on the page', async () => {
    const listen = jest.spyOn(window, 'addEventListener');
    const forget = jest.spyOn(window, 'removeEventListener');
    const panel = await mountWith();
    panel.remove();
    const listeners = ({ mock }: { mock: { calls: unknown[][] } }) =>
      mock.calls.filter(([name]) => name === 'online').map(([, listener]) => listener);
    // One of the panel itself, one of the part that saves.
    expect(listeners(listen)).toHaveLength(2);
    expect(new Set(listeners(forget))).toEqual(new Set(listeners(listen)));
    jest.restoreAllMocks();
  });
});

describe('c-note-panel, the way to the notes written here', () => {
  onAFreshPage();

  it('leads to them and back, to the same words', async () => {
    const panel = await mountWith();
    await type(panel, 'lobby was chaos');
    inside(panel, '.my-notes').click();
    await settled();
    const list = inside(panel, 'c-my-notes');
    expect(list).toMatchObject({ recordId: '006000000000001AAA', inPanel: true });
    expect(inside(panel, 'c-note-writer').className).toContain('slds-hide');
    list.dispatchEvent(new CustomEvent('back'));
    await settled();
    expect(typed(panel)).toBe('lobby was chaos');
    expect(panel.shadowRoot?.activeElement?.className).toContain('my-notes');
  });

  it('counts the one that was just saved', async () => {
    const panel = await mountWith();
    expect(inside(panel, '.my-notes').textContent).toBe('My notes');
    await type(panel, 'lobby was chaos');
    await clickSave(panel);
    expect(inside(panel, '.my-notes').textContent).toBe('My notes (1)');
  });
});
