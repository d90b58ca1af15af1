import type { Finding } from '../finding.ts';
import type { PackageSource } from '../source/package-source.ts';
import { text } from '../source/xml.ts';

/** Every component runs on the API version of sfdx-project.json. */
export function checkApiVersion({ metadata, apiVersion }: PackageSource): Finding[] {
  return metadata.flatMap(({ kind, path: file, document }) => {
    if ('malformed' in document) return [];
    const version = text(document.root, 'apiVersion');
    if (version === apiVersion || (version === undefined && kind !== 'js')) return [];
    return [
      {
        file,
        problem: `has the API version ${version ?? '(none)'}`,
        remedy: `use ${apiVersion}, as sfdx-project.json does`,
      },
    ];
  });
}
