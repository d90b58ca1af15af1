/**
 * `npm run bench [-- NAME]`: runs the benchmarks, or one of them, and prints one JSON object. Every
 * figure stands beside its share of what it may take at most: below 1 is good.
 */
import { benchClusters } from './bench/clusters.ts';
import { benchEmbedding } from './bench/embedding.ts';
import { benchFirstConnection } from './bench/first-connection.ts';
import { benchIngest } from './bench/ingest.ts';
import { benchNewNote } from './bench/new-note.ts';
import { benchPipeline } from './bench/pipeline.ts';
import { benchRecode } from './bench/recode.ts';
import { benchRedaction } from './bench/redaction.ts';
import { benchResume } from './bench/resume.ts';
import { benchNote, benchStart } from './bench/start.ts';

const benchmarks = {
  start: benchStart,
  note: benchNote,
  embedding: benchEmbedding,
  redaction: benchRedaction,
  pipeline: benchPipeline,
  'new-note': benchNewNote,
  recode: benchRecode,
  clusters: benchClusters,
  ingest: benchIngest,
  'first-connection': benchFirstConnection,
  resume: benchResume,
} as const;

const [wanted] = process.argv.slice(2);
const chosen = Object.entries(benchmarks).filter(([name]) => !wanted || name === wanted);
if (chosen.length === 0) {
  console.error(
    `There is no benchmark "${wanted ?? ''}". There are: ${Object.keys(benchmarks).join(', ')}.`,
  );
  process.exit(1);
}
const results: Record<string, unknown> = {};
for (const [name, run] of chosen) results[name] = await run();
console.log(JSON.stringify(results, null, 2));
