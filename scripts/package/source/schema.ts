import { systemFields } from '../../../test/org/metadata/field.ts';
import { standardObjects } from '../../../test/org/standard-objects/all.ts';
import type { MetadataFile } from './files.ts';
import { all, isTrue, text, type XmlNode } from './xml.ts';

export interface Field {
  readonly name: string;
  readonly isRequired: boolean;
  readonly isMasterDetail: boolean;
  /** False for fields that nobody fills in: auto-numbers, formulas, roll-ups. */
  readonly isWritable: boolean;
  /** Whether a permission set may name it at all. */
  readonly isPermissionable: boolean;
  /** The compound field that is granted in place of this part of it. */
  readonly partOf: string | null;
  readonly referenceTo: string | null;
  /** How a query reaches the parent: `Account`, `Prompt__r`. */
  readonly relationship: string | null;
  /** How a query reaches the children from the parent: `Contacts`, `Buyer_Notes__r`. */
  readonly childRelationship: string | null;
  /** Where it is declared; null for fields that the platform brings. */
  readonly file: string | null;
}

export interface SObject {
  readonly name: string;
  readonly fields: ReadonlyMap<string, Field>;
  /** Where it is declared; null for standard objects. */
  readonly file: string | null;
}

/** Every object that the package may name: its own, and the standard ones of the stand-in org. */
export type Schema = ReadonlyMap<string, SObject>;

const calculatedTypes = new Set(['AutoNumber', 'Summary']);

/** Builds the schema from the package's own metadata. */
export function readSchema(metadata: readonly MetadataFile[]): Schema {
  const schema = new Map<string, SObject>();
  for (const { name, fields } of standardObjects) {
    schema.set(name, sobject(name, null, fields.map(standardField)));
  }
  for (const { kind, name, path, document } of metadata) {
    if (kind !== 'object' || 'malformed' in document) continue;
    const declared = metadata
      .filter((file) => file.kind === 'field' && file.path.includes(`/objects/${name}/fields/`))
      .flatMap((file) => ('malformed' in file.document ? [] : [customField(file)]));
    const isChild = declared.some(({ isMasterDetail }) => isMasterDetail);
    const system = systemFields({ isOwned: !isChild }).map(standardField);
    const nameField = systemField('Name', isTypedName(document.root));
    schema.set(name, sobject(name, path, [nameField, ...system, ...declared]));
  }
  return schema;
}

/** The fields of the package's own that point at an object, by the name of their child list. */
export function childrenOf(schema: Schema, parent: string): Map<string, string> {
  const children = new Map<string, string>();
  for (const { name, fields } of schema.values()) {
    for (const { referenceTo, childRelationship } of fields.values()) {
      if (referenceTo === parent && childRelationship) children.set(childRelationship, name);
    }
  }
  return children;
}

function sobject(name: string, file: string | null, fields: readonly Field[]): SObject {
  return { name, file, fields: new Map(fields.map((field) => [field.name, field])) };
}

function isTypedName(object: XmlNode): boolean {
  return all(object, 'nameField').some((field) => text(field, 'type') === 'Text');
}

function systemField(name: string, isRequired: boolean): Field {
  return {
    name,
    isRequired,
    isMasterDetail: false,
    isWritable: isRequired,
    isPermissionable: false,
    partOf: null,
    referenceTo: null,
    relationship: null,
    childRelationship: null,
    file: null,
  };
}

function standardField(field: (typeof standardObjects)[number]['fields'][number]): Field {
  return {
    name: field.name,
    isRequired: field.isRequired,
    isMasterDetail: field.isMasterDetail,
    isWritable: field.isUpdateable,
    isPermissionable: field.isPermissionable,
    partOf: field.partOf,
    referenceTo: field.referenceTo[0] ?? null,
    relationship: field.relationshipName,
    childRelationship: field.childRelationshipName,
    file: null,
  };
}

function customField({ name, path, document }: MetadataFile): Field {
  const root = 'malformed' in document ? '' : document.root;
  const type = text(root, 'type') ?? '';
  const isRequired = isTrue(root, 'required');
  const isMasterDetail = type === 'MasterDetail';
  const referenceTo = text(root, 'referenceTo') ?? null;
  const children = text(root, 'relationshipName');
  return {
    name,
    isRequired,
    isMasterDetail,
    isWritable: !calculatedTypes.has(type) && text(root, 'formula') === undefined,
    isPermissionable: !isRequired && !isMasterDetail,
    partOf: null,
    referenceTo,
    relationship: referenceTo === null ? null : name.replace(/__c$/, '__r'),
    childRelationship: children === undefined ? null : `${children}__r`,
    file: path,
  };
}
