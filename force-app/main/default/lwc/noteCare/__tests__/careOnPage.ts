import { createElement } from 'lwc';
import { getRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import { afterEach, beforeEach, jest } from '@jest/globals';
import { BLANK_NOTE } from 'c/ownNote';
import type { OwnNote } from 'c/ownNote';
import NoteCare from 'c/noteCare';

/** A note of one's own on a page, and the platform played by the test. */
export const update = jest.mocked(updateRecord);
export const reread = jest.mocked(notifyRecordUpdateAvailable);
export const NOTE_ID = 'a0B000000000001AAA';
export const THEME_ID = 'a0T000000000001AAA';
export const QUOTE = '"show me what happens when the link to SAP drops"';

/** When the test's clock starts. */
export const NOW = '2026-11-20T10:00:00.000Z';

/** A note as it is known just after it was saved. */
export function justSaved(part: Partial<OwnNote> = {}): OwnNote {
  return { ...BLANK_NOTE, id: NOTE_ID, createdAt: NOW, area: 'stops', ...part };
}

export const NOTHING = { displayValue: null, value: null };

/** A note as the UI API gives it; lookups carry the parent beside its id. */
export function noteRecord(
  values: Record<string, string | boolean | null> = {},
  theme?: { name: string },
  lastModifiedDate = '2026-11-20T10:00:02.000Z',
) {
  const base = {
    Status__c: null,
    Held_Reason__c: null,
    Quote__c: null,
    CreatedDate: NOW,
    Buyer_Theme__c: theme ? THEME_ID : null,
    ...values,
  };
  const fields: Record<string, { displayValue: null; value: unknown }> = Object.fromEntries(
    Object.entries(base).map(([name, value]) => [name, { displayValue: null, value }]),
  );
  const parent = (of: string, parentFields: Record<string, string | undefined>) => ({
    displayValue: null,
    value: {
      apiName: of,
      id: THEME_ID,
      fields: Object.fromEntries(
        Object.entries(parentFields).map(([name, value]) => [name, { displayValue: null, value }]),
      ),
    },
  });
  const meaning = 'They fear that connecting us breaks what runs.';
  const filedUnder = { Name: theme?.name, Meaning__c: meaning, Insight_Area__c: 'stops' };
  const question = { Question__c: 'Why?', Insight_Area__c: 'stops' };
  fields.Buyer_Theme__r = theme ? parent('Buyer_Theme__c', filedUnder) : NOTHING;
  fields.Prompt__r = parent('Note_Prompt__c', question);
  return {
    apiName: 'Buyer_Note__c',
    id: NOTE_ID,
    lastModifiedDate,
    fields,
  };
}

export const filed = noteRecord(
  { Status__c: 'counted', Quote__c: QUOTE },
  { name: 'Fear of a broken integration' },
);

export const codebook = {
  uiapi: {
    query: {
      Buyer_Theme__c: {
        edges: [
          ['a0T000000000002AAA', 'They outgrew the old way', 'why-now'],
          ['a0T000000000003AAA', 'The old way feels good enough', 'stops'],
        ].map(([Id, name, area]) => ({
          node: { Id, Name: { value: name }, Insight_Area__c: { value: area } },
        })),
      },
    },
  },
};

/** Each test gets a platform that saves whatever it is given, and a clock that the test turns. */
export function onAFreshPage(): void {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date(NOW) });
    update.mockResolvedValue({ id: NOTE_ID, apiName: 'Buyer_Note__c', fields: {} });
    reread.mockResolvedValue(undefined);
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
    update.mockReset();
    reread.mockReset();
  });
}

export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
}

/** A note whose rep looks at it; `changes` collects what it tells the page around it. */
export async function mount(
  properties: Record<string, unknown> = {},
): Promise<HTMLElement & { changes: OwnNote[] }> {
  const changes: OwnNote[] = [];
  const care = Object.assign(createElement('c-note-care', { is: NoteCare }), { changes });
  care.addEventListener('notechange', (event) => {
    if (event instanceof CustomEvent) changes.push(event.detail);
  });
  Object.assign(care, { note: justSaved(), ...properties });
  document.body.appendChild(care);
  await settled();
  return care;
}

export async function mountWith(record: object, properties = {}) {
  const care = await mount(properties);
  await read(record);
  return care;
}

/** Lightning Data Service reads the note. */
export async function read(record: object): Promise<void> {
  // eslint-disable-next-line @lwc/lwc/no-unexpected-wire-adapter-usages -- the stub plays the platform
  getRecord.emit(record);
  await settled();
}

export function inside(host: Element | null | undefined, selector: string): HTMLElement {
  const found = host?.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

export function has(host: HTMLElement, selector: string): boolean {
  return host.shadowRoot?.querySelector(selector) !== null;
}

export const filing = (care: HTMLElement): HTMLElement => inside(care, 'c-note-filing');

export function status(care: HTMLElement): string {
  return inside(filing(care), '[role="status"]').textContent?.trim() ?? '';
}

export async function tap(host: HTMLElement, selector: string): Promise<void> {
  inside(host, selector).click();
  await settled();
}

export async function pick(care: HTMLElement, words: string): Promise<void> {
  const picker = inside(filing(care), 'c-theme-pick');
  const buttons = [...(picker.shadowRoot?.querySelectorAll('button') ?? [])];
  buttons.find(({ textContent }) => textContent?.trim() === words)?.click();
  await settled();
}
