import { afterEach, describe, expect, it } from '@jest/globals';
import { focusFirst } from 'c/lateFocus';

function page(...names: string[]): HTMLElement {
  document.body.replaceChildren(
    ...names.map((name) => Object.assign(document.createElement('button'), { className: name })),
  );
  return document.body;
}

describe('focusFirst', () => {
  afterEach(() => document.body.replaceChildren());

  it('puts the focus on the first thing that fits, and says so', () => {
    expect(focusFirst(page('edit', 'withdraw'), '.withdraw, .edit')).toBe(true);
    expect(document.activeElement?.className).toBe('edit');
  });

  it('waits for what is not there yet', () => {
    expect(focusFirst(page('edit'), '.withdraw')).toBe(false);
    expect(focusFirst(null, '.withdraw')).toBe(false);
    expect(document.activeElement).toBe(document.body);
  });

  it('leaves the focus alone while nothing is asked for', () => {
    expect(focusFirst(page('edit'), '')).toBe(false);
  });
});
