import { createElement } from 'lwc';
import { afterEach, describe, expect, it } from '@jest/globals';
import NoteForm from 'c/noteForm';
import { NO_ANSWER } from '../answer';

interface Form {
  readonly form: HTMLElement;
  /** Names of the events it fired, with what they carried. */
  readonly fired: unknown[];
}

function mount(properties: Record<string, unknown> = {}, body = ''): Form {
  const form = createElement('c-note-form', { is: NoteForm });
  Object.assign(form, { answer: { ...NO_ANSWER, body }, ...properties });
  const fired: unknown[] = [];
  for (const name of ['change', 'save', 'cancel', 'askelse']) {
    form.addEventListener(name, (event) => {
      if (event instanceof CustomEvent) fired.push(event.detail ?? name);
    });
  }
  document.body.appendChild(form);
  return { form, fired };
}

function part(form: HTMLElement, selector: string): HTMLElement {
  const found = form.shadowRoot?.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector}.`);
  return found;
}

const has = (form: HTMLElement, selector: string) =>
  form.shadowRoot?.querySelector(selector) !== null;

async function save(form: HTMLElement): Promise<void> {
  part(form, '.save').click();
  await Promise.resolve();
}

function press(form: HTMLElement, key: KeyboardEventInit): void {
  part(form, '.note').dispatchEvent(
    new KeyboardEvent('keydown', { ...key, bubbles: true, composed: true }),
  );
}

describe('c-note-form', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('asks the question, or a plain one where there is none', () => {
    const { form } = mount({ question: 'What was the room like?', hint: 'A line or two.' });
    expect(part(form, '.question').textContent).toBe('What was the room like?');
    expect(part(form, '.note')).toMatchObject({ about: 'What was the room like? A line or two.' });
    expect(part(mount().form, '.question').textContent).not.toBe('');
  });

  it('steps to another question by a button with words on it', () => {
    const { form, fired } = mount({ canAskElse: true });
    expect(part(form, '.else').textContent).toBe('Ask me something else');
    part(form, '.else').click();
    expect(fired).toEqual(['askelse']);
    expect(has(mount().form, '.else')).toBe(false);
  });

  it('passes on what each part changes', () => {
    const { form, fired } = mount({ hasRecordPicker: true, hasAsset: true });
    part(form, '.who').dispatchEvent(new CustomEvent('choose', { detail: { buyer: '003' } }));
    part(form, '.note').dispatchEvent(new CustomEvent('change', { detail: 'lobby' }));
    part(form, '.tones').dispatchEvent(new CustomEvent('choose', { detail: 'warm' }));
    part(form, '.sources').dispatchEvent(new CustomEvent('choose', { detail: 'heard' }));
    const asset = part(form, '.asset');
    if (asset instanceof HTMLInputElement) asset.value = 'the webinar';
    asset.dispatchEvent(new CustomEvent('input'));
    const isPrivate = part(form, '.private');
    if (isPrivate instanceof HTMLInputElement) isPrivate.checked = true;
    isPrivate.dispatchEvent(new CustomEvent('change'));
    expect(fired).toEqual([
      { buyer: '003' },
      { body: 'lobby' },
      { tone: 'warm' },
      { source: 'heard' },
      { asset: 'the webinar' },
      { isPrivate: true },
    ]);
  });

  it('asks who only where there is somebody to choose, and for our material only when told to', () => {
    const { form } = mount();
    expect([has(form, '.who'), has(form, '.asset')]).toEqual([false, false]);
  });

  it('strikes out the known names and the contact that was looked up, in one list that stays', async () => {
    const known = [{ role: 'account', name: 'Bramley' }];
    const { form } = mount({ known });
    expect(part(form, '.note')).toMatchObject({ known });
    const answer = { ...NO_ANSWER, contactName: 'Ann Ford' };
    Object.assign(form, { answer });
    await Promise.resolve();
    const { known: first } = part(form, '.note') as HTMLElement & { known?: unknown };
    expect(first).toEqual([...known, { role: 'buyer', name: 'Ann Ford' }]);
    Object.assign(form, { answer: { ...answer, body: 'x' } });
    await Promise.resolve();
    expect((part(form, '.note') as HTMLElement & { known?: unknown }).known).toBe(first);
  });

  it('saves an answer that says something at once, by the button or by a key', async () => {
    const { form, fired } = mount({}, 'two drivers argued about slot times');
    await save(form);
    press(form, { key: 'Enter', ctrlKey: true });
    press(form, { key: 'Enter', metaKey: true });
    expect(fired).toEqual(['save', 'save', 'save']);
  });

  it('takes no Enter alone, and none that ends a character', () => {
    const { form, fired } = mount({}, 'two drivers argued about slot times');
    press(form, { key: 'Enter' });
    press(form, { key: 'Enter', ctrlKey: true, isComposing: true });
    expect(fired).toEqual([]);
  });

  it('asks back once when the answer is vague, then saves it anyway', async () => {
    const { form, fired } = mount({}, 'price');
    await save(form);
    expect(fired).toEqual([]);
    expect(part(form, '.nudge-words').textContent).toBe('What made you think so?');
    expect(part(form, '.save-anyway').textContent).toBe('Save anyway');
    part(form, '.save-anyway').click();
    expect(fired).toEqual(['save']);
  });

  it.each([{ ctrlKey: true }, { metaKey: true }])(
    'saves a vague answer by %j and Enter, pressed twice',
    (modifier) => {
      const { form, fired } = mount({}, 'price');
      press(form, { key: 'Enter', ...modifier });
      expect(fired).toEqual([]);
      press(form, { key: 'Enter', ...modifier });
      expect(fired).toEqual(['save']);
    },
  );

  it('asks back what fits the reason that the answer names', async () => {
    const { form } = mount({ followUps: { price: 'Which outcome did they expect?' } }, 'price');
    await save(form);
    expect(part(form, '.nudge-words').textContent).toBe('Which outcome did they expect?');
  });

  it('keeps asking back while the rep answers, and starts over with an empty text', async () => {
    const { form } = mount({}, 'price');
    await save(form);
    const note = part(form, '.note');
    note.dispatchEvent(new CustomEvent('change', { detail: 'price, they said' }));
    await Promise.resolve();
    expect(has(form, '.save-anyway')).toBe(true);
    note.dispatchEvent(new CustomEvent('change', { detail: ' ' }));
    await Promise.resolve();
    expect(has(form, '.save-anyway')).toBe(false);
  });

  it('takes the question back once the answer says more', async () => {
    const { form } = mount({}, 'price');
    await save(form);
    const said = 'They had compared three offers line by line and ours had no line for the yard.';
    part(form, '.note').dispatchEvent(new CustomEvent('change', { detail: said }));
    await Promise.resolve();
    expect(has(form, '.save-anyway')).toBe(false);
  });

  it('saves nothing empty or too long, and nothing twice at once', async () => {
    const empty = mount({}, ' ');
    const long = mount({}, 'x'.repeat(32_001));
    const saving = mount({ isSaving: true }, 'two drivers argued about slot times');
    for (const { form, fired } of [empty, long, saving]) {
      await save(form); // eslint-disable-line no-await-in-loop
      press(form, { key: 'Enter', ctrlKey: true });
      expect(fired).toEqual([]);
    }
    expect(part(long.form, '.note')).toMatchObject({
      problem: 'A note holds 32,000 characters. Take out 1 to save it.',
    });
    expect(part(saving.form, '.save').textContent?.trim()).toBe('Saving…');
  });

  it('is an editor of a saved note where it is told to be', () => {
    const { form, fired } = mount({ saveLabel: 'Save changes', hasCancel: true }, 'lobby');
    expect(part(form, '.save').textContent?.trim()).toBe('Save changes');
    part(form, '.cancel').click();
    expect(fired).toEqual(['cancel']);
    expect(has(mount().form, '.cancel')).toBe(false);
  });

  it('says why the last save failed', () => {
    const { form } = mount({ problem: 'The server is away.' });
    expect(part(form, '[role="alert"]').textContent).toBe(
      'Not saved. Your words are kept here. Try again. The server is away.',
    );
  });

  it('takes the focus on the question', () => {
    const { form } = mount();
    form.focus();
    expect(form.shadowRoot?.activeElement?.className).toBe('question');
  });

  it('starts in the text where it is told to', () => {
    expect(mount({ startsInText: true }).form.shadowRoot?.activeElement?.tagName).toBe(
      'C-NOTE-TEXT',
    );
  });
});
