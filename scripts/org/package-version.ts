/**
 * `npm run package:version -- --target-org DEV_HUB [--dry-run]`: a new version of the package, made
 * by a Dev Hub, once everything that can be proved offline holds.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkPackage } from '../package/check-package.ts';
import { readOptions, root, runCommand } from './command-line.ts';
import { makePackageVersion } from './make-package-version.ts';
import { createSf } from './sf.ts';

await runCommand(async () => {
  const { targetOrg, isDryRun } = readOptions(process.argv.slice(2));
  const print = (line: string): void => console.log(line);
  await makePackageVersion({
    sf: createSf({ root, isDryRun, print }),
    devHub: targetOrg,
    project: await readFile(path.join(root, 'sfdx-project.json'), 'utf8'),
    check: () => checkPackage(root, print),
  });
});
