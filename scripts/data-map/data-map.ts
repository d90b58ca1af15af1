import { integrationSet } from '../package/checks/privacy-rule.ts';
import { metadataOf, objectOf } from '../package/source/metadata-of.ts';
import type { PackageSource } from '../package/source/package-source.ts';
import { all, isTrue, text, type XmlNode } from '../package/source/xml.ts';
import { table } from './table.ts';

const introduction = `# Data map

What Watercooler keeps in Salesforce, field by field: who fills it, who may read it, and how it is
classified. What the service keeps in its own database is told in [security.md](security.md). This page
is made from the package's metadata.

_The service_ is the integration user. To read a field one needs its record too: notes are private to
their rep. A field that is needed to make a record is open to whoever reads or makes the record; the
platform knows no permission on such fields.
`;

/** The Markdown page of every object and field of the package. */
export function dataMap(source: PackageSource): string {
  const objects = metadataOf(source.metadata, 'object').map(({ name, root }) => {
    const fields = metadataOf(source.metadata, 'field').filter(
      ({ file }) => objectOf(file) === name,
    );
    return [
      `## ${text(root, 'label') ?? name} (\`${name}\`)\n`,
      `${text(root, 'description') ?? ''}\n`,
      `Sharing by default: ${sharingOf(root)}.\n`,
      table(
        ['field', 'API name', 'filled by', 'read by', 'classification', 'holds'],
        fields.map((field) => rowOf(name, field.name, field.root, source)),
      ),
    ].join('\n');
  });
  return [introduction, ...objects].join('\n');
}

function rowOf(object: string, name: string, root: XmlNode, source: PackageSource): string[] {
  const field = source.schema.get(object)?.fields.get(name);
  const isOpen = field?.isPermissionable === false;
  const holders = (permission: string): string[] =>
    source.permissionSets
      .filter((set) =>
        isOpen
          ? hasObject(set.node, object, permission === 'editable' ? 'allowCreate' : 'allowRead')
          : hasField(set.node, `${object}.${name}`, permission),
      )
      .map((set) => set.name);
  return [
    text(root, 'label') ?? name,
    `\`${name}\``,
    peopleAndService(holders('editable')),
    peopleAndService(holders('readable')),
    classificationOf(root),
    text(root, 'description') ?? '',
  ];
}

function hasField(set: XmlNode, field: string, permission: string): boolean {
  return all(set, 'fieldPermissions').some(
    (grant) => text(grant, 'field') === field && isTrue(grant, permission),
  );
}

function hasObject(set: XmlNode, object: string, permission: string): boolean {
  return all(set, 'objectPermissions').some(
    (grant) => text(grant, 'object') === object && isTrue(grant, permission),
  );
}

/** "rep, sales lead, the service" for the sets that hold a permission. */
function peopleAndService(sets: readonly string[]): string {
  const people = sets
    .filter((set) => set !== integrationSet)
    .map((set) => set.replace('Watercooler_', '').replaceAll('_', ' ').toLowerCase());
  const names = sets.includes(integrationSet) ? [...people, 'the service'] : people;
  return names.length === 0 ? 'nobody' : names.join(', ');
}

function classificationOf(root: XmlNode): string {
  const group = text(root, 'complianceGroup')?.replaceAll(';', ', ');
  return [text(root, 'securityClassification') ?? '(none)', group].filter(Boolean).join('; ');
}

const sharingWords: Readonly<Record<string, string>> = {
  Private: 'private to the owner',
  Read: 'everybody with access to the object reads',
  ReadWrite: 'everybody with access to the object reads and edits',
  ControlledByParent: 'as the persona it belongs to',
};

function sharingOf(root: XmlNode): string {
  const model = text(root, 'sharingModel') ?? '';
  return sharingWords[model] ?? model;
}
