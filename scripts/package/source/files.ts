import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseXml, type XmlDocument } from './xml.ts';

/** A file of the package, with its path from the project's root in forward slashes. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A metadata file, with its content parsed once for all checks. */
export interface MetadataFile extends SourceFile {
  /** What stands before the suffix: `Body__c` for `Body__c.field-meta.xml`. */
  readonly name: string;
  /** The suffix without `-meta.xml`: `field`, `object`, `permissionset`, `labels`, `js`. */
  readonly kind: string;
  readonly document: XmlDocument;
}

/** Reads every file below `force-app`, in a stable order. */
export function readSourceFiles(root: string): SourceFile[] {
  return readdirSync(path.join(root, 'force-app'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      path: path.relative(root, file).replaceAll(path.sep, '/'),
      text: readFileSync(file, 'utf8'),
    }));
}

/** Those of the files that are metadata; one that is as it was `earlier` is not parsed again. */
export function metadataFiles(
  files: readonly SourceFile[],
  earlier?: readonly MetadataFile[],
): MetadataFile[] {
  return files
    .filter(({ path }) => metadataName.test(path))
    .map(unlessSame(parseMetadata, earlier));
}

const metadataName = /([^/]+)\.([a-zA-Z]+)-meta\.xml$/;

function parseMetadata(file: SourceFile): MetadataFile {
  const [, name = '', kind = ''] = metadataName.exec(file.path) ?? [];
  return { ...file, name, kind, document: parseXml(file.text) };
}

/** Reads a file, or takes what was made of it earlier if its text is the same. */
export function unlessSame<Read extends SourceFile>(
  read: (file: SourceFile) => Read,
  earlier: readonly Read[] = [],
): (file: SourceFile) => Read {
  const known = new Map(earlier.map((file) => [file.path, file]));
  return (file) => {
    const same = known.get(file.path);
    return same?.text === file.text ? same : read(file);
  };
}

/** Whether a component's file is part of a test rather than of what deploys. */
export function isTestFile(file: SourceFile): boolean {
  return /\/__(tests|mocks)__\//.test(file.path);
}
