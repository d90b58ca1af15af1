import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';

const names = z.record(z.string(), z.string()).default({});
const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({ dependencies: names, optionalDependencies: names, devDependencies: names }),
  ),
});
type Packages = z.infer<typeof lockFile>['packages'];

/** Whether `name`, asked for by the package at `path`, is there: beside it or further up. */
function isLocked(packages: Packages, path: string, name: string): boolean {
  const folder = path === '' ? '' : `${path}/`;
  if (`${folder}node_modules/${name}` in packages) return true;
  if (path === '') return false;
  return isLocked(packages, path.slice(0, path.lastIndexOf('node_modules/')).slice(0, -1), name);
}

/** What packages ask for and the lock file does not have. */
function missingFrom(packages: Packages): string[] {
  return Object.entries(packages).flatMap(([path, asking]) =>
    Object.keys({
      ...asking.dependencies,
      ...asking.optionalDependencies,
      ...(path === '' ? asking.devDependencies : {}),
    })
      .filter((name) => !isLocked(packages, path, name))
      .map((name) => `${name}, for ${path || 'the project'}`),
  );
}

// npm leaves out what its registry did not have at the time, and then refuses `npm ci` everywhere.
test('the lock file has every package that another asks for, those of other platforms too', async () => {
  const text = await readFile(new URL('../package-lock.json', import.meta.url), 'utf8');
  const { packages } = lockFile.parse(JSON.parse(text));
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(missingFrom(packages)).toEqual([]);
});
