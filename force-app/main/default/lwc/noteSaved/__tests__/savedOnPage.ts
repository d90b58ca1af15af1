import { createElement } from 'lwc';
import { getRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import { afterEach, beforeEach, jest } from '@jest/globals';
import NoteSaved from 'c/noteSaved';

/** The part after saving on a page, and the platform played by the test. */
export const update = jest.mocked(updateRecord);
export const reread = jest.mocked(notifyRecordUpdateAvailable);
export const NOTE_ID = 'a0B000000000001AAA';
export const THEME_ID = 'a0T000000000001AAA';
export const QUOTE = '"show me what happens when the link to SAP drops"';

/** A note as the UI API gives it; lookups carry the parent beside its id. */
export function noteRecord(values: Record<string, string | null> = {}, theme?: { name: string }) {
  const base = {
    Status__c: null,
    Held_Reason__c: null,
    Quote__c: null,
    Buyer_Theme__c: theme ? THEME_ID : null,
    ...values,
  };
  const fields = Object.fromEntries(
    Object.entries(base).map(([name, value]) => [name, { displayValue: null, value }]),
  );
  const parent = {
    apiName: 'Buyer_Theme__c',
    id: THEME_ID,
    fields: {
      Name: { displayValue: null, value: theme?.name },
      Meaning__c: { displayValue: null, value: 'They fear that connecting us breaks what runs.' },
      Insight_Area__c: { displayValue: 'What stops them', value: 'stops' },
    },
  };
  return {
    apiName: 'Buyer_Note__c',
    id: NOTE_ID,
    fields: { ...fields, Buyer_Theme__r: { displayValue: null, value: theme ? parent : null } },
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
    jest.useFakeTimers();
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

export async function mount(properties: Record<string, unknown> = {}): Promise<HTMLElement> {
  const saved = createElement('c-note-saved', { is: NoteSaved });
  Object.assign(saved, { noteId: NOTE_ID, area: 'stops', ...properties });
  document.body.appendChild(saved);
  await settled();
  return saved;
}

export async function mountWith(record: object, properties = {}): Promise<HTMLElement> {
  const saved = await mount(properties);
  // eslint-disable-next-line @lwc/lwc/no-unexpected-wire-adapter-usages -- the stub plays the platform
  getRecord.emit(record);
  await settled();
  return saved;
}

export function inside(host: Element | null | undefined, selector: string): HTMLElement {
  const found = host?.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

export function has(host: HTMLElement, selector: string): boolean {
  return host.shadowRoot?.querySelector(selector) !== null;
}

export function status(saved: HTMLElement): string {
  return inside(saved, '[role="status"]').textContent?.trim() ?? '';
}

export async function tap(host: HTMLElement, selector: string): Promise<void> {
  inside(host, selector).click();
  await settled();
}

export async function pick(saved: HTMLElement, words: string): Promise<void> {
  const picker = inside(saved, 'c-theme-pick');
  const buttons = [...(picker.shadowRoot?.querySelectorAll('button') ?? [])];
  buttons.find(({ textContent }) => textContent?.trim() === words)?.click();
  await settled();
}
