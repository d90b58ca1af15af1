import { createElement } from 'lwc';
import { afterEach, describe, expect, it } from '@jest/globals';
import EmptyArea from 'c/emptyArea';

describe('c-empty-area', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it.each([
    [3, 'three'],
    [4, 'four'],
    [5, 'five'],
  ])('names k = %i in words', (smallestGroup, words) => {
    const empty = createElement('c-empty-area', { is: EmptyArea });
    Object.assign(empty, { smallestGroup });
    document.body.appendChild(empty);
    expect(empty.shadowRoot?.querySelector('p')?.textContent).toBe(
      `Nothing released here yet. A theme appears once ${words} reps, on ${words} deals, have noticed it, among twice as many who wrote something new of such buyers.`,
    );
  });
});
