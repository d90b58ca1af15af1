import {
  fieldOf,
  objectOf,
  relationshipOf,
  SalesforceError,
  type FieldDefinition,
  type ObjectDefinition,
  type Org,
  type Session,
} from '../org.ts';

const always = ['Id', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp'];

/**
 * The SOQL columns for fields asked for as `Object.Field` or `Object.Parent.Field`. A required one
 * that this user does not have is INVALID_FIELD; an optional one is left out.
 */
export function requestedColumns(
  org: Org,
  session: Session,
  object: ObjectDefinition,
  asked: { readonly fields: readonly string[]; readonly optionalFields: readonly string[] },
): string[] {
  const required = asked.fields.map((field) => {
    const column = columnFor(org, session, object, field);
    if (column) return column;
    const name = field.slice(0, 255);
    throw new SalesforceError('INVALID_FIELD', `No such column '${name}' on ${object.name}`);
  });
  const optional = asked.optionalFields.flatMap(
    (field) => columnFor(org, session, object, field) ?? [],
  );
  return [...new Set([...systemColumns(object), ...required, ...optional])];
}

/** Every column of the object this user may read. */
export function readableColumns(org: Org, session: Session, object: ObjectDefinition): string[] {
  const readable = [...object.fields.keys()].filter(
    (name) => org.canField(session, object.name, name).read,
  );
  return [...new Set([...systemColumns(object), ...readable])];
}

function systemColumns(object: ObjectDefinition): string[] {
  return always.filter((name) => object.fields.has(name));
}

function columnFor(
  org: Org,
  session: Session,
  object: ObjectDefinition,
  asked: string,
): string | undefined {
  const [objectName, ...path] = asked.split('.');
  if (objectName?.toLowerCase() !== object.name.toLowerCase()) return undefined;
  const column: string[] = [];
  let current: ObjectDefinition | undefined = object;
  for (const [at, name] of path.entries()) {
    const isLast = at === path.length - 1;
    const find = isLast ? fieldOf : relationshipOf;
    const field: FieldDefinition | undefined = current && find(current, name);
    if (!current || !field || !org.canField(session, current.name, field.name).read) {
      return undefined;
    }
    column.push(isLast ? field.name : (field.relationshipName ?? field.name));
    current = isLast ? current : objectOf(org.metadata, field.referenceTo[0] ?? '');
  }
  return column.join('.') || undefined;
}
