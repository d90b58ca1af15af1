import type { Finding } from '../finding.ts';
import type { Declared, PackageSource } from '../source/package-source.ts';
import { all, isTrue, text } from '../source/xml.ts';
import { integrationSet } from './privacy-rule.ts';

/** The object whose records say what the panel asks, and on which deals. */
const promptObject = 'Note_Prompt__c';

/** Admins look after prompts; the service adds the defaults that are missing. */
const promptKeepers: ReadonlySet<string> = new Set(['Watercooler_Admin', integrationSet]);

/**
 * Who reads what appears does not decide who is asked: a prompt for a stage in which one rep has a
 * deal would make its answer, once something of it appears, that rep's. Wording can choose as well
 * ("only if the site is by the sea"), so it is no exception.
 */
export function checkWhoIsAsked({ permissionSets }: PackageSource): Finding[] {
  return permissionSets.filter(({ name }) => !promptKeepers.has(name)).flatMap(checkSet);
}

function checkSet({ node, file }: Declared): Finding[] {
  const objects = all(node, 'objectPermissions').flatMap((grant) =>
    ['allowCreate', 'allowEdit', 'allowDelete', 'modifyAllRecords']
      .filter((permission) => text(grant, 'object') === promptObject && isTrue(grant, permission))
      .map((permission) => `has ${permission} on ${promptObject}`),
  );
  const fields = all(node, 'fieldPermissions')
    .map((grant) => ({ field: text(grant, 'field') ?? '', isEditable: isTrue(grant, 'editable') }))
    .filter(({ field, isEditable }) => isEditable && field.startsWith(`${promptObject}.`))
    .map(({ field }) => `may edit ${field}`);
  return [...objects, ...fields].map((what) => ({
    file,
    problem: `${what}, which decides who is asked`,
    remedy: 'only read it: prompts are looked after by admins, who do not live by what appears',
  }));
}
