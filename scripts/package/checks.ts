import { checkApiVersion } from './checks/api-version.ts';
import { checkComponents } from './checks/components.ts';
import { checkElements } from './checks/elements.ts';
import { checkFields } from './checks/fields.ts';
import { checkGraphql } from './checks/graphql.ts';
import { checkLabels } from './checks/labels.ts';
import { checkPermissions } from './checks/permissions.ts';
import { checkPrivacy } from './checks/privacy.ts';
import { checkStructure } from './checks/structure.ts';
import { checkStyles } from './checks/styles.ts';
import type { Finding } from './finding.ts';
import type { PackageSource } from './source/package-source.ts';

export interface Check {
  /** What is proved, as the command prints it. */
  readonly proves: string;
  readonly run: (source: PackageSource) => Finding[] | Promise<Finding[]>;
}

/** Every check of the package's source; compiling comes before and is no part of it. */
export const checks: readonly Check[] = [
  { proves: 'the package resolves, converts and is compiled', run: checkStructure },
  { proves: 'every element and enum is one of the Metadata API', run: checkElements },
  { proves: 'objects and fields are named and related soundly', run: checkFields },
  { proves: 'permission sets grant what exists and may be granted', run: checkPermissions },
  { proves: 'components import, name and place what exists', run: checkComponents },
  { proves: 'styles import styles of the package', run: checkStyles },
  { proves: 'GraphQL asks for objects and fields that exist', run: checkGraphql },
  { proves: 'labels exist and are used', run: checkLabels },
  { proves: 'one API version everywhere', run: checkApiVersion },
  { proves: 'marketing has no path to a note', run: checkPrivacy },
];
