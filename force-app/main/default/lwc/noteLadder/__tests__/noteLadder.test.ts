import { createElement } from 'lwc';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import NoteLadder from 'c/noteLadder';

const heard = jest.fn();

function mount(reason = ''): ShadowRoot {
  const ladder = createElement('c-note-ladder', { is: NoteLadder });
  Object.assign(ladder, { reason });
  for (const type of ['choose', 'change', 'skip']) {
    ladder.addEventListener(type, (event) => {
      heard(type, event instanceof CustomEvent ? event.detail : undefined);
    });
  }
  document.body.appendChild(ladder);
  if (!ladder.shadowRoot) throw new Error('The ladder has not rendered.');
  return ladder.shadowRoot;
}

function click(root: ShadowRoot, selector: string): void {
  root.querySelector<HTMLElement>(selector)?.click();
}

describe('c-note-ladder', () => {
  beforeEach(() => {
    heard.mockReset();
  });
  afterEach(() => document.body.replaceChildren());

  it('asks which reason they gave', () => {
    const root = mount();
    expect(root.querySelector('h3')?.textContent).toBe('What did they say the reason was?');
    expect([...root.querySelectorAll('.reason')].map((button) => button.textContent)).toEqual([
      'Price',
      'Too complex',
      'Missing feature',
      'Timing',
      'No decision',
      'Chose a rival',
      'Lack of trust',
      'Something else',
    ]);
  });

  it('tells which one was chosen, as the picklist has it', () => {
    click(mount(), '[data-value="no-decision"]');
    expect(heard.mock.calls).toEqual([['choose', 'no-decision']]);
  });

  it('can be left for an ordinary question', () => {
    click(mount(), '.skip');
    expect(heard.mock.calls[0]?.[0]).toBe('skip');
  });

  it('shows the reason given, and a way back', () => {
    const root = mount('price');
    expect(root.querySelector('.said')?.textContent).toContain('They saidPrice');
    expect(root.querySelector('.reason')).toBeNull();
    click(root, '.change');
    expect(heard.mock.calls[0]?.[0]).toBe('change');
  });

  it('takes the focus on its question', () => {
    const root = mount();
    if ('focus' in root.host && typeof root.host.focus === 'function') root.host.focus();
    expect(root.activeElement?.tagName).toBe('H3');
  });
});
