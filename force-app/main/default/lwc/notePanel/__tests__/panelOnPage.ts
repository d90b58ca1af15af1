import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import type { GraphqlConfig } from 'lightning/graphql';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { afterEach, beforeEach, jest } from '@jest/globals';
import NotePanel from 'c/notePanel';
import { opportunityAnswer } from './opportunityAnswer';

/** The panel on a page, and the platform played by the test. */
export const create = jest.mocked(createRecord);
export const update = jest.mocked(updateRecord);
export const NOTE_ID = 'a0B000000000001AAA';
export const savedNote = { id: NOTE_ID, apiName: 'Buyer_Note__c', fields: {} };

export const duplicateKey = {
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
export const serverAway = { ok: false, status: 503, body: {} };

function isFor(operation: string) {
  return ({ query }: GraphqlConfig) => String(query).includes(operation);
}

/** The two queries of a panel on a deal. */
export const isPageQuery = ({ query }: GraphqlConfig) =>
  ['watercoolerSetup', 'watercoolerOpportunity'].some((name) => String(query).includes(name));
export const isKeyQuery = isFor('watercoolerNoteByKey');

/** Each test gets a platform that saves whatever it is given. */
export function onAFreshPage(): void {
  beforeEach(() => {
    create.mockResolvedValue(savedNote);
    update.mockResolvedValue(savedNote);
  });

  afterEach(() => {
    document.body.replaceChildren();
    window.localStorage.clear();
    jest.resetAllMocks();
  });
}

export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
}

export function mount(): HTMLElement {
  const panel = createElement('c-note-panel', { is: NotePanel });
  Object.assign(panel, { recordId: '006000000000001AAA', objectApiName: 'Opportunity' });
  document.body.appendChild(panel);
  return panel;
}

export async function mountWith(answer: unknown = opportunityAnswer()): Promise<HTMLElement> {
  const panel = mount();
  await settled();
  graphql.emit(answer, isPageQuery);
  await settled();
  return panel;
}

function find(host: Element | null | undefined, selector: string): HTMLElement | null {
  const root = host?.shadowRoot;
  const found = root?.querySelector<HTMLElement>(selector);
  if (found || !root) return found ?? null;
  const parts = [...root.querySelectorAll('*')];
  return parts.map((part) => find(part, selector)).find((part) => part !== null) ?? null;
}

/** What a component shows, itself or in one of its parts. */
export function inside(host: Element | null | undefined, selector: string): HTMLElement {
  const found = find(host, selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

export function form(panel: HTMLElement): HTMLElement {
  return inside(panel, 'c-note-form');
}

export function text(panel: HTMLElement, selector: string): string {
  return inside(form(panel), selector).textContent?.trim() ?? '';
}

export async function type(panel: HTMLElement, words: string): Promise<HTMLElement> {
  const textarea = inside(form(panel), 'textarea');
  if (!(textarea instanceof HTMLTextAreaElement)) throw new Error('The note has no text field.');
  textarea.value = words;
  textarea.dispatchEvent(new CustomEvent('input'));
  await settled();
  return textarea;
}

/** A key as a browser sends it: every element around the field hears of it. */
export function keydown(key: KeyboardEventInit): KeyboardEvent {
  return new KeyboardEvent('keydown', { ...key, bubbles: true, composed: true, cancelable: true });
}

export async function choose(panel: HTMLElement, chips: string, value: string): Promise<void> {
  const radio = inside(inside(form(panel), chips), `input[value="${value}"]`);
  if (!(radio instanceof HTMLInputElement)) throw new Error(`${chips} holds no radio.`);
  radio.checked = true;
  radio.dispatchEvent(new CustomEvent('change'));
  await settled();
}

export async function clickSave(panel: HTMLElement): Promise<void> {
  inside(form(panel), '.save').click();
  await settled();
}

export function sentFields(call = 0) {
  const input = create.mock.calls[call]?.[0];
  if (!input) throw new Error('Nothing was saved.');
  return input.fields;
}
