import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A stand-in for the Salesforce CLI: notes how it was called, and answers what a test gave it. */
export interface FakeSf {
  /** An environment in which `sf` is this one. */
  readonly environment: NodeJS.ProcessEnv;
  /** The parameters of every call so far. */
  calls(): unknown[];
  remove(): void;
}

/**
 * Puts an executable `sf` into a temporary folder.
 * @param answers what it prints for a command, by the command's words; others print nothing
 * @param fails the words of a command that ends with status 1
 */
export function fakeSf(answers: Readonly<Record<string, unknown>> = {}, fails = ''): FakeSf {
  const folder = mkdtempSync(path.join(tmpdir(), 'watercooler-sf-'));
  const log = path.join(folder, 'calls');
  writeFileSync(log, '');
  writeFileSync(
    path.join(folder, 'sf'),
    `#!${process.execPath}
const { appendFileSync } = require('node:fs');
const words = process.argv.slice(2);
appendFileSync(${JSON.stringify(log)}, JSON.stringify(words) + '\\n');
const command = words.join(' ');
const failed = ${JSON.stringify(fails)} !== '' && command.startsWith(${JSON.stringify(fails)});
const [, answer] = Object.entries(${JSON.stringify(answers)}).find(([start]) => command.startsWith(start)) ?? [];
if (answer !== undefined) console.log(JSON.stringify(failed ? { status: 1, message: 'No such org.' } : { status: 0, result: answer }));
process.exitCode = failed ? 1 : 0;
`,
    { mode: 0o755 },
  );
  return {
    environment: { ...process.env, PATH: `${folder}:${process.env.PATH ?? ''}` },
    calls: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line): unknown => JSON.parse(line)),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
