import { createElement } from 'lwc';
import { graphql } from 'lightning/graphql';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import PersonaPage from 'c/personaPage';
import {
  cellNode,
  personaAnswer,
  personaNode,
  reasonNode,
  stageNode,
  statusNode,
  withheldNode,
} from './personaAnswer';

jest.mock(
  '@salesforce/customPermission/Watercooler_Keep_Codebook',
  () => ({ __esModule: true, default: undefined }),
  { virtual: true },
);
jest.mock(
  '@salesforce/customPermission/Watercooler_Sign_For_Marketing',
  () => ({ __esModule: true, default: undefined }),
  { virtual: true },
);
jest.mock(
  '@salesforce/customPermission/Watercooler_Sign_For_Sales',
  () => ({ __esModule: true, default: undefined }),
  { virtual: true },
);

const SAMPLE = statusNode({ Calendar__c: 'sample', Release_Interval_Seconds__c: 15 });

async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve(); // eslint-disable-line no-await-in-loop
}

async function mount(): Promise<HTMLElement> {
  const page = createElement('c-persona-page', { is: PersonaPage });
  Object.assign(page, { recordId: 'a0D000000000001AAA' });
  document.body.appendChild(page);
  await settled();
  return page;
}

async function mountWith(
  answer: unknown,
  refresh: () => Promise<void> = async () => {},
): Promise<HTMLElement> {
  const page = await mount();
  graphql.emit(answer, undefined, refresh);
  await settled();
  return page;
}

/** All that a person reads on the page, in order, through every shadow. */
function wordsOf(node: Node): string {
  if (node instanceof HTMLElement && node.shadowRoot) return wordsOf(node.shadowRoot);
  if (node.nodeType === Node.TEXT_NODE) return node.textContent ?? '';
  return [...node.childNodes].map(wordsOf).join(' ').replace(/\s+/g, ' ').trim();
}

describe('c-persona-page', () => {
  it('shows nothing of one persona when the page goes on to another that does not load', async () => {
    const page = await mountWith(personaAnswer({ cells: [cellNode('No proof')] }));
    expect(wordsOf(page)).toContain('No proof');
    Object.assign(page, { recordId: 'a0D000000000002AAA' });
    await settled();
    graphql.emitErrors([{ message: 'Away' }]);
    await settled();
    expect(wordsOf(page)).not.toContain('No proof');
    expect(page.shadowRoot?.querySelector('.problem')).not.toBeNull();
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
    Reflect.deleteProperty(document, 'visibilityState');
  });

  it('shows that it is loading before there is an answer', async () => {
    expect(wordsOf(await mount())).toBe('Loading');
  });

  it('shows what people wrote of the persona, and when it was last released', async () => {
    const words = wordsOf(await mountWith(personaAnswer()));
    expect(words).toContain('IL IT Integration Lead Keeps the systems talking.');
    expect(words).toContain('Sales and marketing have not agreed on it yet. Draft');
    expect(words).toContain('Segment Food and beverage');
    expect(words).toContain('Territory North, South');
    expect(words).toContain('Released November 1, 2026');
    expect(words).toContain('New themes appear once a month.');
  });

  it('says what stops them before all else, with the evidence and what we do about it', async () => {
    const page = await mountWith(
      personaAnswer({
        cells: [
          cellNode(
            'They outgrew the old way',
            { Trend__c: 'fading' },
            { Insight_Area__c: 'why-now' },
          ),
          cellNode(
            'No proof from their peers',
            {
              Contributors__c: '10+',
              Lost_Share__c: 'mostly-lost',
              Trend__c: 'growing',
              Quotes__c: 'ours was a slide w/ logos\nno case study to show',
            },
            { Response__c: 'prove', What_Works__c: 'A visit to a running site.' },
          ),
        ],
      }),
    );
    const words = wordsOf(page);
    expect(words).toContain(
      'What stops them from choosing us No proof from their peers ' +
        'heard by 10 or more reps, on 10 or more deals Mostly in lost deals Growing ' +
        'What No proof from their peers means. ours was a slide w/ logos no case study to show ' +
        'Our response Prove · Show that it works, at a place like theirs. What works A visit to a running site.',
    );
    expect(words.indexOf('No proof')).toBeLessThan(words.indexOf('They outgrew'));
    expect(words).toContain(
      'Why now They outgrew the old way heard by 5 or more reps, on 5 or more deals Fading',
    );
  });

  it('says the same of an area where nothing was noticed and one where all is withheld', async () => {
    const empty = wordsOf(await mountWith(personaAnswer()));
    document.body.replaceChildren();
    const blank = { Stated_Reason__c: null, Contributors__c: null };
    const withheld = wordsOf(
      await mountWith(
        personaAnswer({
          cells: [withheldNode(), withheldNode()],
          reasons: [{ ...reasonNode('price', '', blank), Buyer_Theme__r: null }],
        }),
      ),
    );
    expect(withheld).toBe(empty);
  });

  it('says once that nothing is here yet, what will be, and what brings it, without an empty frame', async () => {
    const words = wordsOf(await mountWith(personaAnswer()));
    expect(words).toContain(
      'What stops them from choosing us Nothing released here yet. ' +
        'A theme appears once three reps, on three deals, have noticed it, among twice as many who wrote something new of such buyers. ' +
        'Here you will also read: Why now · What success looks like · How they choose · How they buy · What the room tells us ' +
        'Reps bring it closer by writing what they notice about such buyers on their deals. Who they are',
    );
    expect(words.split('Nothing released')).toHaveLength(2);
    expect(words.split('A theme appears')).toHaveLength(2);
  });

  it('names the empty areas in one line, and says once when a theme appears', async () => {
    const words = wordsOf(
      await mountWith(
        personaAnswer({ cells: [cellNode('Boss walks in', {}, { Insight_Area__c: 'room' })] }),
      ),
    );
    expect(words.split('A theme appears once three reps')).toHaveLength(2);
    expect(words).toContain(
      'Nothing released yet on: Why now · What success looks like · How they choose · How they buy Who',
    );
    expect(words.indexOf('Boss walks in')).toBeLessThan(words.indexOf('Why now'));
    expect(words).toContain('Reading the bands');
  });

  it('says when a theme appears under the empty areas where something already stops them', async () => {
    const words = wordsOf(await mountWith(personaAnswer({ cells: [cellNode('No proof')] })));
    expect(words).toContain('Nothing released yet on: Why now');
    expect(words).toContain('What the room tells us A theme appears once three reps');
    expect(words.split('A theme appears once three reps')).toHaveLength(2);
  });

  it('names the same k everywhere', async () => {
    const words = wordsOf(await mountWith(personaAnswer({ status: [statusNode({ K__c: 5 })] })));
    expect(words).not.toContain('three');
    expect(words).toContain('once five reps, on five deals');
  });

  it('says why it could not load, and tries again', async () => {
    const page = await mount();
    const refresh = jest.fn(async () => {});
    graphql.emitErrors([{ message: 'Something broke.' }], undefined, refresh);
    await settled();
    expect(wordsOf(page)).toContain('This persona did not load. Something broke.');
    page.shadowRoot?.querySelector('button')?.click();
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('says so too when trying again is refused outright', async () => {
    const page = await mount();
    const refresh = jest.fn(() => Promise.reject(new Error('Still broken.')));
    graphql.emitErrors([{ message: 'Something broke.' }], undefined, refresh);
    await settled();
    page.shadowRoot?.querySelector('button')?.click();
    await settled();
    expect(wordsOf(page)).toContain('This persona did not load. Still broken.');
  });

  it('keeps the focus on the page when it tries again: on the problem, then on the name', async () => {
    const page = await mount();
    const tryAgain = async (): Promise<void> => {
      page.shadowRoot?.querySelector('button')?.focus();
      page.shadowRoot?.querySelector('button')?.click();
      await settled();
      expect(wordsOf(page)).toBe('Loading');
    };
    graphql.emitErrors([{ message: 'Something broke.' }]);
    await settled();
    await tryAgain();
    graphql.emitErrors([{ message: 'Still broken.' }]);
    await settled();
    expect(page.shadowRoot?.activeElement?.textContent).toContain('Still broken.');
    await tryAgain();
    graphql.emit(personaAnswer());
    await settled();
    const header = page.shadowRoot?.querySelector('c-persona-header');
    expect(header?.shadowRoot?.activeElement?.textContent).toBe('IT Integration Lead');
  });

  it('shows what was said against what lay underneath, but of no hidden theme', async () => {
    const words = wordsOf(
      await mountWith(
        personaAnswer({
          reasons: [
            reasonNode('price', 'No proof from their peers'),
            reasonNode('trust', 'Burnt before', {}, { Hidden__c: true }),
            reasonNode('weather', 'Rain'),
          ],
        }),
      ),
    );
    expect(words).toContain(
      'Price No proof from their peers heard by 5 or more reps, on 5 or more deals',
    );
    expect(words).not.toMatch(/Burnt before|Rain/);
  });

  describe('the story', () => {
    const STORY = [
      'How satisfied they are today',
      'What keeps them: “No proof” (heard by 5 or more reps). [evidence: no-proof]',
      'Heard as well: “No budget” (5 or more reps). [evidence: no-budget]',
      'Our answer to “No budget”: walk away. [assumption: no-budget]',
      'What we believe they live with: “Long days”. [assumption]',
    ].join('\n');

    async function mountStory(budget: Record<string, unknown>): Promise<HTMLElement> {
      return mountWith(
        personaAnswer({
          personas: [personaNode({ Story__c: STORY })],
          cells: [
            cellNode('No proof', {}, { Key__c: 'no-proof' }),
            cellNode('No budget', {}, { Key__c: 'no-budget', ...budget }),
          ],
        }),
      );
    }

    it('stands under its heading, each sentence with its evidence or as an assumption', async () => {
      const words = wordsOf(await mountStory({}));
      expect(words).toContain(
        'How satisfied they are today What keeps them: “No proof” (heard by 5 or more reps). Evidence No proof',
      );
      expect(words).toContain('What we believe they live with: “Long days”. Assumption');
      expect(words).not.toContain('[');
    });

    it('leads from a sentence to the theme behind it', async () => {
      const page = await mountStory({});
      const story = page.shadowRoot?.querySelector('c-persona-story');
      story?.shadowRoot?.querySelector('button')?.click();
      const card = page.shadowRoot?.activeElement;
      expect(card?.shadowRoot?.activeElement?.textContent).toBe('No proof');
    });

    it('loses what it said of a theme as soon as marketing hides that theme', async () => {
      const words = wordsOf(await mountStory({ Hidden__c: true }));
      expect(words).toContain('“No proof”');
      expect(words).not.toContain('No budget');
    });

    it('is not there before anything is published, whatever the field holds', async () => {
      const personas = [personaNode({ Story__c: STORY })];
      expect(wordsOf(await mountWith(personaAnswer({ personas })))).not.toMatch(/story|Long days/i);
    });
  });

  it('shows the roadmap in its order', async () => {
    const words = wordsOf(
      await mountWith(
        personaAnswer({
          stages: [
            stageNode('Decide', 2, { Buyer_Goal__c: 'A case the boss accepts' }),
            stageNode('Discover', 1, { Ask_Next__c: 'Who owns the link at night?' }),
          ],
        }),
      ),
    );
    expect(words.indexOf('Discover')).toBeLessThan(words.indexOf('Decide'));
    expect(words).toContain('Ask next Who owns the link at night?');
    expect(words).toContain('Buyer’s goal A case the boss accepts');
  });

  it('shows what people wrote, and offers nothing to those who only read', async () => {
    const page = await mountWith(
      personaAnswer({
        personas: [
          personaNode({ Goals__c: 'No call at 2 am.\nOne interface fewer.', Market__c: 'Parts' }),
        ],
      }),
    );
    const words = wordsOf(page);
    expect(words).toContain('Goals No call at 2 am. One interface fewer.');
    expect(words).not.toMatch(/Add |Choose one/);
    expect(words).toContain('Market Parts');
  });

  it('shows the reserved persona as none that people describe or agree on', async () => {
    const reserved = personaNode({ Name: 'Buyers in general', Key__c: 'buyers-in-general' });
    const words = wordsOf(await mountWith(personaAnswer({ personas: [reserved] })));
    expect(words).toContain(
      'What too few reps noticed about one kind of buyer is gathered here, from all kinds.',
    );
    expect(words).not.toMatch(/Draft|owner|Who they are|Roadmap/);
  });

  it.each([
    [['5+', '10+'], {}, true],
    [['5+'], {}, false],
    [['5+', '10+'], { Pinned__c: true }, false],
  ])(
    'calls %j the order of evidence only where it is, the first with %j',
    async (bands, pinned, isSaid) => {
      const cells = bands.map((band, index) =>
        cellNode(`Heard by ${band}`, { Contributors__c: band }, index === 0 ? pinned : {}),
      );
      const words = wordsOf(await mountWith(personaAnswer({ cells })));
      expect(words.includes('In order of evidence.')).toBe(isSaid);
    },
  );

  it('opens the quotes of the first two barriers', async () => {
    const bands = ['20+', '10+', '5+'];
    const cells = bands.map((band) =>
      cellNode(`Heard by ${band}`, { Contributors__c: band, Quotes__c: 'one\ntwo\nthree' }),
    );
    const page = await mountWith(personaAnswer({ cells }));
    const cards = [...(page.shadowRoot?.querySelectorAll('c-theme-card') ?? [])];
    const open = cards.map(
      (card) => card.shadowRoot?.querySelectorAll('.noticed > blockquote').length,
    );
    expect(open).toEqual([2, 2, 0]);
  });

  it('says that a persona is gone', async () => {
    expect(wordsOf(await mountWith(personaAnswer({ personas: [] })))).toContain(
      'The record is gone',
    );
  });

  it('shows hostile words as words', async () => {
    const page = await mountWith(
      personaAnswer({ cells: [cellNode('<img src=x onerror=alert(1)>')] }),
    );
    expect(wordsOf(page)).toContain('<img src=x onerror=alert(1)>');
  });

  it('follows the releases of sample data while somebody looks', async () => {
    jest.useFakeTimers();
    const refresh = jest.fn(async () => {});
    const page = await mountWith(personaAnswer({ status: [SAMPLE] }), refresh);
    expect(wordsOf(page)).toContain('releases run every 15 seconds instead of monthly');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(refresh).toHaveBeenCalledTimes(2);

    graphql.emit(
      personaAnswer({ cells: [cellNode('Fear of a broken integration')], status: [SAMPLE] }),
    );
    await settled();
    expect(wordsOf(page)).toContain('Fear of a broken integration');
  });

  it('rests while nobody looks, and ends with the page', async () => {
    jest.useFakeTimers();
    const refresh = jest.fn(async () => {});
    const page = await mountWith(personaAnswer({ status: [SAMPLE] }), refresh);
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    await jest.advanceTimersByTimeAsync(20_000);
    expect(refresh).not.toHaveBeenCalled();
    Reflect.deleteProperty(document, 'visibilityState');
    await jest.advanceTimersByTimeAsync(5_000);
    expect(refresh).toHaveBeenCalledTimes(1);
    page.remove();
    await jest.advanceTimersByTimeAsync(20_000);
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('goes on when a look fails, and keeps what it showed', async () => {
    jest.useFakeTimers();
    const refresh = jest.fn(async () => {});
    refresh.mockRejectedValueOnce(new Error('away'));
    const page = await mountWith(
      personaAnswer({ cells: [cellNode('Shown')], status: [SAMPLE] }),
      refresh,
    );
    await jest.advanceTimersByTimeAsync(10_000);
    expect(refresh).toHaveBeenCalledTimes(2);
    graphql.emitErrors([{ message: 'Something broke.' }], undefined, refresh);
    await settled();
    expect(wordsOf(page)).toContain('Shown');
    expect(wordsOf(page)).not.toContain('Something broke.');
  });

  it('reads a page once where releases are weeks apart', async () => {
    jest.useFakeTimers();
    const refresh = jest.fn(async () => {});
    await mountWith(personaAnswer(), refresh);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(refresh).not.toHaveBeenCalled();
  });
});
