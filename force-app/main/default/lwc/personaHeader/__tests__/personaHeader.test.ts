import { createElement } from 'lwc';
import { afterEach, describe, expect, it } from '@jest/globals';
import PersonaHeader from 'c/personaHeader';

const PERSONA = {
  name: 'Operations VP',
  summary: '',
  segment: 'Food and beverage',
  market: '',
  territory: '',
  receptivity: 'Winnable',
  salesOwner: 'Douglas Wray',
  marketingOwner: '',
  status: 'agreed',
  releasedOn: '',
  image: 'https://pictures.example/ops.png',
  imageAlt: 'A woman at a loading dock',
  imageLicence: 'CC BY 4.0, A. Painter',
  isReserved: false,
};

function mount(parts: Record<string, unknown> = {}): HTMLElement {
  const header = createElement('c-persona-header', { is: PersonaHeader });
  Object.assign(header, { persona: { ...PERSONA, ...parts } });
  document.body.appendChild(header);
  return header;
}

function wordsIn(header: HTMLElement, selector: string): (string | null)[] {
  const found = header.shadowRoot?.querySelectorAll(selector) ?? [];
  return [...found].map(({ textContent }) => textContent);
}

describe('c-persona-header', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('shows the picture with its words and its licence', () => {
    const header = mount();
    const picture = header.shadowRoot?.querySelector('img');
    expect(picture?.getAttribute('src')).toBe('https://pictures.example/ops.png');
    expect(picture?.getAttribute('alt')).toBe('A woman at a loading dock');
    // Whoever serves it is not told on which page it stands.
    expect(picture?.getAttribute('referrerpolicy')).toBe('no-referrer');
    expect(wordsIn(header, '.licence')).toEqual(['Picture: CC BY 4.0, A. Painter']);
  });

  it('stands two letters in for a picture that is missing, not allowed or does not load', async () => {
    expect(wordsIn(mount({ image: '' }), '.face')).toEqual(['OV']);
    expect(wordsIn(mount({ image: 'data:image/svg+xml,<svg/>' }), '.face')).toEqual(['OV']);
    const header = mount();
    header.shadowRoot?.querySelector('img')?.dispatchEvent(new CustomEvent('error'));
    await Promise.resolve();
    expect(wordsIn(header, '.face')).toEqual(['OV']);
    expect(wordsIn(header, '.licence')).toEqual([]);
  });

  it('lists what is filled, and both owners even where one is not named yet', () => {
    const header = mount();
    expect(wordsIn(header, 'dt')).toEqual([
      'Segment',
      'Receptivity',
      'Sales owner',
      'Marketing owner',
    ]);
    expect(wordsIn(header, 'dd')).toEqual([
      'Food and beverage',
      'Winnable',
      'Douglas Wray',
      'Not named yet',
    ]);
  });

  it('lists nothing for a reserved persona that nothing is known of', () => {
    const header = mount({ isReserved: true, segment: '', receptivity: '' });
    expect(wordsIn(header, 'dl')).toEqual([]);
  });

  it.each([
    ['agreed', ['Agreed'], []],
    ['draft', ['Draft'], ['Sales and marketing have not agreed on it yet.']],
    ['retired', ['Retired'], ['Kept for reading; it is no longer in use.']],
    ['', [], []],
  ])('says what the status %j means', (status, tag, meaning) => {
    const header = mount({ status });
    expect(wordsIn(header, '.tag')).toEqual(tag);
    expect(wordsIn(header, '.summary')).toEqual(meaning);
  });

  it('shows nothing without a persona', () => {
    const header = createElement('c-persona-header', { is: PersonaHeader });
    document.body.appendChild(header);
    expect(header.shadowRoot?.textContent).toBe('');
  });
});
