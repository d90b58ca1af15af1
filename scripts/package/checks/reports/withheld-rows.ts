import type { Finding } from '../../finding.ts';
import { allWithin, metadataOf } from '../../source/metadata-of.ts';
import type { PackageSource } from '../../source/package-source.ts';
import { isTrue, text, type XmlNode } from '../../source/xml.ts';

/** Lists of rows that releases write, and blank again when a release takes them back. */
const released = ['Buyer_Persona__c.Persona_Themes__r', 'Buyer_Persona__c.Persona_Reasons__r'];

/** A row that is blank was taken back: a report that counted it would tell that it was there. */
export function checkWithheldRows({ metadata }: PackageSource): Finding[] {
  return metadataOf(metadata, 'report').flatMap(({ file, root, text: content }) =>
    released
      .filter((table) => content.includes(`${table}$`))
      .filter((table) => !isFiltered(root, `${table}$Contributors__c`))
      .map((table) => ({
        file,
        problem: `shows rows of ${table} that are withheld`,
        remedy: 'filter them: Contributors__c notEqual to nothing, not unlocked',
      })),
  );
}

function isFiltered(report: XmlNode, column: string): boolean {
  const hasOwnLogic = allWithin(report, 'booleanFilter').length > 0;
  return (
    !hasOwnLogic &&
    allWithin(report, 'criteriaItems').some(
      (item) =>
        text(item, 'column') === column &&
        text(item, 'operator') === 'notEqual' &&
        (text(item, 'value') ?? '') === '' &&
        !isTrue(item, 'isUnlocked'),
    )
  );
}
