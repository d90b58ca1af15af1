import type { Finding } from '../finding.ts';
import { metadataOf } from '../source/metadata-of.ts';
import type { PackageSource } from '../source/package-source.ts';
import { all, isTrue, text } from '../source/xml.ts';

/** Custom permissions that sets grant exist, and each that exists is granted to somebody. */
export function checkCustomPermissions({ metadata, permissionSets }: PackageSource): Finding[] {
  const declared = metadataOf(metadata, 'customPermission');
  const grants = permissionSets.flatMap(({ node, file }) =>
    all(node, 'customPermissions').map((grant) => ({
      file,
      name: text(grant, 'name') ?? '',
      isEnabled: isTrue(grant, 'enabled'),
    })),
  );
  return [
    ...grants
      .filter((grant) => !declared.some(({ name }) => name === grant.name))
      .map(({ file, name }) => ({
        file,
        problem: `grants the custom permission ${name}, which does not exist`,
        remedy: 'correct it or add the custom permission',
      })),
    ...declared
      .filter(({ name }) => !grants.some((grant) => grant.name === name && grant.isEnabled))
      .map(({ file }) => ({
        file,
        problem: 'is granted by no permission set, so nobody has it',
        remedy: 'grant it, or remove it',
      })),
  ];
}
