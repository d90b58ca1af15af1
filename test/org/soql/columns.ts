import type { ObjectDefinition } from '../metadata/definitions.ts';
import { resolvePath, type Reading } from './path.ts';
import type { SoqlQuery } from './query.ts';
import { readableObject } from './run.ts';

interface Column {
  readonly columnName: string;
  readonly displayName: string;
  /** A list of children rather than a value or a parent. */
  readonly aggregate: boolean;
  readonly joinColumns: Column[];
}

function column(columnName: string, joinColumns: Column[], aggregate = false): Column {
  return { columnName, displayName: columnName, aggregate, joinColumns };
}

/** The columns of the paths, each parent once, with its fields below it. */
function columnsOf(reading: Reading, object: ObjectDefinition, paths: readonly string[]): Column[] {
  const columns: Column[] = [];
  for (const path of paths) {
    const { steps, field } = resolvePath(reading, object, path);
    let siblings = columns;
    for (const step of steps) {
      const name = step.field.relationshipName ?? step.field.name;
      const known = siblings.find(({ columnName }) => columnName === name);
      const parent = known ?? column(name, []);
      if (!known) siblings.push(parent);
      siblings = parent.joinColumns;
    }
    siblings.push(column(field.name, []));
  }
  return columns;
}

/** What a query would give, without giving it: the answer to `columns=true`. */
export function describeColumns(reading: Reading, query: SoqlQuery) {
  const object = readableObject(reading, query.from);
  const children = query.children.flatMap((child) => {
    const relationship = object.childRelationships.find(
      ({ name }) => name.toLowerCase() === child.from.toLowerCase(),
    );
    if (!relationship) return [];
    const childObject = readableObject(reading, relationship.childObject);
    return [column(relationship.name, columnsOf(reading, childObject, child.fields), true)];
  });
  return {
    columnMetadata: [...columnsOf(reading, object, query.fields), ...children],
    entityName: object.name,
    groupBy: false,
    idSelected: query.fields.some((path) => path.toLowerCase() === 'id'),
    keyPrefix: object.keyPrefix,
  };
}
