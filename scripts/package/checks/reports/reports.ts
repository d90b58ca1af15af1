import type { Finding } from '../../finding.ts';
import { hasField } from '../../source/field-path.ts';
import { metadataOf, texts, textsBelow } from '../../source/metadata-of.ts';
import type { PackageSource } from '../../source/package-source.ts';
import { all, text, type XmlNode } from '../../source/xml.ts';
import { columnsOf } from './report-types.ts';

/** Reports stand in a folder of the package, on a report type that exists, and show its columns. */
export function checkReports(source: PackageSource): Finding[] {
  const { metadata } = source;
  const folders = new Set(metadataOf(metadata, 'reportFolder').map(({ name }) => name));
  return metadataOf(metadata, 'report').flatMap(({ file, root }) => {
    const folder = /\/reports\/([^/]+)\//.exec(file)?.[1] ?? '(none)';
    const inNoFolder = folders.has(folder)
      ? []
      : [
          {
            file,
            problem: `stands in the folder ${folder}, which does not exist`,
            remedy: 'add the folder',
          },
        ];
    const has = columnTest(text(root, 'reportType') ?? '', source);
    if (has === null) {
      return [
        ...inNoFolder,
        {
          file,
          problem: `is on the report type ${text(root, 'reportType') ?? '(none)'}, which does not exist`,
          remedy: 'correct reportType',
        },
      ];
    }
    return [
      ...inNoFolder,
      ...columnsIn(root)
        .filter((column) => !has(column))
        .map((column) => ({
          file,
          problem: `shows ${column}, which its report type does not offer`,
          remedy: 'correct the column, or add it to the report type',
        })),
    ];
  });
}

/** Every column that a report or its chart names, once. */
function columnsIn(report: XmlNode): string[] {
  const named = [
    ...textsBelow(report, 'columns', 'field'),
    ...textsBelow(report, 'groupingsDown', 'field'),
    ...textsBelow(report, 'groupingsAcross', 'field'),
    ...textsBelow(report, 'criteriaItems', 'column'),
    ...textsBelow(report, 'timeFrameFilter', 'dateColumn'),
    ...textsBelow(report, 'chart', 'groupingColumn'),
    ...textsBelow(report, 'chart', 'secondaryGroupingColumn'),
    ...textsBelow(report, 'chartSummaries', 'column'),
    ...texts(report, 'sortColumn'),
  ];
  return [...new Set(named)].filter((column) => column !== 'RowCount');
}

/** Tells the columns of a report type; null for one that neither package nor platform has. */
function columnTest(reportType: string, { metadata, schema }: PackageSource) {
  const object = /^CustomEntity\$(.+)$/.exec(reportType)?.[1];
  if (object !== undefined) {
    if (!schema.has(object)) return null;
    return (column: string) => {
      const [table = '', ...field] = column.split('.');
      return (
        column.startsWith('CUST_') ||
        (table === object && hasField(schema, object, field.join('.')))
      );
    };
  }
  const own = metadataOf(metadata, 'reportType').find(({ name }) => `${name}__c` === reportType);
  if (!own) return null;
  const columns = columnsOf(own.root);
  return (column: string) => columns.has(column);
}

/** The columns that a dashboard may take from a report: those it shows or groups by. */
export function columnsOfReport(report: XmlNode): Set<string> {
  return new Set([
    'RowCount',
    ...textsBelow(report, 'columns', 'field'),
    ...textsBelow(report, 'groupingsDown', 'field'),
    ...textsBelow(report, 'groupingsAcross', 'field'),
    ...all(report, 'aggregates').flatMap((aggregate) => text(aggregate, 'developerName') ?? []),
  ]);
}
