import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { clear, load, save, sweep } from 'c/noteDrafts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = Date.UTC(2026, 10, 20, 10);
const words = { body: 'the yard was empty at nine' };

/** This browser's storage fails in every way, as where a person or an admin has switched it off. */
function breakStorage(): void {
  jest.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
}

describe('c/noteDrafts', () => {
  beforeEach(() => window.localStorage.clear());
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('gives back what was kept, and when', () => {
    save('rep', 'deal', words, NOW);
    expect(load('rep', 'deal', NOW + DAY_MS)).toEqual({ draft: words, keptAt: NOW });
  });

  it('keeps one draft for each person and record', () => {
    save('rep', 'deal', words, NOW);
    save('rep', 'deal', { body: 'newer' }, NOW);
    expect(load('rep', 'deal', NOW)?.draft).toEqual({ body: 'newer' });
    expect(load('rep', 'lead', NOW)).toBeNull();
    expect(load('somebody else', 'deal', NOW)).toBeNull();
  });

  it('forgets a draft that was sent', () => {
    save('rep', 'deal', words, NOW);
    clear('rep', 'deal');
    expect(load('rep', 'deal', NOW)).toBeNull();
  });

  it('gives back nothing that is 7 days old', () => {
    save('rep', 'deal', words, NOW);
    expect(load('rep', 'deal', NOW + 7 * DAY_MS - 1)).not.toBeNull();
    expect(load('rep', 'deal', NOW + 7 * DAY_MS)).toBeNull();
  });

  it('does not keep for ever what a wrong clock dated far ahead', () => {
    save('rep', 'deal', words, NOW + 30 * DAY_MS);
    expect(load('rep', 'deal', NOW)).toBeNull();
  });

  it('sweeps out every old or unreadable draft, and touches nothing else', () => {
    save('rep', 'old', words, NOW - 7 * DAY_MS);
    save('somebody else', 'old', words, NOW - 8 * DAY_MS);
    save('rep', 'new', words, NOW);
    window.localStorage.setItem('watercooler.draft.rep.broken', '{"draft":');
    window.localStorage.setItem('watercooler.draft.rep.strange', '[1]');
    window.localStorage.setItem('another', 'app');
    sweep(NOW);
    expect(Object.keys(window.localStorage).sort()).toEqual([
      'another',
      'watercooler.draft.rep.new',
    ]);
  });

  it('keeps silent where the browser lets it keep nothing', () => {
    breakStorage();
    expect(() => {
      save('rep', 'deal', words);
      clear('rep', 'deal');
      sweep();
    }).not.toThrow();
    expect(load('rep', 'deal')).toBeNull();
  });

  it('keeps silent when the storage is full', () => {
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    });
    expect(() => save('rep', 'deal', words)).not.toThrow();
  });
});
