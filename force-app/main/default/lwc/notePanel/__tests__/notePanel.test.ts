import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlConfig } from 'lightning/graphql';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import NotePanel from 'c/notePanel';
import { opportunityAnswer } from './opportunityAnswer';

const create = jest.mocked(createRecord);
const update = jest.mocked(updateRecord);
const NOTE_ID = 'a0B000000000001AAA';
const savedNote = { id: NOTE_ID, apiName: 'Buyer_Note__c', fields: {} };

const duplicateKey = {
  ok: false,
  status: 400,
  body: {
    message: 'An error occurred while trying to update the record. Please try again.',
    output: {
      errors: [
        {
          errorCode: 'DUPLICATE_VALUE',
          message: `duplicate value found: Client_Key__c duplicates value on record with id: ${NOTE_ID}`,
        },
      ],
      fieldErrors: {},
    },
  },
};
const serverAway = { ok: false, status: 503, body: {} };

function isFor(operation: string) {
  return ({ query }: GraphqlConfig) => String(query).includes(operation);
}

const isPageQuery = isFor('watercoolerOpportunity');
const isKeyQuery = isFor('watercoolerNoteByKey');

async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
}

function mount(): HTMLElement {
  const panel = createElement('c-note-panel', { is: NotePanel });
  Object.assign(panel, { recordId: '006000000000001AAA' });
  document.body.appendChild(panel);
  return panel;
}

async function mountWith(answer: unknown = opportunityAnswer()): Promise<HTMLElement> {
  const panel = mount();
  await settled();
  graphql.emit(answer, isPageQuery);
  await settled();
  return panel;
}

function inside(host: Element | null | undefined, selector: string): HTMLElement {
  const found = host?.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

function form(panel: HTMLElement): HTMLElement {
  return inside(panel, 'c-note-form');
}

function text(panel: HTMLElement, selector: string): string {
  return inside(form(panel), selector).textContent?.trim() ?? '';
}

async function type(panel: HTMLElement, words: string): Promise<HTMLElement> {
  const textarea = inside(form(panel), 'textarea') as HTMLTextAreaElement;
  textarea.value = words;
  textarea.dispatchEvent(new CustomEvent('input'));
  await settled();
  return textarea;
}

async function choose(panel: HTMLElement, chips: string, value: string): Promise<void> {
  const radio = inside(inside(form(panel), chips), `input[value="${value}"]`) as HTMLInputElement;
  radio.checked = true;
  radio.dispatchEvent(new CustomEvent('change'));
  await settled();
}

async function clickSave(panel: HTMLElement): Promise<void> {
  inside(form(panel), '.save').click();
  await settled();
}

function sentFields(call = 0) {
  const input = create.mock.calls[call]?.[0];
  if (!input) throw new Error('Nothing was saved.');
  return input.fields;
}

describe('c-note-panel', () => {
  beforeEach(() => {
    create.mockResolvedValue(savedNote);
    update.mockResolvedValue(savedNote);
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.resetAllMocks();
  });

  it('asks for everything it shows in one request, by the id of its record', async () => {
    mount();
    await settled();
    const asked: GraphqlConfig[] = [];
    graphql.emit(undefined, (config) => {
      if (config.query) asked.push(config);
      return false;
    });
    expect(asked.map(({ variables }) => variables)).toEqual([{ id: '006000000000001AAA' }]);
  });

  it('shows that it is loading before there is an answer', async () => {
    const panel = mount();
    await settled();
    expect(inside(panel, '.skeleton').textContent).toContain('Loading');
  });

  it('asks the first question that fits the deal', async () => {
    const panel = await mountWith();
    expect(text(panel, 'h3')).toBe('What was the place like when you walked in?');
    expect(text(panel, '#hint, .hint')).toBe('Lobby, noise, whiteboards.');
  });

  it('asks about the loss of a lost deal', async () => {
    const panel = await mountWith(opportunityAnswer({ stage: 'Closed Lost', isClosed: true }));
    expect(text(panel, 'h3')).toBe('What would have made them choose us?');
  });

  it('steps through the questions that fit, and round again', async () => {
    const panel = await mountWith();
    inside(form(panel), '.else').click();
    await settled();
    expect(text(panel, 'h3')).toBe('Which small detail told you most about this buyer?');
    inside(form(panel), '.else').click();
    await settled();
    expect(text(panel, 'h3')).toBe('What was the place like when you walked in?');
  });

  it('asks a plain question when none is set up', async () => {
    const panel = await mountWith(opportunityAnswer({ prompts: [] }));
    expect(text(panel, 'h3')).toBe('What did you notice about this buyer?');
    await type(panel, 'quiet today');
    await clickSave(panel);
    expect(sentFields()).toMatchObject({ Prompt__c: null, Body__c: 'quiet today' });
  });

  it('tells people without the permission who can give it', async () => {
    const panel = mount();
    await settled();
    graphql.emitErrors(
      [
        {
          message:
            "Validation error (FieldUndefined@[uiapi/query/Buyer_Note__c]) : Field 'Buyer_Note__c' in type 'RecordQuery' is undefined",
        },
      ],
      isPageQuery,
    );
    await settled();
    expect(inside(panel, '.plain').textContent).toBe(
      'You can add notes once an admin gives you Watercooler Rep.',
    );
    expect(panel.shadowRoot?.querySelector('c-note-form')).toBeNull();
  });

  it('says that it could not load, and tries again', async () => {
    const panel = mount();
    await settled();
    const refresh = jest.fn(async () => {});
    graphql.emitErrors([{ message: 'Something broke.' }], isPageQuery, refresh);
    await settled();
    expect(inside(panel, '.problem').textContent).toContain('Something broke.');
    inside(panel, 'button').click();
    expect(refresh).toHaveBeenCalledTimes(1);
    graphql.emit(opportunityAnswer(), isPageQuery);
    await settled();
    expect(text(panel, 'h3')).toContain('What was the place');
  });

  it('saves the note in one request and then shows what becomes of it', async () => {
    const panel = await mountWith();
    await choose(panel, '.buyers', '003000000000002AAA');
    await choose(panel, '.tones', 'tense');
    await choose(panel, '.sources', 'buyers-words');
    await type(panel, 'show me what happens when the link drops');
    await clickSave(panel);
    expect(create).toHaveBeenCalledTimes(1);
    expect(create.mock.calls[0]?.[0].apiName).toBe('Buyer_Note__c');
    expect(sentFields()).toEqual({
      Client_Key__c: expect.stringMatching(/^[0-9a-f-]{36}$/),
      Opportunity__c: '006000000000001AAA',
      Prompt__c: 'a0P000000000001AAA',
      Body__c: 'show me what happens when the link drops',
      Contact__c: '003000000000002AAA',
      Buyer_Role__c: 'technical-influencer',
      Buyer_Persona__c: null,
      Tone__c: 'tense',
      Source__c: 'buyers-words',
      Stage__c: 'Evaluate',
      Outcome__c: 'open',
      Private__c: false,
    });
    expect(inside(panel, 'c-note-saved')).toMatchObject({ noteId: NOTE_ID, area: 'room' });
  });

  it('takes a persona for somebody else, in one more tap', async () => {
    const panel = await mountWith();
    await choose(panel, '.buyers', 'someone-else');
    await choose(panel, '.personas', 'a0D000000000002AAA');
    await type(panel, 'the boss walked in');
    await clickSave(panel);
    expect(sentFields()).toMatchObject({
      Contact__c: null,
      Buyer_Persona__c: 'a0D000000000002AAA',
    });
  });

  it('asks for the kind of buyer at once when the deal has no contact role', async () => {
    const panel = await mountWith(opportunityAnswer({ roles: [] }));
    expect(form(panel).shadowRoot?.querySelector('.buyers')).toBeNull();
    expect(inside(form(panel), '.personas')).toMatchObject({ legend: 'Who is this about?' });
  });

  it('says what happens to the words, shared or private', async () => {
    const panel = await mountWith();
    expect(form(panel).shadowRoot?.textContent).toContain(
      'Counts towards a theme. Your words stay with you.',
    );
    const toggle = inside(form(panel), '.private') as HTMLInputElement;
    toggle.checked = true;
    toggle.dispatchEvent(new CustomEvent('change'));
    await settled();
    expect(form(panel).shadowRoot?.textContent).toContain(
      'Stays in Salesforce. It counts towards nothing.',
    );
    await type(panel, 'for me only');
    await clickSave(panel);
    expect(sentFields()).toMatchObject({ Private__c: true });
    expect(inside(panel, 'c-note-saved')).toMatchObject({ isPrivate: true });
  });

  it.each([{ ctrlKey: true }, { metaKey: true }])('saves on %j and Enter', async (modifier) => {
    const panel = await mountWith();
    const textarea = await type(panel, 'quick one');
    textarea.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ...modifier }));
    await settled();
    expect(create).toHaveBeenCalledTimes(1);
  });

  it('does not save on Enter alone, on nothing but blanks, or twice at once', async () => {
    const panel = await mountWith();
    const textarea = await type(panel, '  \n ');
    const shortcut = { key: 'Enter', ctrlKey: true };
    textarea.dispatchEvent(new KeyboardEvent('keydown', shortcut));
    await type(panel, 'words');
    textarea.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await settled();
    expect(create).not.toHaveBeenCalled();
    textarea.dispatchEvent(new KeyboardEvent('keydown', shortcut));
    textarea.dispatchEvent(new KeyboardEvent('keydown', shortcut));
    await settled();
    expect(create).toHaveBeenCalledTimes(1);
  });

  it('says what to do about a text that is too long, before saving it', async () => {
    const panel = await mountWith();
    await type(panel, 'x'.repeat(32_012));
    expect(text(panel, '.too-long')).toBe(
      'A note holds 32,000 characters. Take out 12 to save it.',
    );
    await clickSave(panel);
    expect(create).not.toHaveBeenCalled();
  });

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

  it('starts the next note with a new key, another question and the cursor in the text', async () => {
    const panel = await mountWith();
    await type(panel, 'first');
    await clickSave(panel);
    inside(panel, 'c-note-saved').dispatchEvent(new CustomEvent('another'));
    await settled();
    expect(text(panel, 'h3')).toBe('Which small detail told you most about this buyer?');
    expect(form(panel).shadowRoot?.activeElement?.tagName).toBe('TEXTAREA');
    await type(panel, 'second');
    await clickSave(panel);
    expect(sentFields(1).Client_Key__c).not.toBe(sentFields(0).Client_Key__c);
  });

  it('does not change the question under words that are being typed', async () => {
    const panel = await mountWith();
    await type(panel, 'lobby');
    graphql.emit(opportunityAnswer({ stage: 'Closed Lost', isClosed: true }), isPageQuery);
    await settled();
    expect(text(panel, 'h3')).toBe('What was the place like when you walked in?');
    expect((inside(form(panel), 'textarea') as HTMLTextAreaElement).value).toBe('lobby');
  });

  it('keeps the form when a re-read fails', async () => {
    const panel = await mountWith();
    await type(panel, 'lobby');
    graphql.emitErrors([{ message: 'Something broke.' }], isPageQuery);
    await settled();
    expect((inside(form(panel), 'textarea') as HTMLTextAreaElement).value).toBe('lobby');
  });

  it('shows hostile text as text', async () => {
    const panel = await mountWith(
      opportunityAnswer({
        prompts: [
          {
            ...opportunityAnswer().uiapi.query.Note_Prompt__c.edges[0]?.node,
            Question__c: { value: '<img src=x onerror=alert(1)>' },
          },
        ],
      }),
    );
    expect(text(panel, 'h3')).toBe('<img src=x onerror=alert(1)>');
    expect(form(panel).shadowRoot?.querySelector('img')).toBeNull();
  });
});
