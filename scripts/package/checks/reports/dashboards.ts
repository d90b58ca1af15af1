import type { Finding } from '../../finding.ts';
import { allWithin, metadataOf, texts, textsBelow } from '../../source/metadata-of.ts';
import type { PackageSource } from '../../source/package-source.ts';
import { text, type XmlNode } from '../../source/xml.ts';
import { columnsOfReport } from './reports.ts';

/** Dashboards stand in a folder, run as their viewer, and draw what the package's reports show. */
export function checkDashboards({ metadata }: PackageSource): Finding[] {
  const folders = new Set(metadataOf(metadata, 'dashboardFolder').map(({ name }) => name));
  const reports = new Map(
    metadataOf(metadata, 'report').map(({ file, root }) => [
      /\/reports\/(.+)\.report-meta\.xml$/.exec(file)?.[1] ?? '',
      root,
    ]),
  );
  return metadataOf(metadata, 'dashboard').flatMap(({ file, root }) => {
    const folder = /\/dashboards\/([^/]+)\//.exec(file)?.[1] ?? '(none)';
    const findings: Finding[] = [];
    if (!folders.has(folder)) {
      findings.push({
        file,
        problem: `stands in the folder ${folder}, which does not exist`,
        remedy: 'add the folder',
      });
    }
    if (text(root, 'dashboardType') !== 'LoggedInUser') {
      findings.push({
        file,
        problem: 'shows everybody what one user sees',
        remedy: 'set dashboardType to LoggedInUser, so that it runs as its viewer',
      });
    }
    return [
      ...findings,
      ...componentsOf(root).flatMap((component) => checkComponent(component, reports, file)),
    ];
  });
}

function componentsOf(dashboard: XmlNode): XmlNode[] {
  return [...allWithin(dashboard, 'dashboardComponent'), ...allWithin(dashboard, 'components')];
}

function checkComponent(
  component: XmlNode,
  reports: ReadonlyMap<string, XmlNode>,
  file: string,
): Finding[] {
  const name = text(component, 'report');
  if (name === undefined) return [];
  const report = reports.get(name);
  if (report === undefined) {
    return [
      {
        file,
        problem: `draws the report ${name}, which does not exist`,
        remedy: 'write Folder/Report',
      },
    ];
  }
  const columns = columnsOfReport(report);
  const named = [
    ...texts(component, 'groupingColumn'),
    ...textsBelow(component, 'chartSummary', 'column'),
    ...textsBelow(component, 'dashboardTableColumn', 'column'),
  ];
  return [...new Set(named)]
    .filter((column) => !columns.has(column))
    .map((column) => ({
      file,
      problem: `draws ${column}, which the report ${name} does not show`,
      remedy: 'correct the column, or show it in the report',
    }));
}
