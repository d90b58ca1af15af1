import { expect, test } from 'vitest';
import { readSampleCases, takeInSample } from '../../../../test/sample/taken-in.ts';
import { openEmbedder } from '../embedding/open-embedder.ts';
import { loadWordVectors } from '../embedding/word-vectors.ts';
import { discover } from './discover.ts';

test('the sample has one theme that the codebook lacks: trucks with idling engines', async () => {
  const areas = new Map((await readSampleCases()).cases.map(({ note, area }) => [note.id, area]));
  const stored = (await takeInSample()).filter((note) => note.redactedText && note.isEnglish);
  const embedder = await openEmbedder({ modelPath: null });
  const vectors = await embedder.embed(stored.map((note) => note.redactedText));
  await embedder.close();
  const notes = stored.map((note, at) => ({
    id: note.id,
    contributor: note.contributor,
    deal: note.deal ?? '',
    area: areas.get(note.id) ?? 'room',
    text: note.redactedText,
    vector: vectors[at] ?? new Float32Array(),
    isFiled: note.themeKey !== null,
  }));
  const proposals = discover(
    notes.filter((note) => !note.isFiled),
    { k: 3, others: notes.filter((note) => note.isFiled), words: loadWordVectors() },
  );
  expect(proposals.map(({ area, noteIds }) => ({ area, noteIds }))).toEqual([
    { area: 'success', noteIds: ['n154', 'n176', 'n198', 'n221', 'n230'] },
  ]);
  expect(proposals[0]?.terms).toEqual(['idling', 'emissions', 'sustainability', 'trucks']);
});
