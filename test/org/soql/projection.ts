import type { FieldDefinition, ObjectDefinition } from '../metadata/definitions.ts';
import type { StoredRecord } from '../records/store.ts';
import type { ChildRows, Row } from '../rows.ts';
import type { SoqlContext } from './context.ts';
import { parentOf, resolvePath, stepUp, type ParentStep } from './path.ts';

/** What is selected from one object: own fields, and what is selected through each relationship. */
interface Selection {
  readonly fields: Map<string, FieldDefinition>;
  readonly parents: Map<string, { readonly step: ParentStep; readonly selection: Selection }>;
}

export type Projection = (record: StoredRecord) => Row;

export type ChildProjection = (parent: StoredRecord) => { name: string; rows: ChildRows | null };

function emptySelection(): Selection {
  return { fields: new Map(), parents: new Map() };
}

function select(
  context: SoqlContext,
  object: ObjectDefinition,
  paths: readonly string[],
): Selection {
  const root = emptySelection();
  for (const path of paths) {
    const { field } = resolvePath(context, object, path);
    let selection = root;
    let current = object;
    for (const name of path.split('.').slice(0, -1)) {
      const step = stepUp(context, current, name);
      const relationship = step.field.relationshipName ?? name;
      const parent = selection.parents.get(relationship) ?? { step, selection: emptySelection() };
      selection.parents.set(relationship, parent);
      selection = parent.selection;
      current = step.object;
    }
    selection.fields.set(field.name, field);
  }
  return root;
}

/** Makes the function that turns a record into the row a query asked for. */
export function compileProjection(
  context: SoqlContext,
  object: ObjectDefinition,
  paths: readonly string[],
  children: readonly ChildProjection[],
): Projection {
  const root = select(context, object, paths);

  function rowOf(record: StoredRecord, selection: Selection): Row {
    const row: Row = {
      attributes: {
        type: record.sobject,
        url: `/services/data/v66.0/sobjects/${record.sobject}/${record.id}`,
      },
    };
    for (const field of selection.fields.values()) {
      const value = record.fields[field.name] ?? null;
      row[field.name] =
        field.type === 'datetime' && typeof value === 'string'
          ? context.writeDateTime(value)
          : value;
    }
    for (const [relationship, { step, selection: above }] of selection.parents) {
      const parent = parentOf(context, record, step);
      row[relationship] = parent && rowOf(parent, above);
    }
    return row;
  }

  return (record) => {
    const row = rowOf(record, root);
    for (const child of children) {
      const { name, rows } = child(record);
      row[name] = rows;
    }
    return row;
  };
}

/** Whether the rows are heavy: two long texts make the platform shrink its pages. */
export function selectsSeveralLongTexts(
  context: SoqlContext,
  object: ObjectDefinition,
  paths: readonly string[],
): boolean {
  return paths.filter((path) => resolvePath(context, object, path).field.isLongText).length >= 2;
}
