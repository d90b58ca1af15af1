import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { vagueAnswer } from '../vagueAnswer';

interface SampleNote {
  readonly id: string;
  readonly text: string;
}

function sampleNotes(): SampleNote[] {
  const file = join(__dirname, '../../../../../../test/sample/notes.json');
  return JSON.parse(readFileSync(file, 'utf8')) as SampleNote[];
}

describe('a vague answer', () => {
  it.each([
    ['price', 'price'],
    ['Price 🙄', 'price'],
    ['PRICE!!', 'price'],
    ['Lost. Reason given: price.', 'price'],
    ["it's just too expensive honestly", 'price'],
    ['no budget this year', 'price'],
    ['"too complicated for us" 😞', 'complex'],
    ['missing feature', 'missing'],
    ['bad timing', 'timing'],
    ['not the right time', 'timing'],
    ['maybe next year', 'timing'],
    ['no decision', 'no-decision'],
    ['they decided not to decide', 'no-decision'],
    ['they went with Veldhaus', 'competitor'],
    ['Lost to Veldhaus Logistics GmbH', 'competitor'],
    ['went with the cheapest one', 'price'],
    ['they chose a competitor', 'competitor'],
    ["they didn't trust us", 'trust'],
  ])('"%s" names a stated reason: %s', (text, reason) => {
    expect(vagueAnswer(text)).toEqual({ reason });
  });

  it.each([
    'no idea',
    'tbc',
    'fine i guess',
    "don't know, not sure",
    'n/a',
    '👍',
    '...',
    'it went well',
  ])('"%s" names none', (text) => {
    expect(vagueAnswer(text)).toEqual({ reason: null });
  });

  it.each([
    '',
    '   ',
    'whiteboard',
    'she said no to us',
    'capex frozen til April',
    '11% above Veldhaus',
    'price, they could not show her CFO a before and after',
    'they went with Veldhaus because their slides had a bakery on them',
    'went with her to the dock and nobody spoke',
    'precio',
  ])('"%s" is none', (text) => {
    expect(vagueAnswer(text)).toBeNull();
  });

  it('is rare among real notes: in the sample only these are', () => {
    const vague = sampleNotes().filter(({ text }) => vagueAnswer(text) !== null);
    expect(vague.map(({ id }) => id)).toEqual(['n25', 'n57', 'n66', 'n125', 'n222', 'n228']);
  });
});
