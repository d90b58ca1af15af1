import { checkApiVersion } from './checks/api-version.ts';
import { checkComponents } from './checks/components.ts';
import { checkCoverage } from './checks/coverage.ts';
import { checkCustomPermissions } from './checks/custom-permissions.ts';
import { checkElements } from './checks/elements.ts';
import { checkFields } from './checks/fields.ts';
import { checkGraphql } from './checks/graphql.ts';
import { checkLabels } from './checks/labels.ts';
import { checkNotePaths } from './checks/note-paths.ts';
import { checkFilterValues } from './checks/pages/filter-values.ts';
import { checkFlexipages } from './checks/pages/flexipages.ts';
import { checkLayouts } from './checks/pages/layouts.ts';
import { checkLists } from './checks/pages/lists.ts';
import { checkTabsAndApps } from './checks/pages/tabs-and-apps.ts';
import { checkPermissions } from './checks/permissions.ts';
import { checkPrivacy } from './checks/privacy.ts';
import { checkDashboards } from './checks/reports/dashboards.ts';
import { checkReportTypes } from './checks/reports/report-types.ts';
import { checkReports } from './checks/reports/reports.ts';
import { checkWithheldRows } from './checks/reports/withheld-rows.ts';
import { checkShipped } from './checks/shipped.ts';
import { checkStructure } from './checks/structure.ts';
import { checkSides, checkStyles } from './checks/styles.ts';
import { checkValidationRules } from './checks/validation-rules.ts';
import { checkWhoIsAsked } from './checks/who-is-asked.ts';
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
  { proves: 'every set says what it does with every object', run: checkCoverage },
  { proves: 'custom permissions exist and somebody has them', run: checkCustomPermissions },
  { proves: 'validation rules name what exists', run: checkValidationRules },
  { proves: 'layouts show what exists, and all that must be filled', run: checkLayouts },
  { proves: 'list views and search and compact layouts name fields that exist', run: checkLists },
  { proves: 'list views filter by values that exist', run: checkFilterValues },
  { proves: 'Lightning pages hold what may stand there', run: checkFlexipages },
  { proves: 'tabs and apps open what exists', run: checkTabsAndApps },
  { proves: 'report types join and offer what exists', run: checkReportTypes },
  { proves: 'reports show what their report types offer', run: checkReports },
  { proves: 'reports leave out what is withheld', run: checkWithheldRows },
  { proves: 'dashboards draw reports that exist, as their viewer', run: checkDashboards },
  { proves: 'components import, name and place what exists', run: checkComponents },
  { proves: 'styles import styles of the package', run: checkStyles },
  { proves: 'styles mirror where people read from right to left', run: checkSides },
  { proves: 'GraphQL asks for objects and fields that exist', run: checkGraphql },
  { proves: 'labels exist and are used', run: checkLabels },
  { proves: 'one API version everywhere', run: checkApiVersion },
  { proves: 'nothing blocks an uninstall or overwrites what people edit', run: checkShipped },
  { proves: 'permissions and objects give marketing no path to a note', run: checkPrivacy },
  { proves: 'pages and components give marketing no path to a note', run: checkNotePaths },
  { proves: 'who reads what appears does not decide who is asked', run: checkWhoIsAsked },
];
