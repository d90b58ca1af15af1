/**
 * Learns what the coder knows of buyers in general from the phrase bank and writes it to
 * `service/src/insight/coding/background.bin`: `node scripts/run.mjs insight/learn-background`, after every
 * change of the bank or of the default embedder.
 */
import { writeFileSync } from 'node:fs';
import { packBackground } from '../../service/src/insight/coding/background.ts';
import { learnBackground } from '../../service/src/insight/coding/learn-background.ts';
import { loadPhraseBank } from '../../service/src/insight/coding/phrase-bank.ts';
import { openEmbedder } from '../../service/src/insight/embedding/open-embedder.ts';
import { loadWordVectors } from '../../service/src/insight/embedding/word-vectors.ts';

const file = new URL('../../service/src/insight/coding/background.bin', import.meta.url);
const embedder = await openEmbedder({ modelPath: null });
const bank = loadPhraseBank();
const background = await learnBackground(bank, embedder, loadWordVectors());
const bytes = packBackground(background);
writeFileSync(file, bytes);
await embedder.close();
console.log(`${bank.length} concepts, ${background.space.stems.size} stems, ${bytes.length} bytes`);
