import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { sourcesHash } from './sources-hash.ts';
import { defaultSources, type BundleSources } from './sources.ts';

/** What a page needs of a built bundle: the folder, to be served as it is, with `main.js` in it. */
export interface Bundle {
  readonly dir: string;
}

/**
 * Builds the package's components for the browser, or finds the bundle that was built from exactly
 * these sources. `log` gets one line before a build and one after; nothing when nothing is built.
 * Throws what Rollup or the LWC compiler says about a source it cannot compile.
 */
export async function buildPages(
  log: (line: string) => void,
  sources: BundleSources = defaultSources,
): Promise<Bundle> {
  const hash = await sourcesHash(sources);
  const dir = join(sources.cacheDir, hash);
  if (existsSync(dir)) return { dir };

  log('Building the pages, about 10 s, once …');
  const startedAt = performance.now();
  await mkdir(sources.cacheDir, { recursive: true });
  // Built apart and renamed when whole: a build that is killed or races another leaves no half.
  const fresh = await mkdtemp(join(sources.cacheDir, 'building-'));
  try {
    await writeBundle(fresh, sources);
    if ((await sourcesHash(sources)) !== hash) {
      log('The sources changed while the pages were built: building them again.');
      return await buildPages(log, sources);
    }
    await rename(fresh, dir);
  } catch (error) {
    // Somebody else was faster: theirs is as good.
    if (!existsSync(dir)) throw error;
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  await forgetOld(sources.cacheDir);
  log(`The pages are built (${Math.round((performance.now() - startedAt) / 1000)} s).`);
  return { dir };
}

async function writeBundle(dir: string, sources: BundleSources): Promise<void> {
  // Loaded here, since the compilers take longer to load than to find that nothing changed.
  const [{ rollup }, { bundleSettings }] = await Promise.all([
    import('rollup'),
    import('./settings.ts'),
  ]);
  const { input, output } = await bundleSettings(sources);
  const bundle = await rollup(input);
  try {
    await bundle.write({ ...output, dir });
  } finally {
    await bundle.close();
  }
}

/** Keeps the three newest bundles, which a server may still serve, and no build older than an hour. */
async function forgetOld(folder: string): Promise<void> {
  const found = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const path = join(folder, name);
      // Another process may tidy at the same time.
      const modified = await stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      );
      return { path, modified, isBundle: /^[0-9a-f]{32}$/.test(name) };
    }),
  );
  const newestFirst = found.sort((a, b) => b.modified - a.modified);
  const oldBundles = newestFirst.filter(({ isBundle }) => isBundle).slice(3);
  const deadBuilds = newestFirst.filter(
    ({ isBundle, modified }) => !isBundle && Date.now() - modified > 3_600_000,
  );
  for (const { path } of [...oldBundles, ...deadBuilds]) {
    await rm(path, { recursive: true, force: true });
  }
}
