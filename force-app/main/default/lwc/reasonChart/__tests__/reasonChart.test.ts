import { createElement } from 'lwc';
import { afterEach, describe, expect, it } from '@jest/globals';
import ReasonChart from 'c/reasonChart';

const REASONS = [
  ['Too complex', 'Old material', '3+'],
  ['Price', 'No proof', '10+'],
  ['No decision', 'Old material', '3+'],
  ['No decision', 'Lost quarter', '3+'],
].map(([stated, underlying, contributors], index) => ({
  id: `a0R00000000000${index}AAA`,
  stated,
  underlying,
  contributors,
}));

function mount(properties: Record<string, unknown>): ShadowRoot {
  const chart = createElement('c-reason-chart', { is: ReasonChart });
  Object.assign(chart, properties);
  document.body.appendChild(chart);
  if (!chart.shadowRoot) throw new Error('The chart did not mount.');
  return chart.shadowRoot;
}

function wordsIn(shadow: ShadowRoot, selector: string): string[] {
  return [...shadow.querySelectorAll(selector)].map(({ textContent }) => textContent?.trim() ?? '');
}

describe('c-reason-chart', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('draws one ribbon a reason and prints its band, never a number', () => {
    const shadow = mount({ reasons: REASONS });
    expect(shadow.querySelectorAll('.ribbon')).toHaveLength(4);
    expect(wordsIn(shadow, '.band').sort()).toEqual([
      '10 or more',
      '3 or more',
      '3 or more',
      '3 or more',
    ]);
  });

  it('tells a screen reader all that is drawn', () => {
    const shadow = mount({ reasons: REASONS });
    const drawing = shadow.querySelector('svg');
    expect(drawing?.getAttribute('role')).toBe('img');
    expect(wordsIn(shadow, 'svg title')).toEqual(['What was said, and what lay underneath']);
    expect(wordsIn(shadow, 'svg desc')).toEqual([
      'Price, underneath it No proof: 10 or more reps; ' +
        'No decision, underneath it Lost quarter: 3 or more reps; ' +
        'No decision, underneath it Old material: 3 or more reps; ' +
        'Too complex, underneath it Old material: 3 or more reps',
    ]);
  });

  it('says the same in a table, by width and then by words', () => {
    const shadow = mount({ reasons: REASONS });
    const rows = [...shadow.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('td')].slice(0, 2).map(({ textContent }) => textContent),
    );
    expect(rows).toEqual([
      ['Price', 'No proof'],
      ['No decision', 'Lost quarter'],
      ['No decision', 'Old material'],
      ['Too complex', 'Old material'],
    ]);
  });

  it('changes between the two with one button, which stays', async () => {
    const shadow = mount({ reasons: REASONS });
    const button = shadow.querySelector('button');
    expect(button?.textContent).toBe('Show as a table');
    expect(shadow.querySelector('.drawn')).not.toBeNull();
    button?.click();
    await Promise.resolve();
    expect(shadow.querySelector('.listed')).not.toBeNull();
    expect(shadow.querySelector('button')).toBe(button);
    expect(button?.textContent).toBe('Show as a chart');
  });

  it('shows only the table where fewer than three things were said', () => {
    const shadow = mount({ reasons: REASONS.slice(0, 2) });
    expect(shadow.querySelector('svg')).toBeNull();
    expect(shadow.querySelector('button')).toBeNull();
    expect(shadow.querySelectorAll('tbody tr')).toHaveLength(2);
  });

  it('shows nothing where nothing is released', () => {
    expect(wordsIn(mount({ reasons: [] }), '*')).toEqual([]);
    expect(wordsIn(mount({}), '*')).toEqual([]);
  });
});
