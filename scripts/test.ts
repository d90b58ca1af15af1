/**
 * `npm test`: everything a change must pass. Two checks run side by side; each prints one line when
 * it is done, and its whole output when it fails.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { failedOutput } from './failed-output.ts';

interface Check {
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
}

const bin = (name: string): string => join('node_modules', '.bin', name);

/** The package's JavaScript, which several checks read; it comes before all of them. */
const emit: Check = {
  name: 'compile the package',
  command: bin('tsc'),
  arguments: ['-p', 'force-app/tsconfig.json'],
};

/**
 * What takes as long as all other tests and checks together; on two cores Vitest itself would run one
 * file after the other.
 */
const firstLane = [
  'test/panel',
  'test/codebook',
  'test/persona',
  'test/org/pages',
  'service/src/sync',
];

/** Prints nothing of what passed. */
const vitestRun = ['run', '--reporter=minimal'];

/**
 * The browser's part is made while lint runs, so that no test waits for it; then the longest first, so
 * that the two lanes end together.
 */
const checks: readonly Check[] = [
  {
    name: 'pages and a browser to test with',
    command: process.execPath,
    arguments: ['test/prepare-browser.ts'],
  },
  { name: 'lint', command: bin('eslint'), arguments: ['.', '--max-warnings=0'] },
  {
    name: 'tests of pages and synchronisation (Vitest)',
    command: bin('vitest'),
    arguments: [...vitestRun, ...firstLane],
  },
  {
    name: 'all other tests (Vitest)',
    command: bin('vitest'),
    arguments: [...vitestRun, ...firstLane.flatMap((folder) => ['--exclude', `${folder}/**`])],
  },
  { name: 'components (Jest)', command: bin('jest'), arguments: ['--coverage'] },
  { name: 'format', command: bin('prettier'), arguments: ['--check', '.', '--log-level=warn'] },
  { name: 'types', command: bin('tsc'), arguments: ['-p', 'tsconfig.json'] },
  {
    name: 'types of components and their tests',
    command: bin('tsc'),
    arguments: ['-p', 'force-app/tsconfig.test.json'],
  },
  {
    name: 'types of browser code',
    command: bin('tsc'),
    arguments: ['-p', 'test/org/pages/browser'],
  },
  {
    name: 'package',
    command: process.execPath,
    arguments: ['scripts/package/check.ts'],
  },
];

/** The checks that no lane has taken yet. */
const waiting = [...checks];

interface Outcome {
  readonly isPassed: boolean;
  readonly output: string;
  readonly seconds: number;
}

/** What runs now. A check left behind by a stopped `npm test` would go on for minutes. */
const running = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    for (const child of running) child.kill('SIGTERM');
    process.exitCode = 1;
    waiting.length = 0;
  });
}

function run(check: Check): Promise<Outcome> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(check.command, check.arguments, { stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let [errors, printed] = ['', ''];
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
    child.on('error', (error) => (errors += error.message));
    child.on('close', (code) => {
      running.delete(child);
      resolve({
        isPassed: code === 0,
        output: failedOutput(errors, printed),
        seconds: (performance.now() - startedAt) / 1000,
      });
    });
  });
}

function report(check: Check, outcome: Outcome): void {
  const time = `${outcome.seconds.toFixed(1).padStart(6)} s`;
  console.log(`${outcome.isPassed ? 'passed' : 'FAILED'}  ${time}  ${check.name}`);
  if (!outcome.isPassed) console.log(outcome.output);
}

async function main(): Promise<void> {
  const startedAt = performance.now();
  const failed: string[] = [];
  const runAndReport = async (check: Check): Promise<void> => {
    const outcome = await run(check);
    report(check, outcome);
    if (!outcome.isPassed) failed.push(check.name);
  };

  await runAndReport(emit);
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await runAndReport(next);
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, lane));

  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  if (failed.length > 0) {
    console.log(`\nFailed after ${seconds} s: ${failed.join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  console.log(`\nAll passed in ${seconds} s.`);
}

await main();
