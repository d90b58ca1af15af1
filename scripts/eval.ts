/**
 * `npm run eval -- TASK FILE.jsonl [--codebook FILE.json] [--cold]
 * [--without VIEW]`: how well a task does on labelled
 * data, as one JSON object. The formats and what each figure means: `docs/insight.md`.
 */
import { parseArgs } from 'node:util';
import type { CoderWeights } from '../service/src/insight/coding/coder.ts';
import { run as assign } from './eval/assign.ts';
import { run as identity } from './eval/identity.ts';
import { run as notes } from './eval/notes.ts';
import { readJson, readRows } from './eval/read-input.ts';
import { run as reasons } from './eval/reasons.ts';
import { run as redaction } from './eval/redaction.ts';
import { run as special } from './eval/special.ts';
import { run as themes } from './eval/themes.ts';
import { run as tone } from './eval/tone.ts';

type Task = (
  rows: readonly unknown[],
  options: {
    readonly codebook?: unknown;
    readonly isCold: boolean;
    readonly without: readonly (keyof CoderWeights)[];
  },
) => unknown;

const tasks = new Map<string, Task>([
  ['assign', (rows) => assign(rows)],
  ['identity', (rows) => identity(rows)],
  ['notes', notes],
  ['reasons', (rows) => reasons(rows)],
  ['redaction', (rows) => redaction(rows)],
  ['special', (rows) => special(rows)],
  ['themes', (rows) => themes(rows)],
  ['tone', (rows) => tone(rows)],
]);

const views = ['words', 'meaning', 'area', 'prompt', 'confirmed'] as const;

try {
  console.log(JSON.stringify(await evaluate(), null, 2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

async function evaluate(): Promise<unknown> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      codebook: { type: 'string' },
      cold: { type: 'boolean', default: false },
      without: { type: 'string', multiple: true, default: [] },
    },
  });
  const [name = '', file] = positionals;
  const task = tasks.get(name);
  if (!task || file === undefined) {
    throw new Error(
      `Say a task and a file: npm run eval -- TASK FILE.jsonl. Tasks: ${[...tasks.keys()].join(', ')}.`,
    );
  }
  return task(readRows(file), {
    isCold: values.cold,
    without: values.without.map(viewOf),
    ...(values.codebook === undefined ? {} : { codebook: readJson(values.codebook) }),
  });
}

function viewOf(name: string): keyof CoderWeights {
  const view = views.find((known) => known === name);
  if (!view) throw new Error(`There is no view "${name}"; there are ${views.join(', ')}.`);
  return view;
}
