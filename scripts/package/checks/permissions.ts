import type { Finding } from '../finding.ts';
import type { Declared, PackageSource } from '../source/package-source.ts';
import type { Schema } from '../source/schema.ts';
import { all, isTrue, text, type XmlNode } from '../source/xml.ts';

/** What an object permission depends on; a deploy refuses one without the others. */
const needs: Record<string, readonly string[]> = {
  allowCreate: ['allowRead'],
  allowEdit: ['allowRead'],
  allowDelete: ['allowRead', 'allowEdit'],
  viewAllRecords: ['allowRead'],
  modifyAllRecords: ['allowRead', 'allowEdit', 'allowDelete', 'viewAllRecords'],
};

/** Permission sets name what exists, may be granted, and hangs together. */
export function checkPermissions({ permissionSets, schema }: PackageSource): Finding[] {
  return [
    ...permissionSets.flatMap((set) => [
      ...checkObjects(set, schema),
      ...checkFieldGrants(set, schema),
      ...checkParents(set, schema),
    ]),
    ...checkReachable(permissionSets, schema),
  ];
}

function checkObjects({ node, file }: Declared, schema: Schema): Finding[] {
  return all(node, 'objectPermissions').flatMap((grant) => {
    const name = text(grant, 'object') ?? '';
    if (!schema.has(name)) {
      return [
        {
          file,
          problem: `grants the object ${name}, which does not exist`,
          remedy: 'correct it or remove the grant',
        },
      ];
    }
    return Object.entries(needs)
      .filter(([permission]) => isTrue(grant, permission))
      .flatMap(([permission, others]) => others.map((other) => [permission, other] as const))
      .filter(([, other]) => !isTrue(grant, other))
      .map(([permission, other]) => ({
        file,
        problem: `grants ${permission} on ${name} without ${other}`,
        remedy: `grant ${other} too`,
      }));
  });
}

function checkFieldGrants({ node, file }: Declared, schema: Schema): Finding[] {
  const readable = readableObjects(node);
  const seen = new Set<string>();
  return all(node, 'fieldPermissions').flatMap((grant) => {
    const name = text(grant, 'field') ?? '';
    const [objectName = '', fieldName = ''] = name.split('.');
    const field = schema.get(objectName)?.fields.get(fieldName);
    const isEditable = isTrue(grant, 'editable');
    const problems: [string, string][] = [];
    if (!field) problems.push(['which does not exist', 'correct it or remove the grant']);
    else if (field.isMasterDetail) problems.push(['a master-detail field', 'remove the grant']);
    else if (field.isRequired) problems.push(['a required field', 'remove the grant']);
    else if (field.partOf) problems.push([`a part of ${field.partOf}`, 'grant that instead']);
    else if (!field.isPermissionable) problems.push(['always readable', 'remove the grant']);
    else if (isEditable && !field.isWritable) problems.push(['which nobody fills', 'only read it']);
    if (isEditable && !isTrue(grant, 'readable')) problems.push(['editable unread', 'let it read']);
    if (!readable.has(objectName)) problems.push([`without reading ${objectName}`, 'grant both']);
    if (seen.has(name)) problems.push(['twice', 'keep one']);
    seen.add(name);
    return problems.map(([problem, remedy]) => ({
      file,
      problem: `grants the field ${name}, ${problem}`,
      remedy,
    }));
  });
}

/** A child in a master-detail relationship can only be read by who reads its parent. */
function checkParents({ node, file }: Declared, schema: Schema): Finding[] {
  const readable = readableObjects(node);
  return [...readable].flatMap((name) =>
    [...(schema.get(name)?.fields.values() ?? [])]
      .filter(({ isMasterDetail, file: declared }) => isMasterDetail && declared !== null)
      .filter(({ referenceTo }) => referenceTo !== null && !readable.has(referenceTo))
      .map(({ referenceTo }) => ({
        file,
        problem: `reads ${name} but not its parent ${referenceTo}`,
        remedy: `grant reading ${referenceTo}`,
      })),
  );
}

/** A field that no permission set names can be read by nobody but administrators. */
function checkReachable(sets: readonly Declared[], schema: Schema): Finding[] {
  const granted = new Set(
    sets.flatMap(({ node }) => all(node, 'fieldPermissions').map((grant) => text(grant, 'field'))),
  );
  return [...schema.values()].flatMap((object) =>
    [...object.fields.values()].flatMap((field) => {
      const name = `${object.name}.${field.name}`;
      if (field.file === null || !field.isPermissionable || granted.has(name)) return [];
      return [
        {
          file: field.file,
          problem: 'stands in no permission set, so nobody can read it',
          remedy: 'grant it where it is needed',
        },
      ];
    }),
  );
}

function readableObjects(set: XmlNode): Set<string> {
  return new Set(
    all(set, 'objectPermissions')
      .filter((grant) => isTrue(grant, 'allowRead'))
      .map((grant) => text(grant, 'object') ?? ''),
  );
}
