import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Embedder } from '../embedding/embedder.ts';
import { openEmbedder } from '../embedding/open-embedder.ts';
import {
  type CodebookTheme,
  type CodedText,
  type Coder,
  type ConfirmedNote,
  createCoder,
  textsOf,
} from './coder.ts';
import { type Ground, openGround } from './ground.ts';

const themes: readonly CodebookTheme[] = [
  {
    key: 'proof',
    area: 'stops',
    label: 'No proof from their peers',
    meaning: 'They ask who like them already runs it and what came of it, and we have no answer.',
    examples: [],
    active: true,
  },
  {
    key: 'integration',
    area: 'stops',
    label: 'Fear of a broken integration',
    meaning: 'They expect that connecting us to the systems they have will fail or never end.',
    examples: [],
    active: true,
  },
  {
    key: 'sign-off',
    area: 'buy',
    label: 'Sign-off climbs many steps',
    meaning: 'Every purchase has to be approved by several managers one after the other.',
    examples: [],
    active: true,
  },
  {
    key: 'tense-boss',
    area: 'room',
    label: 'The boss makes everyone tense',
    meaning: 'When the most senior person joins, the others fall silent and wait for a word.',
    examples: [],
    active: true,
  },
];

let embedder: Embedder;
let ground: Ground;

beforeAll(async () => {
  embedder = await openEmbedder({ modelPath: null });
  ground = await openGround(embedder);
}, 60_000);
afterAll(() => embedder.close());

async function read(text: string): Promise<CodedText> {
  const [vector = new Float32Array()] = await embedder.embed([text]);
  return { text, vector };
}

/** A note that everybody learns by, unless told otherwise. */
async function tapped(text: string, themeKey: string, id = 'a'): Promise<ConfirmedNote> {
  return { ...(await read(text)), id, themeKey, contributor: 'rep a', pupils: 'everybody' };
}

async function coderOf(
  codebook: readonly CodebookTheme[],
  confirmed: readonly ConfirmedNote[] = [],
): Promise<Coder> {
  const withVectors = [];
  for (const theme of codebook) {
    withVectors.push({ ...theme, vectors: await embedder.embed(textsOf(theme)) });
  }
  return createCoder(withVectors, confirmed, ground);
}

describe('a coder', () => {
  test.each([
    ['he wants to hear from peers who run it, we have no proof to show', 'proof'],
    ['whenever the boss joins the others go silent, very tense', 'tense-boss'],
    ['it has to be approved by four managers, each purchase needs a sign-off', 'sign-off'],
  ])('files "%s" by the words it shares with a theme', async (text, key) => {
    const coder = await coderOf(themes);
    expect(coder.code(await read(text), null).themeKey).toBe(key);
  });

  test.each([
    ['paperwork climbs from his manager to hers and then to a director', 'sign-off'],
    ['their erp guy is sure the interface will break on day one', 'integration'],
    ['ceo walked in, chatter died, everybody looked at the table', 'tense-boss'],
  ])('files "%s" by what it means, without a word in common', async (text, key) => {
    const coder = await coderOf(themes);
    expect(coder.code(await read(text), null).themeKey).toBe(key);
  });

  test('files nothing that fits no theme, and says how little it fits', async () => {
    const coder = await coderOf(themes);
    const filed = coder.code(await read('nice weather, parking was hard to find today'), null);
    expect(filed.themeKey).toBeNull();
    expect(filed.score).toBeLessThan(0.3);
  });

  test('files nothing on fewer than three words that can tell a theme', async () => {
    const coder = await coderOf(themes);
    expect(coder.code(await read('the integration'), 'stops').themeKey).toBeNull();
    expect(coder.code(await read(''), 'stops')).toEqual({
      themeKey: null,
      nearest: null,
      score: 0,
      area: null,
    });
  });

  test('trusts a theme more when the prompt asked about its area', async () => {
    const coder = await coderOf(themes);
    const note = await read('who like them already runs it, she asked');
    const [told, asked] = [coder.code(note, 'stops'), coder.code(note, null)];
    expect([told.themeKey, asked.themeKey]).toEqual(['proof', 'proof']);
    expect(told.score).toBeGreaterThan(asked.score);
  });

  test('says which area the text speaks of, whatever the prompt asked', async () => {
    const coder = await coderOf(themes);
    const note = await read('the interface to their systems will fail, they expect');
    expect(coder.code(note, null).area).toBe('stops');
  });

  test('gives a score that is higher for a plain case than for a vague one', async () => {
    const coder = await coderOf(themes);
    const plain = coder.code(await read('no proof from peers, who like them runs it'), 'stops');
    const vague = coder.code(await read('something about others and how it went for them'), null);
    expect(plain.score).toBeGreaterThan(vague.score);
  });

  test('files nothing under a proposed or retired theme, or with no theme at all', async () => {
    const note = await read('he wants to hear from peers who run it, we have no proof to show');
    const retired = themes.map((theme) => ({ ...theme, active: theme.key !== 'proof' }));
    expect((await coderOf(retired)).code(note, null).themeKey).not.toBe('proof');
    expect((await coderOf([])).code(note, null).themeKey).toBeNull();
  });

  test('gives the same answer whatever order themes and confirmations come in', async () => {
    const confirmed = [
      await tapped('nobody of their size does it yet', 'proof', 'a'),
      await tapped('three signatures for a stapler', 'sign-off', 'b'),
    ];
    const note = await read('three signatures and no other firm of their size to call');
    const one = await coderOf(themes, confirmed);
    const other = await coderOf([...themes].reverse(), [...confirmed].reverse());
    expect(other.code(note, 'stops')).toEqual(one.code(note, 'stops'));
  });
});

describe('what a rep confirms', () => {
  const words = 'their night crew would sabotage the scanners on the dock';

  test('teaches notes like it', async () => {
    const like = await read('the night crew on the dock would sabotage the new scanners');
    const before = await coderOf(themes);
    const confirmed = [await tapped(words, 'tense-boss')];
    const after = await coderOf(themes, confirmed);
    const chance = (coder: Coder): number => coder.code(like, 'room').score;
    expect(after.code(like, 'room').themeKey).toBe('tense-boss');
    expect(chance(after)).toBeGreaterThan(chance(before));
  });

  test.each([
    ['own', [true, false, false]],
    ['others', [false, true, true]],
    ['everybody', [true, true, true]],
  ] as const)(
    'teaches the notes of its rep, of another and of nobody: %s',
    async (pupils, taught) => {
      const like = await read('the night crew on the dock would sabotage the new scanners');
      const coder = await coderOf(themes, [{ ...(await tapped(words, 'tense-boss')), pupils }]);
      const plain = (await coderOf(themes)).code(like, 'room').score;
      const isTaught = (author: string | null): boolean =>
        coder.code(like, 'room', author).score > plain;
      expect([isTaught('rep a'), isTaught('rep b'), isTaught(null)]).toEqual(taught);
    },
  );

  test('leaves every unrelated note exactly as it was', async () => {
    const unrelated = [
      'who like them already runs it, she asked',
      'she wants a longer warranty on paper',
      'budget year closes in march, so talk again then',
    ];
    const before = await coderOf(themes);
    const confirmed = [await tapped(words, 'proof')];
    const after = await coderOf(themes, confirmed);
    for (const text of unrelated) {
      const note = await read(text);
      expect(after.code(note, 'stops')).toEqual(before.code(note, 'stops'));
    }
  });

  test('is passed over when its theme is gone', async () => {
    const confirmed = [await tapped(words, 'deleted')];
    const note = await read(words);
    const plain = (await coderOf(themes)).code(note, null);
    expect((await coderOf(themes, confirmed)).code(note, null)).toEqual(plain);
  });
});
