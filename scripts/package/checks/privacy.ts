import type { Finding } from '../finding.ts';
import type { Declared, PackageSource } from '../source/package-source.ts';
import { all, isTrue, text } from '../source/xml.ts';
import {
  doors,
  hiddenFields,
  integrationSet,
  marketingSet,
  masterKeys,
  noteObject,
  noteObjectSettings,
  serviceOwned,
} from './privacy-rule.ts';

/**
 * The privacy promise as far as metadata can keep it: marketing has no path to a note, nobody but
 * the integration user reads the notes of others, and people never write what a release writes.
 */
export function checkPrivacy(source: PackageSource): Finding[] {
  const people = source.permissionSets.filter(({ name }) => name !== integrationSet);
  return [
    ...checkNoteObject(source),
    ...checkNoPathToNotes(source),
    ...checkNoHistory(source),
    ...people.flatMap(checkPeople),
    ...source.permissionSets.filter(({ name }) => name === marketingSet).flatMap(checkMarketing),
    ...checkExpectedSets(source),
  ];
}

function checkNoteObject({ metadata }: PackageSource): Finding[] {
  return metadata.flatMap(({ kind, name, path: file, document }) => {
    if (kind !== 'object' || name !== noteObject || 'malformed' in document) return [];
    return Object.entries(noteObjectSettings)
      .filter(([tag, value]) => text(document.root, tag) !== value)
      .map(([tag, value]) => ({
        file,
        problem: `${tag} is ${text(document.root, tag) ?? 'not set'}, which opens notes to others`,
        remedy: `set it to ${value}`,
      }));
  });
}

/** Fields elsewhere that point at notes, and kinds of metadata that could show them, are paths. */
function checkNoPathToNotes({ metadata, schema }: PackageSource): Finding[] {
  const pointers = [...schema.values()]
    .filter(({ name }) => name !== noteObject)
    .flatMap(({ fields }) => [...fields.values()])
    .filter(({ referenceTo }) => referenceTo === noteObject)
    .flatMap(({ file }) => (file === null ? [] : [file]));
  const displays = metadata
    .filter(({ kind }) => doors.has(kind))
    .filter(({ name, text: content }) => name === noteObject || content.includes(noteObject))
    .map(({ path: file }) => file);
  return [...pointers, ...displays].map((file) => ({
    file,
    problem: `leads to ${noteObject}`,
    remedy: 'remove it: only a release may carry anything from a note to others',
  }));
}

/** A history keeps what was withdrawn or taken back, and tells on which day. */
function checkNoHistory({ metadata }: PackageSource): Finding[] {
  return metadata.flatMap(({ kind, path: file, document }) => {
    const [, object = '', name = ''] = /objects\/(\w+)\/fields\/(\w+)\./.exec(file) ?? [];
    if (kind !== 'field' || 'malformed' in document) return [];
    const { root } = document;
    const isKept = ['trackHistory', 'trackFeedHistory', 'trackTrending'].some((tag) =>
      isTrue(root, tag),
    );
    if (!isKept || !isServiceOwned(`${object}.${name}`)) return [];
    return [
      {
        file,
        problem: 'keeps a history of what releases wrote, withdrawn words and dates included',
        remedy: 'set trackHistory, trackFeedHistory and trackTrending to false',
      },
    ];
  });
}

function checkMarketing({ node, file }: Declared): Finding[] {
  const objects = all(node, 'objectPermissions').map((grant) => text(grant, 'object') ?? '');
  const fields = all(node, 'fieldPermissions').map((grant) => text(grant, 'field') ?? '');
  const tabs = all(node, 'tabSettings').map((grant) => text(grant, 'tab') ?? '');
  return [...objects, ...fields, ...tabs]
    .filter((name) => name === noteObject || name.startsWith(`${noteObject}.`))
    .map((name) => ({
      file,
      problem: `lets marketing reach ${name}`,
      remedy: 'remove it: marketing has no access of any kind to notes',
    }));
}

function checkPeople({ node, file }: Declared): Finding[] {
  const findings: Finding[] = [];
  for (const grant of all(node, 'objectPermissions')) {
    const opens = ['viewAllRecords', 'modifyAllRecords', 'viewAllFields'];
    if (text(grant, 'object') !== noteObject) continue;
    for (const permission of opens.filter((name) => isTrue(grant, name))) {
      findings.push({
        file,
        problem: `has ${permission} on ${noteObject}`,
        remedy: 'remove it: only the integration user reads the notes of others',
      });
    }
  }
  for (const grant of all(node, 'fieldPermissions')) {
    const name = text(grant, 'field') ?? '';
    if (hiddenFields.has(name) && isTrue(grant, 'readable')) {
      findings.push({
        file,
        problem: `lets people read ${name}`,
        remedy: 'remove it: it tells who stands behind what is published',
      });
    }
    if (isServiceOwned(name) && isTrue(grant, 'editable')) {
      findings.push({
        file,
        problem: `lets people edit ${name}`,
        remedy: 'make it read-only: the service owns it',
      });
    }
  }
  for (const permission of all(node, 'userPermissions')) {
    const name = text(permission, 'name') ?? '';
    if (!masterKeys.has(name) || !isTrue(permission, 'enabled')) continue;
    findings.push({
      file,
      problem: `grants ${name}, which opens every note`,
      remedy: 'remove it',
    });
  }
  return findings;
}

function isServiceOwned(field: string): boolean {
  const [object = '', name = ''] = field.split('.');
  const owned = serviceOwned[object] ?? [];
  return owned.includes('*') || owned.includes(name);
}

/** The rule is about sets by name: renaming one must not silence it. */
function checkExpectedSets({ permissionSets }: PackageSource): Finding[] {
  return [marketingSet, integrationSet]
    .filter((expected) => !permissionSets.some(({ name }) => name === expected))
    .map((expected) => ({
      file: 'force-app',
      problem: `the permission set ${expected} is gone, so its privacy rule checks nothing`,
      remedy: 'restore it, or name the new one in scripts/package/checks/privacy-rule.ts',
    }));
}
