import { join } from 'node:path';
import { z } from 'zod';
import { makeId } from '../records/ids.ts';
import type { Comparison, Condition, Literal } from '../soql/query.ts';
import {
  fieldOf,
  type FieldDefinition,
  type ListView,
  type ListViewColumn,
  type ObjectDefinition,
} from './definitions.ts';
import { filesOf, readXml } from './xml.ts';

const listViewFile = z.object({
  ListView: z.object({
    fullName: z.string(),
    label: z.string(),
    columns: z.array(z.string()).default([]),
    filterScope: z.enum(['Everything', 'Mine']),
    filters: z
      .array(
        z.object({
          field: z.string(),
          operation: z.enum([
            'equals',
            'notEqual',
            'lessThan',
            'lessOrEqual',
            'greaterThan',
            'greaterOrEqual',
            'contains',
            'startsWith',
          ]),
          value: z.string().default(''),
        }),
      )
      .default([]),
    // Filters other than one after the other would have to be parsed; the package has none.
    booleanFilter: z.undefined().optional(),
  }),
});

type Filter = z.infer<typeof listViewFile>['ListView']['filters'][number];

const comparisons: Readonly<Record<Filter['operation'], Comparison>> = {
  equals: '=',
  notEqual: '!=',
  lessThan: '<',
  lessOrEqual: '<=',
  greaterThan: '>',
  greaterOrEqual: '>=',
  contains: 'LIKE',
  startsWith: 'LIKE',
};

/** What list views call the fields that every object has. */
const systemNames: Readonly<Record<string, string>> = {
  NAME: 'Name',
  CREATEDBY_USER: 'CreatedById',
  UPDATEDBY_USER: 'LastModifiedById',
  'OWNER.ALIAS': 'OwnerId',
  CREATED_DATE: 'CreatedDate',
  LAST_UPDATE: 'LastModifiedDate',
};

function fieldNamed(path: string, object: ObjectDefinition, name: string): FieldDefinition {
  const system = systemNames[name];
  const field = fieldOf(object, system === 'Name' ? object.nameField : (system ?? name));
  if (field) return field;
  throw new Error(`${path}: ${object.name} has no field ${name}.`);
}

function escapedLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

function literalOf(path: string, field: FieldDefinition, value: string, filter: Filter): Literal {
  if (value === '') return { type: 'null', value: null };
  switch (field.type) {
    case 'boolean':
      if (value === '1' || value === '0') return { type: 'boolean', value: value === '1' };
      throw new Error(`${path}: a checkbox is 1 or 0, and ${field.name} is asked to be ${value}.`);
    case 'int':
    case 'double':
    case 'currency':
      return { type: 'number', value: Number(value) };
    case 'picklist':
      if (field.picklist?.values.some((entry) => entry.value === value)) break;
      throw new Error(`${path}: ${field.name} has no value ${value}.`);
    case 'date':
    case 'datetime':
      throw new Error(`${path}: the stand-in org cannot filter lists by ${field.name}, a date.`);
  }
  if (filter.operation === 'contains') return { type: 'string', value: `%${escapedLike(value)}%` };
  if (filter.operation === 'startsWith') return { type: 'string', value: `${escapedLike(value)}%` };
  return { type: 'string', value };
}

/** Several values, with commas between them, mean any of them; after `notEqual`, none of them. */
function conditionOf(path: string, object: ObjectDefinition, filter: Filter): Condition {
  const field = fieldNamed(path, object, filter.field);
  const operator = comparisons[filter.operation];
  const parts = filter.value.split(',').map((value): Condition => {
    const literal = literalOf(path, field, value.trim(), filter);
    return { kind: 'compare', path: field.name, operator, literal };
  });
  return { kind: operator === '!=' ? 'and' : 'or', parts };
}

/** A lookup's column shows the name of the record it points at. */
function columnOf(
  objects: ReadonlyMap<string, ObjectDefinition>,
  field: FieldDefinition,
): ListViewColumn {
  const parent = objects.get(field.referenceTo[0] ?? '');
  return {
    field: field.name,
    path: parent ? `${field.relationshipName}.${parent.nameField}` : field.name,
    label: field.label,
  };
}

/** Reads `objects/<name>/listViews`; throws on a field, value or filter it cannot work with. */
export function readListViews(
  folder: string,
  object: ObjectDefinition,
  objects: ReadonlyMap<string, ObjectDefinition>,
): ListView[] {
  const paths = filesOf(join(folder, 'listViews'), '.listView-meta.xml');
  // Ids of list views are those of no stored record: they follow from the object and their place.
  const first = [...objects.keys()].indexOf(object.name) * 1000;
  return paths.map((path, place) => {
    const { fullName, label, columns, filterScope, filters } = readXml(path, listViewFile).ListView;
    const parts = filters.map((filter) => conditionOf(path, object, filter));
    return {
      id: makeId('00B', first + place + 1),
      name: fullName,
      label,
      columns: columns.map((name) => columnOf(objects, fieldNamed(path, object, name))),
      isMine: filterScope === 'Mine',
      where: parts.length > 0 ? { kind: 'and', parts } : null,
    };
  });
}
