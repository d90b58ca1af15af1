import {
  fieldOf,
  objectOf,
  type ListView,
  type ObjectDefinition,
  type OrgMetadata,
} from '../metadata/definitions.ts';
import { notFound } from '../salesforce-error.ts';
import type { UserAccess } from '../security/access.ts';
import type { Condition, SoqlQuery } from './query.ts';

export interface ListedQuery {
  readonly object: ObjectDefinition;
  readonly view: ListView;
  readonly query: SoqlQuery;
}

/**
 * The query behind a list view, found by API name or Id, as one user sees it: columns that they may
 * not read are left out. A view of an object hidden from them is NOT_FOUND.
 */
export function listViewQuery(
  metadata: OrgMetadata,
  access: UserAccess,
  sobject: string,
  nameOrId: string,
): ListedQuery {
  const object = objectOf(metadata, sobject);
  const found = (object && metadata.listViews.get(object.name))?.find(
    ({ name, id }) => name === nameOrId || id === nameOrId || id.slice(0, 15) === nameOrId,
  );
  if (!object || !found || !access.object(object).read) throw notFound();
  const columns = found.columns.filter(({ field: name, path }) => {
    const field = fieldOf(object, name);
    const parent = field && metadata.objects.get(field.referenceTo[0] ?? '');
    const mayFollow = path === name || (parent !== undefined && access.object(parent).read);
    return field !== undefined && access.field(object, field).read && mayFollow;
  });
  const mine: Condition = {
    kind: 'compare',
    path: 'OwnerId',
    operator: '=',
    literal: { type: 'string', value: access.userId },
  };
  const parts = [...(found.isMine ? [mine] : []), ...(found.where ? [found.where] : [])];
  return {
    object,
    view: { ...found, columns },
    query: {
      from: object.name,
      isCount: false,
      fields: [...new Set(['Id', ...columns.map(({ path }) => path)])],
      children: [],
      where: parts.length > 0 ? { kind: 'and', parts } : null,
      orderBy: [{ path: object.nameField, isDescending: false, areNullsLast: true }],
      limit: 2000,
      offset: 0,
    },
  };
}
