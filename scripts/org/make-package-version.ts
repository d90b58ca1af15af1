import { z } from 'zod';
import type { Finding } from '../package/finding.ts';
import type { Sf } from './sf.ts';

const projectShape = z.object({
  packageDirectories: z.array(z.object({ path: z.string(), package: z.string() })).min(1),
  packageAliases: z.record(z.string(), z.string()).default({}),
});

export interface PackageVersionSteps {
  readonly sf: Sf;
  readonly devHub: string;
  /** The text of sfdx-project.json. */
  readonly project: string;
  /** Compiles the components and proves what can be proved offline. */
  readonly check: () => Promise<readonly Finding[]>;
}

/** Checks the package and asks the Dev Hub for a version of it; the first time for the package too. */
export async function makePackageVersion(steps: PackageVersionSteps): Promise<void> {
  const { sf, devHub, project, check } = steps;
  const { packageDirectories, packageAliases } = projectShape.parse(JSON.parse(project));
  const [directory] = packageDirectories;
  if (!directory) throw new Error('sfdx-project.json names no package directory.');
  const found = await check();
  if (found.length > 0) throw new Error('The package has faults; no version was asked for.');
  const name = directory.package;
  const hub = ['--target-dev-hub', devHub];
  if (packageAliases[name] === undefined) {
    await sf.run(
      ...['package', 'create', '--name', name, '--package-type', 'Unlocked'],
      ...['--path', directory.path, '--no-namespace', ...hub],
    );
  }
  await sf.run(
    ...['package', 'version', 'create', '--package', name, '--installation-key-bypass'],
    // Only a version whose coverage was looked at can be promoted, Apex or none.
    ...['--code-coverage', '--wait', '60', ...hub],
  );
}
