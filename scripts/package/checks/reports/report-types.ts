import type { Finding } from '../../finding.ts';
import { hasField } from '../../source/field-path.ts';
import { allWithin, metadataOf } from '../../source/metadata-of.ts';
import type { PackageSource } from '../../source/package-source.ts';
import { childrenOf, type Schema } from '../../source/schema.ts';
import { all, text, type XmlNode } from '../../source/xml.ts';

/** Report types join objects that are related, and offer fields that exist. */
export function checkReportTypes({ metadata, schema }: PackageSource): Finding[] {
  return metadataOf(metadata, 'reportType').flatMap(({ file, root }) => {
    const tables = tablesOf(root, schema);
    const unrelated = [...tables]
      .filter(([, object]) => object === undefined)
      .map(([table]) => ({
        file,
        problem: `joins ${table}, which does not exist`,
        remedy: 'correct baseObject or relationship',
      }));
    const columns = allWithin(root, 'columns').flatMap((column) => {
      const table = text(column, 'table') ?? '';
      const field = text(column, 'field') ?? '';
      const object = tables.get(table);
      if (object !== undefined && hasField(schema, object, field)) return [];
      if (tables.has(table) && object === undefined) return [];
      return [
        {
          file,
          problem: `offers ${table}.${field}, which does not exist`,
          remedy: 'correct the column',
        },
      ];
    });
    return [...unrelated, ...columns];
  });
}

/** `Buyer_Persona__c.Persona_Themes__r` and the object behind it; undefined for one that is none. */
function tablesOf(reportType: XmlNode, schema: Schema): Map<string, string | undefined> {
  const base = text(reportType, 'baseObject') ?? '';
  const tables = new Map<string, string | undefined>([[base, schema.has(base) ? base : undefined]]);
  let table = base;
  let object = tables.get(base);
  let join = all(reportType, 'join')[0];
  while (join !== undefined) {
    const relationship = text(join, 'relationship') ?? '';
    table = `${table}.${relationship}`;
    object = object === undefined ? undefined : childrenOf(schema, object).get(relationship);
    tables.set(table, object);
    join = all(join, 'join')[0];
  }
  return tables;
}

/** The columns that a report on this type may show: `Buyer_Persona__c.Persona_Themes__r$Deals__c`. */
export function columnsOf(reportType: XmlNode): Set<string> {
  return new Set(
    allWithin(reportType, 'columns').map(
      (column) => `${text(column, 'table') ?? ''}$${text(column, 'field') ?? ''}`,
    ),
  );
}
