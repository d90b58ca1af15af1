import { z } from 'zod';
import type { FieldDefinition, FieldType } from './definitions.ts';
import { field } from './field.ts';
import { readXml } from './xml.ts';

const flag = z.stringbool({ truthy: ['true'], falsy: ['false'] });
const count = z.coerce.number().int();

const fieldFile = z.object({
  CustomField: z.object({
    fullName: z.string(),
    label: z.string().optional(),
    inlineHelpText: z.string().optional(),
    type: z.enum([
      'Text',
      'TextArea',
      'LongTextArea',
      'Checkbox',
      'Number',
      'Currency',
      'Percent',
      'Date',
      'DateTime',
      'Email',
      'Phone',
      'Url',
      'Picklist',
      'Lookup',
      'MasterDetail',
    ]),
    // A formula would have to be evaluated; the package uses none, and this stops it from starting to.
    formula: z.undefined().optional(),
    length: count.optional(),
    precision: count.optional(),
    scale: count.optional(),
    required: flag.optional(),
    unique: flag.optional(),
    externalId: flag.optional(),
    defaultValue: z.string().optional(),
    referenceTo: z.string().optional(),
    relationshipName: z.string().optional(),
    writeRequiresMasterRead: flag.optional(),
    // Cascade and Restrict on lookups would have to be enforced; the package uses neither.
    deleteConstraint: z.literal('SetNull').optional(),
    valueSet: z
      .object({
        restricted: flag.optional(),
        valueSetDefinition: z.object({
          value: z.array(
            z.object({ fullName: z.string(), label: z.string(), default: flag.optional() }),
          ),
        }),
      })
      .optional(),
  }),
});

type FieldXml = z.infer<typeof fieldFile>['CustomField'];

const describedAs = {
  Text: 'string',
  TextArea: 'textarea',
  LongTextArea: 'textarea',
  Checkbox: 'boolean',
  Number: 'double',
  Currency: 'currency',
  Percent: 'double',
  Date: 'date',
  DateTime: 'datetime',
  Email: 'email',
  Phone: 'phone',
  Url: 'url',
  Picklist: 'picklist',
  Lookup: 'reference',
  MasterDetail: 'reference',
} as const satisfies Record<FieldXml['type'], FieldType>;

/** A literal default; anything that needs evaluating is refused. */
function defaultOf(xml: FieldXml, path: string): FieldDefinition['defaultValue'] {
  const picked = xml.valueSet?.valueSetDefinition.value.find((value) => value.default === true);
  if (picked) return picked.fullName;
  if (xml.defaultValue === undefined) return xml.type === 'Checkbox' ? false : null;
  if (xml.type === 'Checkbox') return xml.defaultValue === 'true';
  if (/^-?\d+(\.\d+)?$/.test(xml.defaultValue)) return Number(xml.defaultValue);
  const quoted = /^(['"])([^'"]*)\1$/.exec(xml.defaultValue);
  if (quoted?.[2] !== undefined) return quoted[2];
  throw new Error(`${path}: the stand-in org cannot evaluate the default ${xml.defaultValue}.`);
}

/** Reads a `.field-meta.xml` file. */
export function readField(path: string): FieldDefinition {
  const xml = readXml(path, fieldFile).CustomField;
  const isReference = xml.type === 'Lookup' || xml.type === 'MasterDetail';
  if (isReference && xml.referenceTo === undefined) {
    throw new Error(`${path}: a ${xml.type} field needs referenceTo.`);
  }
  const isRequired = (xml.required ?? false) || xml.type === 'MasterDetail';
  return {
    ...field(xml.fullName, describedAs[xml.type], {
      isRequired,
      isMasterDetail: xml.type === 'MasterDetail',
    }),
    label: xml.label ?? xml.fullName,
    helpText: xml.inlineHelpText ?? null,
    isCustom: true,
    ...(xml.length === undefined ? {} : { length: xml.length }),
    ...(xml.precision === undefined ? {} : { precision: xml.precision, scale: xml.scale ?? 0 }),
    isLongText: xml.type === 'LongTextArea',
    isUnique: xml.unique ?? false,
    isExternalId: xml.externalId ?? false,
    isUpdateable: xml.type !== 'MasterDetail',
    defaultValue: defaultOf(xml, path),
    picklist: xml.valueSet
      ? {
          isRestricted: xml.valueSet.restricted ?? false,
          values: xml.valueSet.valueSetDefinition.value.map((value) => ({
            value: value.fullName,
            label: value.label,
            isDefault: value.default ?? false,
          })),
        }
      : null,
    referenceTo: xml.referenceTo === undefined ? [] : [xml.referenceTo],
    relationshipName: isReference ? xml.fullName.replace(/__c$/, '__r') : null,
    childRelationshipName: xml.relationshipName ? `${xml.relationshipName}__r` : null,
    writeRequiresMasterRead: xml.writeRequiresMasterRead ?? false,
    isClearedWithParent: xml.type === 'Lookup' && !isRequired,
  };
}
