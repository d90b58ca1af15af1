import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Finding } from '../finding.ts';
import { isTestFile, type SourceFile } from '../source/files.ts';
import type { PackageSource } from '../source/package-source.ts';

/**
 * Resolves and converts the package with Salesforce's own library, as a deploy would, into a
 * folder that is removed again; nothing may be left over that looks as if it would deploy.
 */
export async function checkStructure(source: PackageSource): Promise<Finding[]> {
  // Loaded here: it takes a second, and only this check needs it.
  const { ComponentSet, ForceIgnore, MetadataConverter } =
    await import('@salesforce/source-deploy-retrieve');
  const { root, apiVersion } = source;
  const folder = path.join(root, 'force-app');
  const ignore = ForceIgnore.findAndCreate(folder);
  const output = await mkdtemp(path.join(tmpdir(), 'watercooler-package-'));
  const deployed = new Set<string>();
  try {
    const components = ComponentSet.fromSource(folder);
    components.apiVersion = apiVersion;
    components.sourceApiVersion = apiVersion;
    for (const component of components.getSourceComponents().toArray()) {
      for (const part of [component, ...component.getChildren()]) {
        if (part.xml) deployed.add(part.xml);
        for (const file of part.walkContent()) deployed.add(file);
      }
    }
    await new MetadataConverter().convert(components, 'metadata', {
      type: 'directory',
      outputDirectory: output,
      genUniqueDir: false,
    });
  } catch (error) {
    return [
      {
        file: 'force-app',
        problem: `the package does not resolve and convert ("${messageOf(error)}")`,
        remedy: 'correct the file that this names; `sf project convert source` says the same',
      },
    ];
  } finally {
    await rm(output, { recursive: true, force: true });
  }
  const leftOver = source.files
    .filter(({ path: file }) => ignore.accepts(path.join(root, file)))
    .filter(({ path: file }) => !deployed.has(path.join(root, file)))
    .map(({ path: file }) => ({
      file,
      problem: 'belongs to no component, so it would not deploy',
      remedy: 'give it the folder and suffix of its metadata type, or name it in .forceignore',
    }));
  return [...leftOver, ...checkCompiled(source)];
}

/** Every component's TypeScript has its JavaScript beside it, and no JavaScript is left behind. */
function checkCompiled({ files, scripts }: PackageSource): Finding[] {
  const paths = new Set(files.map((file) => file.path));
  const missing = scripts
    .filter(({ path: file }) => !file.endsWith('.d.ts'))
    .filter(({ path: file }) => !paths.has(file.replace(/\.ts$/, '.js')))
    .map(({ path: file }) => ({
      file,
      problem: 'has no JavaScript beside it, which is what deploys',
      remedy: 'run tsc -p force-app/tsconfig.json',
    }));
  const stale = files.filter(isComponentScript).flatMap(({ path: file }) =>
    paths.has(file.replace(/\.js$/, '.ts'))
      ? []
      : [
          {
            file,
            problem: 'has no TypeScript beside it, so it is left over from an earlier compile',
            remedy: 'delete it',
          },
        ],
  );
  return [...missing, ...stale];
}

function isComponentScript(file: SourceFile): boolean {
  return file.path.includes('/lwc/') && file.path.endsWith('.js') && !isTestFile(file);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
