import type { Finding } from '../finding.ts';
import type { MetadataFile } from '../source/files.ts';
import type { PackageSource } from '../source/package-source.ts';
import { all, isTrue, text, type XmlNode } from '../source/xml.ts';

/** Characters a deploy allows (Metadata API Developer Guide: CustomField, PermissionSet, CustomLabels). */
const longest: Record<string, Record<string, number>> = {
  field: { label: 40, description: 1000, inlineHelpText: 510, relationshipLabel: 80 },
  object: { label: 40, pluralLabel: 40, description: 1000 },
  permissionset: { label: 80, description: 255 },
  labels: { fullName: 80, shortDescription: 80, value: 1000 },
};

/** Names, lengths and relationships of objects and fields, where a deploy fails on a slip. */
export function checkFields(source: PackageSource): Finding[] {
  return [
    ...source.metadata.flatMap(checkLengths),
    ...source.metadata.filter(({ kind }) => kind === 'field').flatMap(checkName),
    ...checkRelationships(source),
    ...checkHistory(source),
  ];
}

function checkLengths({ kind, path: file, document }: MetadataFile): Finding[] {
  if ('malformed' in document) return [];
  const nodes: readonly XmlNode[] =
    kind === 'labels' ? all(document.root, 'labels') : [document.root];
  return Object.entries(longest[kind] ?? {}).flatMap(([tag, limit]) =>
    nodes
      .map((node) => text(node, tag)?.length ?? 0)
      .filter((length) => length > limit)
      .map((length) => ({
        file,
        problem: `a ${tag} has ${length} characters`,
        remedy: `shorten it to ${limit}`,
      })),
  );
}

function checkName({ name, path: file, document }: MetadataFile): Finding[] {
  if ('malformed' in document) return [];
  const fullName = text(document.root, 'fullName');
  if (fullName === name) return [];
  return [
    {
      file,
      problem: `declares the field ${fullName ?? '(none)'}`,
      remedy: 'give file and fullName the same name',
    },
  ];
}

function checkRelationships({ metadata, schema }: PackageSource): Finding[] {
  const findings: Finding[] = [];
  const taken = new Map<string, string>();
  for (const { kind, path: file, document } of metadata) {
    if (kind !== 'field' || 'malformed' in document) continue;
    const field = document.root;
    const type = text(field, 'type');
    if (type !== 'Lookup' && type !== 'MasterDetail') continue;
    const parent = text(field, 'referenceTo') ?? '(none)';
    if (!schema.has(parent)) {
      findings.push({
        file,
        problem: `looks up to ${parent}, which is neither in the package nor a known standard object`,
        remedy: 'correct referenceTo',
      });
    }
    const children = `${parent}.${text(field, 'relationshipName') ?? ''}`;
    const other = taken.get(children);
    if (other) {
      findings.push({
        file,
        problem: `calls its child list ${children}, as ${other} does`,
        remedy: 'give one another relationshipName',
      });
    }
    taken.set(children, file);
    if (type === 'Lookup' && isTrue(field, 'required') === (constraint(field) === 'SetNull')) {
      findings.push({
        file,
        problem: `has the deleteConstraint ${constraint(field) ?? '(none)'}`,
        remedy: 'use SetNull on an optional lookup, Restrict or Cascade on a required one',
      });
    }
  }
  return findings;
}

/** Fields per object whose history the platform keeps (Salesforce Help, "Field History Tracking"). */
const mostTrackedFields = 20;

function checkHistory({ metadata }: PackageSource): Finding[] {
  return metadata.flatMap(({ kind, name, path: file, document }) => {
    if (kind !== 'object' || 'malformed' in document) return [];
    const tracked = metadata.filter(
      (field) =>
        field.kind === 'field' &&
        field.path.includes(`/objects/${name}/fields/`) &&
        !('malformed' in field.document) &&
        isTrue(field.document.root, 'trackHistory'),
    );
    const names = all(document.root, 'nameField').filter((field) => isTrue(field, 'trackHistory'));
    const count = tracked.length + names.length;
    const limit = isTrue(document.root, 'enableHistory') ? mostTrackedFields : 0;
    if (count <= limit) return [];
    return [
      {
        file,
        problem: `tracks the history of ${count} fields where ${limit} are allowed`,
        remedy: 'set trackHistory to false on some, or enableHistory on the object',
      },
    ];
  });
}

function constraint(field: XmlNode): string | undefined {
  return text(field, 'deleteConstraint');
}
