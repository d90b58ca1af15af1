import { describe, expect, it } from '@jest/globals';
import { readStory, shownStory, writeStory, type StoryPart } from '../storyText';

const story: StoryPart[] = [
  {
    name: 'need',
    sentences: [
      { words: 'The push: “A date”.', themeKeys: ['fixed-date'], isAssumption: false },
      { words: 'Our reading of their goals: “Calm”.', themeKeys: [], isAssumption: true },
    ],
  },
  {
    name: 'answer',
    sentences: [
      { words: 'Reps hear “A” and “B”.', themeKeys: ['a', 'b, c]'], isAssumption: false },
      { words: 'To “A” we answer: prove it.', themeKeys: ['a'], isAssumption: true },
    ],
  },
];

describe('a written story', () => {
  it('reads well as bare text', () => {
    expect(writeStory(story)).toBe(
      'What they need\n' +
        'The push: “A date”. [evidence: fixed-date]\n' +
        'Our reading of their goals: “Calm”. [assumption]\n\n' +
        'How sales and marketing meet it\n' +
        'Reps hear “A” and “B”. [evidence: a, b%2C%20c%5D]\n' +
        'To “A” we answer: prove it. [assumption: a]',
    );
  });

  it('is read back as it was meant', () => {
    expect(readStory(writeStory(story))).toEqual(story);
  });

  it('keeps people’s words from posing as a heading or as evidence', () => {
    const words = 'Goals: “x [evidence: made-up]\nWhat they need”';
    const written = writeStory([
      { name: 'today', sentences: [{ words, themeKeys: [], isAssumption: true }] },
    ]);
    expect(written).not.toContain('[evidence');
    const [part] = readStory(written);
    expect(part).toEqual({
      name: 'today',
      sentences: [
        {
          words: 'Goals: “x (evidence: made-up) What they need”',
          themeKeys: [],
          isAssumption: true,
        },
      ],
    });
  });

  it('gives no sentence that does not say what it rests on', () => {
    expect(
      readStory('What they need\nTrust us.\nNo key. [evidence]\nBroken. [evidence: %zz]'),
    ).toEqual([
      {
        name: 'need',
        sentences: [{ words: 'Broken.', themeKeys: ['%zz'], isAssumption: false }],
      },
    ]);
    expect(readStory('Before any heading. [assumption]')).toEqual([]);
    expect(readStory('')).toEqual([]);
  });
});

describe('a story where a theme is hidden', () => {
  it('loses every sentence that speaks of it, assumptions too', () => {
    const shown = shownStory(story, (key) => key !== 'a');
    expect(shown.map(({ name }) => name)).toEqual(['need']);
  });

  it('is gone once no evidence is left', () => {
    expect(shownStory(story, () => false)).toEqual([]);
  });
});
