import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A copy of the package in which tests plant faults; paths are relative to the project's root. */
export interface PackageCopy {
  readonly root: string;
  /** Replaces the first occurrence; throws if there is none, so that no fault goes unplanted. */
  edit(file: string, before: string, after: string): void;
  add(file: string, text: string): void;
  remove(file: string): void;
  /** Takes back everything that was planted. */
  restore(): void;
  discard(): void;
}

/** Copies the package, and what compiling it needs, into a temporary folder. */
export function copyPackage(from: string): PackageCopy {
  const root = mkdtempSync(path.join(tmpdir(), 'watercooler-copy-'));
  for (const name of ['force-app', 'sfdx-project.json', '.forceignore', 'tsconfig.json']) {
    cpSync(path.join(from, name), path.join(root, name), { recursive: true });
  }
  symlinkSync(path.join(from, 'node_modules'), path.join(root, 'node_modules'));

  /** Texts before the first change; undefined for files that were not there. */
  const originals = new Map<string, string | undefined>();
  const change = (file: string, text: string | undefined) => {
    const at = path.join(root, file);
    if (!originals.has(at))
      originals.set(at, existsSync(at) ? readFileSync(at, 'utf8') : undefined);
    put(at, text);
  };
  return {
    root,
    edit(file, before, after) {
      const text = readFileSync(path.join(root, file), 'utf8');
      if (!text.includes(before))
        throw new Error(`${file} does not hold ${before}: adapt the test`);
      change(
        file,
        text.replace(before, () => after),
      );
    },
    add: change,
    remove: (file) => change(file, undefined),
    restore() {
      for (const [at, text] of originals) put(at, text);
      originals.clear();
    },
    discard: () => rmSync(root, { recursive: true }),
  };
}

function put(at: string, text: string | undefined): void {
  if (text === undefined) {
    rmSync(at, { force: true });
    return;
  }
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, text);
}
