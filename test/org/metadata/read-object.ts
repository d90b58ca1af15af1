import { join } from 'node:path';
import { z } from 'zod';
import type { DeclaredObject } from '../standard-objects/declare.ts';
import type { FieldDefinition } from './definitions.ts';
import { field, systemFields } from './field.ts';
import { customKeyPrefix } from './key-prefix.ts';
import { readField } from './read-field.ts';
import { filesOf, readXml } from './xml.ts';

const objectFile = z.object({
  CustomObject: z.object({
    label: z.string(),
    pluralLabel: z.string(),
    sharingModel: z.enum(['Private', 'Read', 'ReadWrite', 'ControlledByParent']),
    nameField: z.object({
      type: z.enum(['Text', 'AutoNumber']),
      label: z.string(),
      displayFormat: z.string().optional(),
    }),
  }),
});

function nameFieldOf(name: z.infer<typeof objectFile>['CustomObject']['nameField']) {
  const isAutoNumber = name.type === 'AutoNumber';
  return field('Name', 'string', {
    label: name.label,
    length: 80,
    isNameField: true,
    // Forms ask for it; a record that is created without one is named after its Id (`namedAfterId`).
    isRequired: !isAutoNumber,
    isCreateable: !isAutoNumber,
    isUpdateable: !isAutoNumber,
    autoNumberFormat: isAutoNumber ? (name.displayFormat ?? '{0}') : null,
  });
}

/** Reads the fields of `objects/<name>/fields`. */
export function readFields(folder: string): FieldDefinition[] {
  return filesOf(join(folder, 'fields'), '.field-meta.xml').map(readField);
}

/** Reads a custom object's folder; refuses what the stand-in org could not enforce. */
export function readCustomObject(folder: string, name: string): DeclaredObject {
  const path = join(folder, `${name}.object-meta.xml`);
  const xml = readXml(path, objectFile).CustomObject;
  return {
    name,
    label: xml.label,
    pluralLabel: xml.pluralLabel,
    keyPrefix: customKeyPrefix(name),
    isCustom: true,
    sharing: xml.sharingModel,
    nameField: 'Name',
    fields: [
      ...systemFields({ isOwned: xml.sharingModel !== 'ControlledByParent' }),
      nameFieldOf(xml.nameField),
      ...readFields(folder),
    ],
  };
}
