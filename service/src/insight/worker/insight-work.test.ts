import { expect, test } from 'vitest';
import type { CodebookTheme } from '../coder.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { createInsightWork } from './insight-work.ts';
import type { Answer, NoteToRedact, Request } from './messages.ts';

/** Counts letters: enough to tell texts apart, and fast. */
function letterEmbedder(): Embedder & { readonly embedded: string[] } {
  const embedded: string[] = [];
  return {
    id: 'letters',
    dimensions: 26,
    embedded,
    async embed(texts) {
      embedded.push(...texts);
      return texts.map((text) => {
        const counts = new Float32Array(26);
        for (const letter of text.toLowerCase()) {
          const at = letter.charCodeAt(0) - 97;
          if (at >= 0 && at < 26) counts[at] = (counts[at] ?? 0) + 1;
        }
        const length = Math.hypot(...counts) || 1;
        return counts.map((count) => count / length);
      });
    },
    close: async () => undefined,
  };
}

function note(body: string): NoteToRedact {
  return { body, withdrawn: false, knownNames: [] };
}

const themes: CodebookTheme[] = [
  { key: 'sync', area: 'stops', label: 'Broken sync', meaning: 'The sync fails', examples: [] },
  { key: 'money', area: 'stops', label: 'No budget', meaning: 'Spending is frozen', examples: [] },
].map((theme) => ({ ...theme, area: 'stops', active: true }));

test('a note that a rule fails on is told apart, and the others are read', async () => {
  const work = createInsightWork(letterEmbedder());
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
  const work = createInsightWork(letterEmbedder());
  await work({ kind: 'learn', lesson: { coderKey: 'a', after: 0, confirmed: [], themes } });
  const text = 'what if the sync fails on sunday';
  const embedded = await work({ kind: 'embed', texts: [text] });
  const vector = embedded.kind === 'embed' ? (embedded.vectors[0] ?? null) : null;
  const file = (given: typeof vector): Promise<Answer> =>
    work({
      kind: 'file',
      coderKey: 'a',
      notes: [{ text, vector: given, area: 'stops' }],
    });
  expect(await file(vector)).toEqual(await file(null));
  expect(await file(null)).toMatchObject({ found: [{ themeKey: 'sync' }] });
});

test('themes are embedded once for all codebooks that have them', async () => {
  const embedder = letterEmbedder();
  const work = createInsightWork(embedder);
  const learn = (coderKey: string): Request => ({
    kind: 'learn',
    lesson: { coderKey, after: 0, confirmed: [], themes },
  });
  await work(learn('a'));
  const once = embedder.embedded.length;
  await work(learn('b'));
  expect(once).toBeGreaterThan(0);
  expect(embedder.embedded).toHaveLength(once);
});

test('a coder that was never learnt, or too long ago, is asked for', async () => {
  const work = createInsightWork(letterEmbedder());
  const file = (coderKey: string): Promise<Answer> => work({ kind: 'file', coderKey, notes: [] });
  expect(await file('a')).toEqual({ kind: 'file', found: null });
  for (const coderKey of ['a', 'b', 'c', 'd', 'e']) {
    await work({ kind: 'learn', lesson: { coderKey, after: 0, confirmed: [], themes } });
  }
  expect(await file('a')).toEqual({ kind: 'file', found: null });
  expect(await file('e')).toEqual({ kind: 'file', found: [] });
});

test('a coder is never built with a part missing', async () => {
  const work = createInsightWork(letterEmbedder());
  const confirmed = [
    { id: 'n1', themeKey: 'sync', text: 'it rains', vector: new Uint8Array(26).fill(1) },
  ];
  await work({ kind: 'learn', lesson: { coderKey: 'a', after: 0, confirmed, themes: null } });
  const skipped: Request = {
    kind: 'learn',
    lesson: { coderKey: 'a', after: 2, confirmed: [], themes },
  };
  await expect(work(skipped)).rejects.toThrow('missing');
});
