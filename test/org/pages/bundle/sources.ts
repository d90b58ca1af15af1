import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, with a slash at its end. */
export const repositoryRoot = fileURLToPath(new URL('../../../../', import.meta.url));

/** Where a bundle is built from and kept. */
export interface BundleSources {
  /** The package's components: `<lwcDir>/<name>/<name>.ts`. */
  readonly lwcDir: string;
  /** CustomLabels.labels-meta.xml */
  readonly labelsFile: string;
  /** What runs beside the components: `main.ts`, and `lightning/<module>/<module>.ts`. */
  readonly browserDir: string;
  readonly cacheDir: string;
}

export const defaultSources: BundleSources = {
  lwcDir: join(repositoryRoot, 'force-app/main/default/lwc'),
  labelsFile: join(repositoryRoot, 'force-app/main/default/labels/CustomLabels.labels-meta.xml'),
  browserDir: join(repositoryRoot, 'test/org/pages/browser'),
  cacheDir: join(repositoryRoot, '.cache/pages'),
};

/** A module the LWC resolver is told about: SFDX has no namespace folder, so each needs a name. */
export interface NamedModule {
  readonly name: string;
  readonly path: string;
}

/** Every `<namespace>/<folder>` of a folder with one module in each sub-folder. */
export function modulesIn(folder: string, namespace: string): NamedModule[] {
  if (!existsSync(folder)) return [];
  const modules: NamedModule[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const path = mainFile(join(folder, entry.name), entry.name);
    if (path) modules.push({ name: `${namespace}/${entry.name}`, path });
  }
  return modules;
}

/** TypeScript first: tsc writes the JavaScript that is deployed beside it. */
function mainFile(folder: string, name: string): string | undefined {
  return ['ts', 'js', 'html', 'css']
    .map((extension) => join(folder, `${name}.${extension}`))
    .find((path) => existsSync(path));
}

/** The tag of a component that pages mount: `notePanel` → `c-note-panel`. */
export function tagOf(componentName: string): string {
  return `c-${componentName.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
