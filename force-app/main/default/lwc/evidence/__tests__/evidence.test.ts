import { createElement } from 'lwc';
import { afterEach, describe, expect, it } from '@jest/globals';
import Evidence from 'c/evidence';

describe('c-evidence', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('says the band in words, of reps and of deals, and hides the marks from screen readers', () => {
    const evidence = createElement('c-evidence', { is: Evidence });
    Object.assign(evidence, { contributors: '10+' });
    document.body.appendChild(evidence);
    const shadow = evidence.shadowRoot;
    expect(shadow?.querySelector('.words')?.textContent).toBe(
      'heard by 10 or more reps, on 10 or more deals',
    );
    expect(shadow?.querySelector('.pips')?.getAttribute('aria-hidden')).toBe('true');
    expect(shadow?.querySelectorAll('.on')).toHaveLength(3);
  });
});
