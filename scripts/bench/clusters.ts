import { insightAreas } from '../../service/src/notes/note.ts';
import { discover, type Unfiled } from '../../service/src/insight/discovery/discover.ts';
import { seededRandom } from '../../service/src/insight/discovery/seeded-random.ts';
import { loadWordVectors } from '../../service/src/insight/embedding/word-vectors.ts';
import { made } from './made-up-words.ts';

/** Ten thousand notes are filed anew and grouped in 90 s on two cores; half of that is for grouping. */
const budgetSeconds = 45;
const noteCount = 10_000;
const themeCount = 60;
const dimensions = 512;

/**
 * Times the discovery of themes among 10,000 made-up notes of which none fits the codebook, spread
 * evenly over the areas: far more than an org would leave unfiled.
 */
export function benchClusters(): Promise<{
  seconds: number;
  shareOfBudget: number;
  proposals: number;
}> {
  const notes = makeNotes();
  const words = loadWordVectors();
  const startedAt = performance.now();
  const proposals = discover(notes, { k: 5, others: [], words }).length;
  const seconds = Math.round((performance.now() - startedAt) / 10) / 100;
  return Promise.resolve({
    seconds,
    shareOfBudget: Math.round((seconds / budgetSeconds) * 100) / 100,
    proposals,
  });
}

/** Each note is some words of its theme and some of all, with a vector near that of its theme. */
function makeNotes(): Unfiled[] {
  const chance = seededRandom(1);
  const pick = (count: number): number => Math.floor(chance() * count);
  const themes = Array.from({ length: themeCount }, (_, theme) => ({
    words: Array.from({ length: 8 }, (__, at) => made.word(theme * 8 + at)),
    vector: Float32Array.from({ length: dimensions }, () => chance() - 0.5),
  }));
  return Array.from({ length: noteCount }, (_, at): Unfiled => {
    const number = pick(themeCount);
    const theme = themes[number];
    const own = Array.from({ length: 6 }, () => theme?.words[pick(8)] ?? '');
    const common = Array.from({ length: 12 }, () => made.word(1000 + pick(3000)));
    const vector = Float32Array.from(
      theme?.vector ?? [],
      (value) => value + 1.5 * (chance() - 0.5),
    );
    const length = Math.hypot(...vector);
    return {
      id: `n${String(at).padStart(5, '0')}`,
      contributor: `rep ${pick(80)}`,
      deal: `deal ${pick(2000)}`,
      area: insightAreas[number % insightAreas.length] ?? 'room',
      text: [...own, ...common].join(' '),
      vector: vector.map((value) => value / length),
    };
  });
}
