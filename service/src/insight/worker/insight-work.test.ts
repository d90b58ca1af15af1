import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodebookTheme } from '../coding/coder.ts';
import { type Ground, openGround } from '../coding/ground.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { openEmbedder } from '../embedding/open-embedder.ts';
import { createInsightWork } from './insight-work.ts';
import type { Answer, NoteToRedact, Request } from './messages.ts';

let model: Embedder;
let ground: Ground;
beforeAll(async () => {
  model = await openEmbedder({ modelPath: null });
  ground = await openGround(model);
});
afterAll(() => model.close());

/** The work of a thread just started, and the texts that the model is asked for. */
function start(): { work: (request: Request) => Promise<Answer>; embedded: string[] } {
  const embedded: string[] = [];
  const embedder: Embedder = {
    ...model,
    embed: (texts) => {
      embedded.push(...texts);
      return model.embed(texts);
    },
  };
  return { work: createInsightWork(embedder, ground), embedded };
}

function note(body: string): NoteToRedact {
  return { body, withdrawn: false, knownNames: [] };
}

const themes: CodebookTheme[] = [
  { key: 'sync', area: 'stops', label: 'Broken sync', meaning: 'The sync fails', examples: [] },
  { key: 'money', area: 'stops', label: 'No budget', meaning: 'Spending is frozen', examples: [] },
].map((theme) => ({ ...theme, area: 'stops', active: true }));

test('a note that a rule fails on is told apart, and the others are read', async () => {
  const { work } = start();
  const broken: NoteToRedact = {
    ...note(''),
    get body(): string {
      throw new Error('planted');
    },
  };
  const request = { kind: 'redact', notes: [broken, note('it rains')], colleagues: [] } as const;
  expect(await work(request)).toMatchObject({
    notes: [null, { keepsWords: true, redactedText: 'it rains', quote: 'it rains' }],
  });
});

test('a vector that was stored files as a fresh one does', async () => {
  const { work } = start();
  await work({ kind: 'learn', lesson: { coderKey: 'a', after: 0, confirmed: [], themes } });
  const text = 'what if the sync fails on sunday';
  const embedded = await work({ kind: 'embed', texts: [text] });
  const vector = embedded.kind === 'embed' ? (embedded.vectors[0] ?? null) : null;
  const file = (given: typeof vector): Promise<Answer> =>
    work({
      kind: 'file',
      coderKey: 'a',
      notes: [{ text, vector: given, area: 'stops', contributor: 'a' }],
    });
  expect(await file(vector)).toEqual(await file(null));
  expect(await file(null)).toMatchObject({ found: [{ themeKey: 'sync' }] });
});

test('themes are embedded once for all codebooks that have them', async () => {
  const { work, embedded } = start();
  const learn = (coderKey: string): Request => ({
    kind: 'learn',
    lesson: { coderKey, after: 0, confirmed: [], themes },
  });
  await work(learn('a'));
  const once = embedded.length;
  await work(learn('b'));
  expect(once).toBeGreaterThan(0);
  expect(embedded).toHaveLength(once);
});

test('a coder that was never learnt, or too long ago, is asked for', async () => {
  const { work } = start();
  const file = (coderKey: string): Promise<Answer> => work({ kind: 'file', coderKey, notes: [] });
  expect(await file('a')).toEqual({ kind: 'file', found: null });
  for (const coderKey of ['a', 'b', 'c', 'd', 'e']) {
    await work({ kind: 'learn', lesson: { coderKey, after: 0, confirmed: [], themes } });
  }
  expect(await file('a')).toEqual({ kind: 'file', found: null });
  expect(await file('e')).toEqual({ kind: 'file', found: [] });
});

test('a coder is forgotten once one of later confirmed notes is learnt: some may be erased', async () => {
  const { work } = start();
  const file = (coderKey: string): Promise<Answer> => work({ kind: 'file', coderKey, notes: [] });
  for (const coderKey of ['org other 1', 'org book 1', 'org book 2']) {
    await work({ kind: 'learn', lesson: { coderKey, after: 0, confirmed: [], themes } });
  }
  expect(await file('org book 1')).toEqual({ kind: 'file', found: null });
  expect(await file('org book 2')).toEqual({ kind: 'file', found: [] });
  expect(await file('org other 1')).toEqual({ kind: 'file', found: [] });
});

test('a coder is never built with a part missing', async () => {
  const { work } = start();
  const confirmed = [
    {
      ...{ id: 'n1', themeKey: 'sync', text: 'it rains', vector: new Uint8Array(512).fill(1) },
      ...({ contributor: 'a', pupils: 'everybody' } as const),
    },
  ];
  await work({ kind: 'learn', lesson: { coderKey: 'a', after: 0, confirmed, themes: null } });
  const skipped: Request = {
    kind: 'learn',
    lesson: { coderKey: 'a', after: 2, confirmed: [], themes },
  };
  await expect(work(skipped)).rejects.toThrow('missing');
});
