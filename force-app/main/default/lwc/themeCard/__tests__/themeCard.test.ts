import { createElement } from 'lwc';
import { afterEach, describe, expect, it } from '@jest/globals';
import ThemeCard from 'c/themeCard';

const theme = {
  id: 'a0T000000000001AAA',
  name: 'No proof from their peers',
  meaning: 'They expect a result they can name.',
  contributors: '3-4',
  deals: '3-4',
  lostShare: 'mixed',
  trend: 'new',
  quotes: ['<b>bold</b> claim'],
  response: '',
  whatWorks: [],
};

function mount(properties: Record<string, unknown>): ShadowRoot | null {
  const card = createElement('c-theme-card', { is: ThemeCard });
  Object.assign(card, properties);
  document.body.appendChild(card);
  return card.shadowRoot;
}

describe('c-theme-card', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('heads a barrier one level above a row of another area', () => {
    expect(mount({ theme, isBarrier: true })?.querySelector('h4')?.textContent).toBe(theme.name);
    expect(mount({ theme })?.querySelector('h5')?.textContent).toBe(theme.name);
  });

  it('says that a barrier has no response yet, and is silent about it elsewhere', () => {
    expect(mount({ theme, isBarrier: true })?.querySelector('.response')?.textContent).toBe(
      'None chosen yet.',
    );
    expect(mount({ theme })?.querySelector('.actions')).toBeNull();
  });

  it('leaves out a lost share and a trend that are not shown', () => {
    const bare = mount({ theme: { ...theme, lostShare: '', trend: '' } });
    expect(bare?.querySelectorAll('.mark')).toHaveLength(0);
    expect(mount({ theme })?.querySelectorAll('.mark')).toHaveLength(2);
  });

  it('shows markup in a quote as text', () => {
    const shadow = mount({ theme });
    expect(shadow?.querySelector('blockquote')?.textContent).toBe('<b>bold</b> claim');
    expect(shadow?.querySelector('b')).toBeNull();
  });

  it('shows nothing without a theme', () => {
    expect(mount({})?.textContent).toBe('');
  });
});
