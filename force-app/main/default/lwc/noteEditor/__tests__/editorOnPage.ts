import { createElement } from 'lwc';
import { getRecord } from 'lightning/uiRecordApi';
import type { Answer, Persona } from 'c/noteForm';
import NoteEditor from 'c/noteEditor';

export const AT_FIRST = '2026-11-20T10:00:00.000Z';
export const LATER = '2026-11-20T10:05:00.000Z';
/** What the platform answers where somebody else was faster. */
export const conflict = {
  ok: false,
  status: 412,
  body: [{ errorCode: 'PRECONDITION_FAILED', message: 'changed' }],
};

/** A note as `getRecord` gives it; only what matters to a test has to be spelled out. */
export function record(
  body: string,
  lastModifiedDate = AT_FIRST,
  more: Record<string, unknown> = {},
) {
  const values = { Body__c: body, Tone__c: 'tense', Stated_Reason__c: null, ...more };
  const fields = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, displayValue: null }]),
  );
  return { id: 'a0B1', apiName: 'Buyer_Note__c', lastModifiedDate, fields };
}

export async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
}

type Form = HTMLElement & {
  answer: Answer;
  problem: string;
  personas: Persona[];
  hasAsset: boolean;
  isSaving: boolean;
};

/** Tells every component on the page what `getRecord` read. */
export async function read(note: object): Promise<void> {
  // eslint-disable-next-line @lwc/lwc/no-unexpected-wire-adapter-usages -- the test plays the platform
  getRecord.emit(note);
  await settled();
}

/** The editor on a page, with the note as it was first read. */
export async function mount(first: object | null = record('Lobby was chaos.')) {
  const editor = createElement('c-note-editor', { is: NoteEditor });
  Object.assign(editor, { noteId: 'a0B1' });
  const events: CustomEvent[] = [];
  for (const name of ['saved', 'cancel']) {
    editor.addEventListener(name, (event) => {
      if (event instanceof CustomEvent) events.push(event);
    });
  }
  document.body.appendChild(editor);
  await settled();
  if (first) await read(first);
  const find = (selector: string) => editor.shadowRoot?.querySelector<HTMLElement>(selector);
  const form = () => editor.shadowRoot?.querySelector<Form>('c-note-form') ?? null;
  return {
    find,
    form,
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
