import { createElement } from 'lwc';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import ThemeCard from 'c/themeCard';

const theme = {
  id: 'a0T000000000001AAA',
  name: 'No proof from their peers',
  meaning: 'They expect a result they can name.',
  isPinned: false,
  contributors: '3+',
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
    const none = mount({ theme, isBarrier: true })?.querySelector('.none');
    expect(none?.textContent).toBe('None chosen yet.');
    expect(none?.querySelector('button')).toBeNull();
    expect(mount({ theme })?.querySelector('.actions')).toBeNull();
  });

  it('leaves out a lost share and a trend that are not shown', () => {
    const bare = mount({ theme: { ...theme, lostShare: '', trend: '' } });
    expect(bare?.querySelectorAll('.mark')).toHaveLength(0);
    expect(mount({ theme })?.querySelectorAll('.mark')).toHaveLength(2);
  });

  it('marks a pinned theme, which may stand before better backed ones', () => {
    const pinned = mount({ theme: { ...theme, isPinned: true } })?.querySelector('.pinned');
    expect(pinned?.textContent?.trim()).toBe('Pinned');
    expect(mount({ theme })?.querySelector('.pinned')).toBeNull();
  });

  it.each([
    ['mostly-lost', 'Mostly in lost deals'],
    ['mixed', 'In lost and other deals alike'],
    ['mostly-other', 'Mostly outside lost deals'],
  ])('tells %s deals from all others, of which some may be open', (lostShare, words) => {
    const shadow = mount({ theme: { ...theme, lostShare } });
    expect(shadow?.querySelector('.mark')?.textContent).toBe(words);
  });

  it('shows markup in a quote as text', () => {
    const shadow = mount({ theme });
    expect(shadow?.querySelector('blockquote')?.textContent).toBe('<b>bold</b> claim');
    expect(shadow?.querySelector('b')).toBeNull();
  });

  it('asks whoever keeps the codebook to choose a response, and tells of which theme', () => {
    const choose = jest.fn();
    const shadow = mount({ theme, isBarrier: true, canChoose: true });
    shadow?.host.addEventListener('choose', (event) => choose((event as CustomEvent).detail));
    shadow?.querySelector('button')?.click();
    expect(choose).toHaveBeenCalledWith(theme.id);
  });

  it.each([
    ['reposition', 'Reposition · Tell our story from what matters to them.'],
    ['prove', 'Prove · Show that it works, at a place like theirs.'],
    ['train', 'Train · Help our own people to answer it well.'],
    ['build', 'Build · Build what is missing, so that it no longer stands in the way.'],
    ['walk-away', 'Walk away · Notice it early, and spend the time elsewhere.'],
  ])('explains the response %s', (response, words) => {
    const shadow = mount({ theme: { ...theme, response } });
    expect(shadow?.querySelector('.actions dd')?.textContent).toBe(words);
  });

  it('folds away the quotes that do not stand open', () => {
    const quotes = ['one', 'two', 'three'];
    const quotesIn = (shadow: ShadowRoot | null, place: string) =>
      [...(shadow?.querySelectorAll(`${place} > blockquote`) ?? [])].map((q) => q.textContent);
    const some = mount({ theme: { ...theme, quotes }, quotesOpen: 2 });
    expect(quotesIn(some, '.noticed')).toEqual(['one', 'two']);
    expect(quotesIn(some, 'details')).toEqual(['three']);
    expect(some?.querySelector('summary')?.textContent).toContain('More quotes');
    const none = mount({ theme: { ...theme, quotes } });
    expect(quotesIn(none, 'details')).toEqual(quotes);
    expect(none?.querySelector('summary')?.textContent).toContain('Quotes');
    expect(mount({ theme, quotesOpen: 2 })?.querySelector('details')).toBeNull();
  });

  it('shows nothing without a theme', () => {
    expect(mount({})?.textContent).toBe('');
  });
});
