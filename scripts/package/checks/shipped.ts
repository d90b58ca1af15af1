import type { Finding } from '../finding.ts';
import { allWithin, metadataOf, objectOf, objectOfLayout } from '../source/metadata-of.ts';
import type { PackageSource } from '../source/package-source.ts';
import { all, text, type XmlNode } from '../source/xml.ts';
import { shipped, unwanted } from './shipped-rule.ts';

/**
 * Nothing ships that would block an uninstall, change what is the admin's, or overwrite on an
 * upgrade what people edited.
 */
export function checkShipped(source: PackageSource): Finding[] {
  return [...checkKinds(source), ...checkObjects(source), ...checkPlaces(source)];
}

function checkKinds({ metadata }: PackageSource): Finding[] {
  return metadata
    .filter(({ kind }) => !shipped.has(kind))
    .map(({ kind, path: file }) => ({
      file,
      problem: `is a ${kind}, which the package does not hold${unwanted[kind] ? `: ${unwanted[kind]}` : ''}`,
      remedy:
        'remove it, or add the kind with its checks in scripts/package/checks/shipped-rule.ts',
    }));
}

/** Only objects of the package's own, and none that keeps people's data as metadata. */
function checkObjects({ metadata }: PackageSource): Finding[] {
  const onStandard = metadata
    .filter(({ path }) => path.includes('/objects/'))
    .filter(({ path }) => !objectOf(path).endsWith('__c'))
    .map(({ path: file }) => ({
      file,
      problem: `changes ${objectOf(file)}, which is not of the package`,
      remedy: 'remove it: it would stay behind, or block an uninstall',
    }));
  const settings = metadataOf(metadata, 'object')
    .filter(({ root }) => text(root, 'customSettingsType') !== undefined)
    .map(({ file }) => ({
      file,
      problem: 'is a custom setting',
      remedy: 'make it a custom object: what people edit is data',
    }));
  return [...onStandard, ...settings];
}

/** Layouts, pages and overrides are for the package's own objects only, and for no profile. */
function checkPlaces({ metadata }: PackageSource): Finding[] {
  const placed = [
    ...metadataOf(metadata, 'layout').map(({ file, name }) => ({ file, on: objectOfLayout(name) })),
    ...metadataOf(metadata, 'flexipage').flatMap(({ file, root }) =>
      text(root, 'sobjectType') === undefined
        ? []
        : [{ file, on: text(root, 'sobjectType') ?? '' }],
    ),
    ...metadataOf(metadata, 'app').flatMap(({ file, root }) =>
      all(root, 'actionOverrides').map((override) => ({
        file,
        on: text(override, 'pageOrSobjectType') ?? '',
      })),
    ),
  ];
  return [
    ...placed
      .filter(({ on }) => !on.endsWith('__c'))
      .map(({ file, on }) => ({
        file,
        problem: `is placed on ${on}, which is not of the package`,
        remedy: 'remove it: admins put the panels on their own pages',
      })),
    ...metadata.flatMap(({ path: file, document }) =>
      'malformed' in document
        ? []
        : profilesIn(document.root).map((profile) => ({
            file,
            problem: `names the profile ${profile}`,
            remedy: 'remove it: profiles are the admin’s, and the deploy fails where it is missing',
          })),
    ),
  ];
}

function profilesIn(root: XmlNode): string[] {
  return allWithin(root, 'profileActionOverrides').map((node) => text(node, 'profile') ?? '(none)');
}
