import { createElement } from 'lwc';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import QuoteApproval from 'c/quoteApproval';

async function mount(choice: string) {
  const approval = createElement('c-quote-approval', { is: QuoteApproval });
  Object.assign(approval, { quote: 'they <i>apologised</i> twice', choice });
  const onChoose = jest.fn<(event: CustomEvent) => void>();
  approval.addEventListener('choose', (event) => onChoose(event as CustomEvent));
  document.body.appendChild(approval);
  await Promise.resolve();
  const find = (selector: string) => approval.shadowRoot?.querySelector<HTMLElement>(selector);
  return {
    approval,
    find,
    chosen: () => onChoose.mock.calls.map(([{ detail }]) => detail),
    async tap(selector: string) {
      find(selector)?.click();
      await Promise.resolve();
    },
  };
}

describe('c-quote-approval', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows the words as words, and when they could appear', async () => {
    const { find } = await mount('');
    expect(find('blockquote')?.textContent).toBe('they <i>apologised</i> twice');
    expect(find('.when')?.textContent).toContain('only together with new words of another rep');
  });

  it('tells those who approved, too, that the words may have to wait long', async () => {
    const { find } = await mount('approved');
    expect(find('.when')?.textContent).toMatch(/Until then they wait, however long\.$/);
  });

  it('says nothing of waiting to those who kept their words, until they change that', async () => {
    const { find, tap } = await mount('kept');
    expect(find('.when')).toBeNull();
    await tap('.change');
    expect(find('.when')).not.toBeNull();
  });

  it('leans neither way: both answers are one neutral tap', async () => {
    const { find, tap, chosen } = await mount('');
    expect(find('.approve')?.className.replace('approve', '')).toBe(
      find('.keep')?.className.replace('keep', ''),
    );
    await tap('.approve');
    await tap('.keep');
    expect(chosen()).toEqual(['approved', 'kept']);
  });

  it.each([
    ['approved', 'Approved: these words, exactly.'],
    ['kept', 'Kept to the theme. These words are not published.'],
  ])('says what was chosen, %s, and opens again on Change', async (choice, words) => {
    const { approval, find, tap } = await mount(choice);
    expect(find('.outcome')?.textContent).toBe(words);
    await tap('.change');
    expect(approval.shadowRoot?.activeElement?.className).toContain('approve');
    expect(find('.outcome')?.textContent).toBe('');
  });

  it('can be given the focus', async () => {
    const { approval } = await mount('');
    approval.focus();
    expect(approval.shadowRoot?.activeElement?.className).toBe('heading');
  });
});
