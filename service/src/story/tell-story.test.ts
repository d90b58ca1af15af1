import { describe, expect, test } from 'vitest';
import { shownStory, type StorySentence, writeStory } from '#lwc/storyText/storyText.ts';
import type { StoryCell, StoryPersona } from './story-facts.ts';
import { tellStory } from './tell-story.ts';

const nothingWritten: StoryPersona = { goals: null, gaps: null, stages: [] };

const operations: StoryPersona = {
  goals:
    'A peak season nobody has to rescue. Waiting-time charges down within two quarters. Something to show the CFO.',
  gaps: 'Has never seen the saving measured.\nWas left holding the last project.',
  stages: [
    {
      name: 'Discover',
      buyerGoal: 'Find out whether it is possible',
      marketingGoal: 'One before and after per segment',
      salesGoal: 'Ask about the night shift',
    },
    {
      name: 'Decide',
      buyerGoal: 'Survive "another quarter?" from above',
      marketingGoal: null,
      salesGoal: 'Meet the boss once.',
    },
  ],
};

function cell(label: string, facts: Partial<StoryCell> = {}): StoryCell {
  return {
    themeKey: label.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
    area: 'stops',
    label,
    contributors: '3+',
    lostShare: null,
    trend: 'steady',
    response: null,
    whatWorks: null,
    ...facts,
  };
}

const cells = [
  cell('The old way feels good enough', { contributors: '5+' }),
  cell('No proof from their peers', {
    contributors: '10+',
    lostShare: 'mostly-lost',
    trend: 'growing',
    response: 'prove',
    whatWorks: 'A visit to a running site',
  }),
  cell('They outgrew the old way', { area: 'why-now', contributors: '5+', trend: 'fading' }),
  cell('Their customers demand it', { area: 'why-now', contributors: '5+', trend: 'growing' }),
  cell('A calm, predictable working day', { area: 'success', trend: 'new' }),
  cell('The boss leans on them', { area: 'room', response: 'reposition' }),
  cell('We asked before we showed', { area: 'choose' }),
  cell('Decided alone before calling us', { area: 'buy' }),
];

function sentencesOf(persona: StoryPersona, of: readonly StoryCell[]): StorySentence[] {
  return (tellStory(persona, of) ?? []).flatMap((part) => [...part.sentences]);
}

test('a story tells the need, today, the return and our answer, each sentence with what it rests on', () => {
  expect(writeStory(tellStory(operations, cells) ?? [])).toBe(
    `What they need
“Their customers demand it” gets them looking (heard by 5 or more reps, growing). [evidence: their-customers-demand-it]
Reps also hear “They outgrew the old way” (5 or more reps, fading). [evidence: they-outgrew-the-old-way]
Their goals, as we see them: “A peak season nobody has to rescue. Waiting-time charges down within two quarters.” [assumption]

How satisfied they are today
Above all, “No proof from their peers” holds them back (heard by 10 or more reps, mostly in lost deals, growing). [evidence: no-proof-from-their-peers]
In the room, reps notice “The boss leans on them” (heard by 3 or more reps). [evidence: the-boss-leans-on-them]
Reps also hear or see “The old way feels good enough” (5 or more reps). [evidence: the-old-way-feels-good-enough]
Where we believe they struggle: “Has never seen the saving measured. Was left holding the last project.” [assumption]

The return they expect
“A calm, predictable working day” is what success looks like to them (newly heard by 3 or more reps). [evidence: a-calm-predictable-working-day]
At the stage Decide, we expect them to want this: “Survive ‘another quarter?’ from above”. [assumption]

How sales and marketing meet it
“We asked before we showed” sways their choice (heard by 3 or more reps). [evidence: we-asked-before-we-showed]
“Decided alone before calling us” shapes how they buy (heard by 3 or more reps). [evidence: decided-alone-before-calling-us]
Our response to “No proof from their peers” is to show that it works, at a place like theirs. What works: “A visit to a running site”. [assumption: no-proof-from-their-peers]
Our response to “The boss leans on them” is to tell our story from what matters to them. [assumption: the-boss-leans-on-them]
At the stage Discover, marketing’s part is “One before and after per segment”; sales’ part is “Ask about the night shift”. [assumption]`,
  );
});

test('without a published cell there is no story, whatever people wrote', () => {
  expect(tellStory(operations, [])).toBeNull();
});

test('what nobody published or wrote has no part', () => {
  const text = writeStory(tellStory(nothingWritten, [cell('No budget')]) ?? []);
  expect(text).toBe(
    'How satisfied they are today\n' +
      '“No budget” holds them back (heard by 3 or more reps). [evidence: no-budget]',
  );
});

test('every sentence that quotes a label names its theme, so that hiding one takes all it said', () => {
  for (const hidden of cells) {
    const parts = shownStory(tellStory(operations, cells) ?? [], (key) => key !== hidden.themeKey);
    expect(writeStory(parts)).not.toContain(hidden.label);
  }
});

test('the order comes from bands, trends and keys, never from the order of the cells', () => {
  const told = writeStory(tellStory(operations, cells) ?? []);
  expect(writeStory(tellStory(operations, cells.toReversed()) ?? [])).toBe(told);
});

test('only what more reps heard than all else is told above all', () => {
  const first = (of: readonly StoryCell[]): string | undefined =>
    sentencesOf(nothingWritten, of)[0]?.words;
  const proof = cell('No proof', { contributors: '5+', trend: 'growing' });
  expect(first([proof, cell('No budget')])).toBe(
    'Above all, “No proof” holds them back (heard by 5 or more reps, growing).',
  );
  expect(first([proof, cell('No budget', { contributors: '5+' })])).toBe(
    '“No proof” holds them back (heard by 5 or more reps, growing).',
  );
});

test('two thirds of the notes elsewhere do not make a theme seldom in lost deals', () => {
  const [told] = sentencesOf(nothingWritten, [cell('No budget', { lostShare: 'mostly-other' })]);
  expect(told?.words).toBe(
    '“No budget” holds them back (heard by 3 or more reps, mostly outside lost deals).',
  );
});

test('two themes with the same answer share a sentence, which goes when either is hidden', () => {
  const two = [
    cell('Guarded', { response: 'prove', area: 'choose' }),
    cell('No proof', { response: 'prove' }),
  ];
  const [, , answer] = sentencesOf(nothingWritten, two);
  expect(answer).toEqual({
    words:
      'Our response to “No proof” and “Guarded” is to show that it works, at a place like theirs.',
    themeKeys: ['no-proof', 'guarded'],
    isAssumption: true,
  });
});

test('a persona with many themes still reads as a story', () => {
  const many = (['why-now', 'success', 'stops', 'choose', 'buy', 'room'] as const).flatMap((area) =>
    [1, 2, 3, 4, 5].map((n) => cell(`Theme ${area} ${'x'.repeat(n)}`, { area, response: 'train' })),
  );
  const sentences = sentencesOf(operations, many);
  expect(sentences.length).toBeLessThanOrEqual(14);
  for (const { themeKey } of many) {
    expect(sentences.some(({ themeKeys }) => themeKeys.includes(themeKey))).toBe(true);
  }
});

describe('words of people', () => {
  const goalOf = (goals: string): string | undefined =>
    sentencesOf({ ...nothingWritten, goals }, cells).find(({ isAssumption }) => isAssumption)
      ?.words;

  test.each([
    ['one goal', 'Their goals, as we see them: “one goal”.'],
    ['A goal.', 'Their goals, as we see them: “A goal.”'],
    ['Why this?\nAnd that', 'Their goals, as we see them: “Why this? And that”.'],
    ['first\nsecond', 'Their goals, as we see them: “first. second”.'],
    ['say "yes" now', 'Their goals, as we see them: “say ‘yes’ now”.'],
  ])('%j becomes %j', (written, told) => {
    expect(goalOf(written)).toBe(told);
  });

  test.each(['', ' \n ', null])('%j says nothing', (goals) => {
    const told = sentencesOf({ ...nothingWritten, goals }, cells);
    expect(told.some(({ words }) => words.startsWith('Their goals'))).toBe(false);
  });

  test('are cut at a word where they go on and on', () => {
    const told = goalOf('word '.repeat(6000));
    expect(told?.length).toBeLessThan(220);
    expect(told).toMatch(/ word…”$/);
  });
});
