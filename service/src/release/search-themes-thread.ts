/** The thread that looks for themes: started by `searchThemes`, which sends it the search in parts. */
import { parentPort } from 'node:worker_threads';
import { discover, type Unfiled } from '../insight/discovery/discover.ts';
import type { EmbeddedText } from '../insight/discovery/profile.ts';
import { loadWordVectors } from '../insight/embedding/word-vectors.ts';
import { unpackVector } from '../insight/worker/packed-vector.ts';
import type { PackedWords, SearchPart } from './search-themes.ts';

const notes: Unfiled[] = [];
const others: EmbeddedText[] = [];

function unpacked<Words extends PackedWords>(given: Words): Words & { vector: Float32Array } {
  return { ...given, vector: unpackVector(given.vector) };
}

function answer(k: number): unknown {
  try {
    return { found: discover(notes, { k, others, words: loadWordVectors() }) };
  } catch (error) {
    // The name and no more: a message could quote a note.
    return { failed: error instanceof Error ? error.name : 'unknown' };
  }
}

parentPort?.on('message', (part: SearchPart) => {
  notes.push(...part.notes.map(unpacked));
  others.push(...part.others.map(unpacked));
  if (part.k !== null) parentPort?.postMessage(answer(part.k));
});
