import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  isTestFile,
  metadataFiles,
  readSourceFiles,
  unlessSame,
  type MetadataFile,
  type SourceFile,
} from './files.ts';
import { readSchema, type Schema } from './schema.ts';
import { readScript, type Script } from './script.ts';
import { all, text, type XmlNode } from './xml.ts';

/** A label, a permission set: something named, what it says, and where. */
export interface Declared {
  readonly name: string;
  readonly node: XmlNode;
  readonly file: string;
}

/** The package as it stands on disk, read once for all checks. */
export interface PackageSource {
  readonly root: string;
  readonly files: readonly SourceFile[];
  readonly metadata: readonly MetadataFile[];
  readonly schema: Schema;
  readonly permissionSets: readonly Declared[];
  readonly labels: readonly Declared[];
  /** Names of the Lightning web components. */
  readonly components: ReadonlySet<string>;
  /** TypeScript of the components, without tests. */
  readonly scripts: readonly Script[];
  /** Templates of the components. */
  readonly templates: readonly SourceFile[];
  /** Style sheets of the components. */
  readonly styles: readonly SourceFile[];
  /** `sourceApiVersion` of sfdx-project.json. */
  readonly apiVersion: string;
}

/**
 * Reads the package below a project's root; files that are no XML are left to the element check. A file
 * whose text is as it was in `earlier` is not parsed again.
 */
export function readPackage(root: string, earlier?: PackageSource): PackageSource {
  const files = readSourceFiles(root);
  const metadata = metadataFiles(files, earlier?.metadata);
  const code = files.filter((file) => file.path.includes('/lwc/') && !isTestFile(file));
  return {
    root,
    files,
    metadata,
    schema: readSchema(metadata),
    permissionSets: roots(metadata, 'permissionset'),
    labels: roots(metadata, 'labels').flatMap(({ node, file }) =>
      all(node, 'labels').map((label) => ({
        name: text(label, 'fullName') ?? '',
        node: label,
        file,
      })),
    ),
    components: new Set(metadata.filter(({ kind }) => kind === 'js').map(({ name }) => name)),
    scripts: code
      .filter((file) => file.path.endsWith('.ts'))
      .map(unlessSame(readScript, earlier?.scripts)),
    templates: code.filter((file) => file.path.endsWith('.html')),
    styles: code.filter((file) => file.path.endsWith('.css')),
    apiVersion: sourceApiVersion(root),
  };
}

function roots(metadata: readonly MetadataFile[], kind: string): Declared[] {
  return metadata.flatMap((file) => {
    if (file.kind !== kind || 'malformed' in file.document) return [];
    return [{ name: file.name, node: file.document.root, file: file.path }];
  });
}

function sourceApiVersion(root: string): string {
  const project: unknown = JSON.parse(readFileSync(path.join(root, 'sfdx-project.json'), 'utf8'));
  const hasVersion =
    typeof project === 'object' && project !== null && 'sourceApiVersion' in project;
  return hasVersion ? String(project.sourceApiVersion) : '';
}
