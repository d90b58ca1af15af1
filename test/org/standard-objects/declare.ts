import type { FieldDefinition, Sharing } from '../metadata/definitions.ts';
import { systemFields } from '../metadata/field.ts';

/** An object before its children are known (those follow from all objects' reference fields). */
export interface DeclaredObject {
  readonly name: string;
  readonly label: string;
  readonly pluralLabel: string;
  readonly keyPrefix: string;
  readonly isCustom: boolean;
  readonly sharing: Sharing;
  readonly nameField: string;
  readonly fields: readonly FieldDefinition[];
}

/** Declares a standard object; its system fields are added. */
export function standardObject(
  name: string,
  shape: {
    keyPrefix: string;
    sharing: Sharing;
    isOwned?: boolean;
    nameField?: string;
    label?: string;
    pluralLabel?: string;
    fields: readonly FieldDefinition[];
  },
): DeclaredObject {
  const label = shape.label ?? name;
  return {
    name,
    label,
    pluralLabel: shape.pluralLabel ?? `${label}s`,
    keyPrefix: shape.keyPrefix,
    isCustom: false,
    sharing: shape.sharing,
    nameField: shape.nameField ?? 'Name',
    fields: [...systemFields({ isOwned: shape.isOwned ?? false }), ...shape.fields],
  };
}
