import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { repositoryRoot, type BundleSources } from './sources.ts';

/** What is compiled into a bundle, or compiles it. */
const packages = [
  '@babel/core',
  '@babel/preset-typescript',
  '@lwc/rollup-plugin',
  '@lwc/synthetic-shadow',
  'lightning-base-components',
  'lwc',
  'rollup',
];
const manifest = z.object({ version: z.string() });

/** 32 hex digits that change when anything a bundle is made of changes, and only then. */
export async function sourcesHash(sources: BundleSources): Promise<string> {
  const hash = createHash('sha256');
  for (const name of packages) {
    const text = await readFile(join(repositoryRoot, 'node_modules', name, 'package.json'), 'utf8');
    hash.update(`${name}@${manifest.parse(JSON.parse(text)).version}\0`);
  }
  const builder = fileURLToPath(new URL('.', import.meta.url));
  for (const folder of [sources.lwcDir, sources.browserDir, builder]) {
    for (const file of await filesIn(folder)) {
      hash
        .update(`${relative(folder, file)}\0`)
        .update(await readFile(file))
        .update('\0');
    }
  }
  if (existsSync(sources.labelsFile)) hash.update(await readFile(sources.labelsFile));
  return hash.digest('hex').slice(0, 32);
}

async function filesIn(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const names = new Set(files);
  return files.filter((file) => reachesTheBrowser(file, names)).sort();
}

function reachesTheBrowser(file: string, names: ReadonlySet<string>): boolean {
  if (/\.test\.[jt]s$|[\\/]__\w+__[\\/]|-meta\.xml$|tsconfig[^\\/]*\.json$/.test(file))
    return false;
  // Written by tsc from the TypeScript beside it, which is what is bundled.
  return !(file.endsWith('.js') && names.has(file.replace(/\.js$/, '.ts')));
}
