/**
 * How notes of sellers are filed that the coder never learnt from:
 * `node scripts/run.mjs insight/score-held-out SELLER…` learns a background from the phrase bank without
 * these files, takes the themes of each as its codebook and its sentences as notes, and prints one
 * JSON object.
 */
import { openGround } from '../../service/src/insight/coding/ground.ts';
import { loadBankFile, loadPhraseBank } from '../../service/src/insight/coding/phrase-bank.ts';
import { openEmbedder } from '../../service/src/insight/embedding/open-embedder.ts';
import { run } from '../eval/notes.ts';

const sellers = process.argv.slice(2);
if (sellers.length === 0) throw new Error('Say whose notes to score, such as hexley.');
const embedder = await openEmbedder({ modelPath: null, threads: 2 });
const ground = await openGround(embedder, loadPhraseBank(sellers));
const scores: Record<string, unknown> = {};
for (const seller of sellers) {
  const concepts = loadBankFile(seller);
  const codebook = Object.fromEntries(
    concepts.map(({ key, area, descriptions: [words = ''] }) => {
      const cut = words.indexOf('. ');
      return [key, { area, label: words.slice(0, cut), description: words.slice(cut + 2) }];
    }),
  );
  const rows = concepts.flatMap(({ key, area, sentences }) =>
    sentences.map((text) => ({ text, theme: key, area })),
  );
  const { n, theme, themeGivenArea } = await run(rows, { codebook, embedder, ground });
  const wordsAlone = await run(rows, { codebook, embedder, ground, without: ['meaning', 'area'] });
  scores[seller] = {
    n,
    theme,
    themeGivenArea,
    wordsAlone: { theme: wordsAlone.theme, themeGivenArea: wordsAlone.themeGivenArea },
  };
}
await embedder.close();
console.log(JSON.stringify(scores, null, 2));
