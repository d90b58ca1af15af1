import { createElement } from 'lwc';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import PersonaStory from 'c/personaStory';

const sentence = (words: string, themeKeys: string[], isAssumption = false) => ({
  words,
  themeKeys,
  isAssumption,
});

const PARTS = [
  {
    name: 'need',
    sentences: [
      sentence('What sets them moving: “A date”.', ['date']),
      sentence('Also “Another” and “A date”.', ['other', 'gone', 'date']),
      sentence('Their goals: “Calm”.', [], true),
    ],
  },
  { name: 'answer', sentences: [sentence('Our answer to “A date”: be early.', ['date'], true)] },
];

function mount(): HTMLElement {
  const story = createElement('c-persona-story', { is: PersonaStory });
  const themes = [
    { id: 'a0T1', key: 'date', name: 'A fixed date drives it' },
    { id: 'a0T2', key: 'other', name: 'Another' },
  ];
  Object.assign(story, { parts: PARTS, themes });
  document.body.appendChild(story);
  return story;
}

function all(story: HTMLElement, selector: string): HTMLElement[] {
  return [...(story.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

describe('c-persona-story', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('tells its parts in order, under words a person reads', () => {
    expect(all(mount(), 'h4').map(({ textContent }) => textContent)).toEqual([
      'What they need',
      'How sales and marketing meet it',
    ]);
  });

  it('marks each sentence as evidence or as an assumption, never as both, and numbers several themes in the order it names them', () => {
    const marks = all(mount(), 'p').map((line) =>
      [...line.querySelectorAll('.tag, button')].map(({ textContent }) => textContent),
    );
    expect(marks).toEqual([
      ['Evidence A fixed date drives it'],
      ['Evidence 1 Another', 'Evidence 2 A fixed date drives it'],
      ['Assumption'],
      ['Assumption'],
    ]);
  });

  it('leads to the theme behind a sentence', () => {
    const story = mount();
    const cited = jest.fn();
    story.addEventListener('cite', (event) => {
      if (event instanceof CustomEvent) cited(event.detail);
    });
    all(story, 'button')[0]?.click();
    expect(cited).toHaveBeenCalledWith('a0T1');
  });
});
