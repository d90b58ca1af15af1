/** The thread that looks for themes: started by `searchThemes`, with its search as `workerData`. */
import { parentPort, workerData } from 'node:worker_threads';
import { discover } from '../insight/discovery/discover.ts';
import { loadWordVectors } from '../insight/embedding/word-vectors.ts';
import { unpackVector } from '../insight/worker/packed-vector.ts';
import type { PackedWords, ThemeSearch } from './search-themes.ts';

function unpacked<Words extends PackedWords>(given: Words): Words & { vector: Float32Array } {
  return { ...given, vector: unpackVector(given.vector) };
}

function answerTo({ notes, others, k }: ThemeSearch): unknown {
  try {
    const words = loadWordVectors();
    const found = discover(notes.map(unpacked), { k, others: others.map(unpacked), words });
    return { found };
  } catch (error) {
    // The name and no more: a message could quote a note.
    return { failed: error instanceof Error ? error.name : 'unknown' };
  }
}

parentPort?.postMessage(answerTo(workerData));
