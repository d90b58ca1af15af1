import { objectOf, type FieldDefinition, type ObjectDefinition } from '../../org.ts';
import type { Visitor } from '../visitor.ts';

/** The objects that people fill in on pages of the org's own; notes have the panel for that. */
export const formObjects = [
  'Buyer_Persona__c',
  'Persona_Stage__c',
  'Note_Prompt__c',
  'Buyer_Theme__c',
] as const;

export interface FormField {
  readonly definition: FieldDefinition;
  readonly isRequired: boolean;
}

export interface FormSection {
  readonly label: string;
  readonly columns: readonly (readonly FormField[])[];
}

/** A record about to be made or changed by somebody, with the fields that they may fill. */
export interface RecordForm {
  readonly object: ObjectDefinition;
  /** The record to change; null for a new one. */
  readonly recordId: string | null;
  readonly sections: readonly FormSection[];
}

/** The form for a new record; undefined for whoever may not make one. */
export function newForm(visitor: Visitor, objectName: string): RecordForm | undefined {
  const mayCreate = visitor.org.can(visitor.session, objectName).create;
  return mayCreate ? form(visitor, objectName, null) : undefined;
}

/** The form for a record; undefined for whoever may not change it. */
export function editForm(
  visitor: Visitor,
  objectName: string,
  recordId: string,
): RecordForm | undefined {
  const mayEdit = visitor.org.canRecord(visitor.session, objectName, recordId).edit;
  return mayEdit ? form(visitor, objectName, recordId) : undefined;
}

/** The fields of a form in the order of its page. */
export function fieldsOf({ sections }: RecordForm): FormField[] {
  return sections.flatMap(({ columns }) => columns.flat());
}

function form(
  { org, session }: Visitor,
  objectName: string,
  recordId: string | null,
): RecordForm | undefined {
  const object = objectOf(org.metadata, objectName);
  if (!object) return undefined;
  const mayFill = ({ name, isCreateable, isUpdateable }: FieldDefinition) =>
    // A record changes hands by an action of its own, in no form.
    name !== 'OwnerId' &&
    (recordId === null ? isCreateable : isUpdateable) &&
    org.canField(session, object.name, name).edit;
  const sections = (org.metadata.layouts.get(object.name) ?? []).map(({ label, columns }) => ({
    label,
    columns: columns
      .map((items) =>
        items
          .filter(({ field, behavior }) => behavior !== 'Readonly' && mayFill(field))
          .map(({ field, behavior }) => ({
            definition: field,
            isRequired: behavior === 'Required' || field.isRequired,
          })),
      )
      .filter((fields) => fields.length > 0),
  }));
  const filled = sections.filter(({ columns }) => columns.length > 0);
  return filled.length > 0 ? { object, recordId, sections: filled } : undefined;
}
