import { createElement } from 'lwc';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import Chips from 'c/chips';

const options = [
  { value: 'warm', label: 'Warm' },
  { value: 'cold', label: 'Cold', detail: 'and short' },
];

function mount(properties: Record<string, unknown> = {}): HTMLElement {
  const chips = createElement('c-chips', { is: Chips });
  Object.assign(chips, { legend: 'Their tone', options, ...properties });
  document.body.appendChild(chips);
  return chips;
}

function radios(chips: HTMLElement): HTMLInputElement[] {
  return [...(chips.shadowRoot?.querySelectorAll('input') ?? [])];
}

describe('c-chips', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('is a named group of radios with the chosen one checked', () => {
    const chips = mount({ value: 'cold' });
    expect(chips.shadowRoot?.querySelector('fieldset > legend')?.textContent).toContain(
      'Their tone',
    );
    expect(radios(chips).map(({ type, checked }) => [type, checked])).toEqual([
      ['radio', false],
      ['radio', true],
    ]);
    expect(chips.shadowRoot?.querySelector('.detail')?.textContent).toBe('and short');
  });

  it('is one choice of its own, whatever else on the page asks the same', () => {
    const [warm, cold] = radios(mount({ value: 'warm' }));
    const [warmElsewhere] = radios(mount({ value: 'cold' }));
    expect(warm?.name).toBe(cold?.name);
    expect(warm?.name).not.toBe(warmElsewhere?.name);
    expect(warm?.checked).toBe(true);
  });

  it('tells what was chosen', () => {
    const chips = mount();
    const onChoose = jest.fn();
    chips.addEventListener('choose', (event) => {
      if (event instanceof CustomEvent) onChoose(event.detail);
    });
    radios(chips)[0]?.dispatchEvent(new CustomEvent('change'));
    expect(onChoose).toHaveBeenCalledWith('warm');
  });

  it('lets an optional choice be taken back, and says whose choice that is', () => {
    const chips = mount({ value: 'warm', isOptional: true });
    const onChoose = jest.fn();
    chips.addEventListener('choose', (event) => {
      if (event instanceof CustomEvent) onChoose(event.detail);
    });
    const clear = chips.shadowRoot?.querySelector('button');
    expect(clear?.textContent?.replace(/\s+/g, ' ')).toBe('Clear Their tone');
    clear?.click();
    expect(onChoose).toHaveBeenCalledWith('');
  });

  it('has nothing to take back while nothing is chosen, or when a choice is due', () => {
    expect(mount({ isOptional: true }).shadowRoot?.querySelector('button')).toBeNull();
    expect(mount({ value: 'warm' }).shadowRoot?.querySelector('button')).toBeNull();
  });
});
