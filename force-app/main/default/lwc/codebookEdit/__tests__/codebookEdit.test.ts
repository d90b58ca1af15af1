import { createElement } from 'lwc';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import CodebookEdit from 'c/codebookEdit';
import { aTheme } from '../../codebookRules/__tests__/aTheme';

const theme = aTheme({ meaning: 'They fear it.', examples: ['one', 'two'], response: 'prove' });

function mount(given: Record<string, unknown> = {}): HTMLElement {
  const part = createElement('c-codebook-edit', { is: CodebookEdit });
  Object.assign(part, { theme, ...given });
  document.body.appendChild(part);
  return part;
}

function field(part: HTMLElement, name: string): HTMLInputElement {
  const found = part.shadowRoot?.querySelector<HTMLInputElement>(`[data-field="${name}"]`);
  if (!found) throw new Error(`There is no field ${name}.`);
  return found;
}

async function type(part: HTMLElement, name: string, words: string): Promise<void> {
  const target = field(part, name);
  target.value = words;
  target.dispatchEvent(new CustomEvent(name === 'response' ? 'change' : 'input'));
  await Promise.resolve();
}

async function save(part: HTMLElement): Promise<unknown> {
  const onSave = jest.fn();
  part.addEventListener('save', (event) => onSave((event as CustomEvent).detail));
  const form = part.shadowRoot?.querySelector('form');
  form?.dispatchEvent(new CustomEvent('submit', { cancelable: true }));
  await Promise.resolve();
  return onSave.mock.calls[0]?.[0];
}

const theirs = (part: HTMLElement) =>
  [...(part.shadowRoot?.querySelectorAll('.theirs') ?? [])].map((each) => each.textContent);

describe('c-codebook-edit', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('opens with what is there, in the first field', () => {
    const part = mount();
    expect(field(part, 'name').value).toBe('Fear of a broken link');
    expect(field(part, 'examples').value).toBe('one\ntwo');
    expect(field(part, 'response').value).toBe('prove');
    expect(part.shadowRoot?.activeElement).toBe(field(part, 'name'));
  });

  it('says what each response means for this theme', () => {
    const part = mount({ theme: { ...theme, key: 'status-quo' } });
    const options = [...(part.shadowRoot?.querySelectorAll('option') ?? [])];
    expect(options.map((option) => option.textContent?.trim()).slice(0, 3)).toEqual([
      'None chosen yet.',
      'Reposition · Show what staying as they are costs, before we name our price.',
      'Prove · Show that it works, at a place like theirs.',
    ]);
  });

  it('gives only what changed: no blank phrases, none twice, no spaces around', async () => {
    const part = mount();
    await type(part, 'name', ' Fear ');
    await type(part, 'examples', 'two\r\n\n three \ntwo');
    await type(part, 'response', '');
    await type(part, 'meaning', 'They fear it. ');
    await type(part, 'whatWorks', 'A runbook.');
    expect(await save(part)).toEqual({
      name: 'Fear',
      examples: ['two', 'three'],
      response: '',
      whatWorks: 'A runbook.',
    });
  });

  it('gives an empty change when nothing was', async () => {
    expect(await save(mount())).toEqual({});
  });

  it('wants a name', async () => {
    const part = mount();
    await type(part, 'name', '  ');
    expect(await save(part)).toBeUndefined();
    expect(part.shadowRoot?.activeElement).toBe(field(part, 'name'));
    expect(field(part, 'name').getAttribute('aria-invalid')).toBe('true');
    expect(part.shadowRoot?.textContent).toContain('Give it a name first.');
    await type(part, 'name', 'Fear');
    expect(part.shadowRoot?.textContent).not.toContain('Give it a name first.');
  });

  it('keeps what was typed when a newer version comes in, and shows what that says there', async () => {
    const part = mount();
    await type(part, 'name', 'Mine');
    await type(part, 'response', 'build');
    const newest = { ...theme, name: 'Hers', meaning: 'Her meaning.', response: 'train' };
    Object.assign(part, { theme: newest });
    await Promise.resolve();
    expect(field(part, 'name').value).toBe('Mine');
    expect(field(part, 'meaning').value).toBe('Her meaning.');
    expect(theirs(part)).toEqual(['Saved meanwhile: Hers', 'Saved meanwhile: Train']);
    expect(await save(part)).toEqual({ name: 'Mine', response: 'build' });
    Object.assign(part, { theme: { ...newest, response: '' } });
    await Promise.resolve();
    expect(theirs(part)).toContain('Saved meanwhile: None chosen yet.');
  });

  it('does nothing without a theme, and tells when it is given up', async () => {
    const part = mount({ theme: undefined });
    const onCancel = jest.fn();
    part.addEventListener('cancel', onCancel);
    expect(await save(part)).toBeUndefined();
    part.shadowRoot?.querySelector<HTMLElement>('.acts button')?.click();
    expect(onCancel).toHaveBeenCalledTimes(1);
  });
});
