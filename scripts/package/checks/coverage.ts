import type { Finding } from '../finding.ts';
import { metadataOf } from '../source/metadata-of.ts';
import type { PackageSource } from '../source/package-source.ts';
import { all, isTrue, text } from '../source/xml.ts';
import { noAccess } from './coverage-rule.ts';

const rule = 'scripts/package/checks/coverage-rule.ts';

/** Every permission set says what it does with every object: it grants it, or leaves it out on purpose. */
export function checkCoverage({ metadata, permissionSets }: PackageSource): Finding[] {
  const objects = metadataOf(metadata, 'object').map(({ name }) => name);
  const forgotten = permissionSets.flatMap(({ name, node, file }) => {
    const read = new Set(
      all(node, 'objectPermissions')
        .filter((grant) => isTrue(grant, 'allowRead'))
        .map((grant) => text(grant, 'object')),
    );
    return objects.flatMap((object) => {
      const why = noAccess[name]?.[object];
      if (read.has(object) === (why === undefined)) return [];
      return why === undefined
        ? [
            {
              file,
              problem: `says nothing of ${object}`,
              remedy: `grant reading it, or say why not in ${rule}`,
            },
          ]
        : [
            {
              file,
              problem: `grants ${object}, which it leaves out because ${why}`,
              remedy: `remove the grant, or the reason in ${rule}`,
            },
          ];
    });
  });
  const stale = Object.entries(noAccess).flatMap(([set, reasons]) =>
    Object.keys(reasons)
      .filter((object) => !objects.includes(object))
      .map((object) => ({
        file: rule,
        problem: `keeps ${object} from ${set}, but there is no such object`,
        remedy: 'remove the line',
      })),
  );
  return [...forgotten, ...stale];
}
