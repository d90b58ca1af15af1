import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

/** One line of a source file of ours, and what stands there instead. */
export interface SourceEdit {
  /** Below the project's folder. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = path.join(root, 'node_modules/.cache/watercooler-chaos');
const made = new Map<string, Promise<string>>();

/**
 * Puts a polling process and all that it needs into one file, with some lines of ours changed. Reading
 * one file instead of 1,200 is a third of the work of a start, and chaos is mostly starts.
 *
 * @returns the file's path; the same for the same edits
 * @throws Error if a line to change does not stand in its file exactly once
 */
export function bundlePoller(edits: readonly SourceEdit[]): Promise<string> {
  const name = createHash('sha256').update(JSON.stringify(edits)).digest('hex').slice(0, 16);
  const known = made.get(name);
  if (known !== undefined) return known;
  // The process's id keeps two runs at a time apart, which may be of different sources.
  const file = path.join(folder, `${process.pid}-${name}.mjs`);
  const bundled = bundle(edits, file);
  made.set(name, bundled);
  process.on('exit', () => rmSync(file, { force: true }));
  return bundled;
}

async function bundle(edits: readonly SourceEdit[], file: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const changed = new Set<SourceEdit>();
  const build = await rolldown({
    input: fileURLToPath(new URL('poller.ts', import.meta.url)),
    platform: 'node',
    logLevel: 'silent',
    plugins: [
      {
        name: 'our sources',
        transform(code, id) {
          if (!id.startsWith(root) || id.includes('node_modules')) return null;
          const ours = path.relative(root, id).split(path.sep).join('/');
          const mine = edits.filter((edit) => edit.file === ours);
          for (const edit of mine) changed.add(edit);
          // Files beside a source are found from where it was.
          return mine
            .reduce(changeLine, code)
            .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href));
        },
      },
    ],
  });
  try {
    await build.write({ file, format: 'esm', codeSplitting: false });
  } finally {
    await build.close();
  }
  const missed = edits.find((edit) => !changed.has(edit));
  if (missed !== undefined) throw new Error(`A polling process does not load ${missed.file}.`);
  return file;
}

function changeLine(code: string, { file, find, replace }: SourceEdit): string {
  const parts = code.split(find);
  if (parts.length === 2) return parts.join(replace);
  throw new Error(`${file} has ${parts.length - 1} times and not once: ${find}`);
}
