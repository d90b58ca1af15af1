import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { OrgCore } from '../core.ts';
import { objectOf } from '../metadata/definitions.ts';
import { isRow, type Row, type RowValue } from '../rows.ts';
import { notFound } from '../salesforce-error.ts';
import { listViewQuery } from '../soql/list-view.ts';
import { signedIn } from './signed-in.ts';

const params = z.object({
  version: z.string(),
  sobject: z.string(),
  listview: z.string().default(''),
});

function valueAt(row: Row, path: string): string | null {
  const value = path
    .split('.')
    .reduce<RowValue | undefined>((held, name) => (isRow(held) ? held[name] : undefined), row);
  // Lists give every value as a text.
  return value === null || value === undefined || isRow(value) ? null : String(value);
}

/** The list views of an object, and the records that one of them lists. */
export function registerListViews(app: FastifyInstance, org: OrgCore): void {
  app.get('/sobjects/:sobject/listviews', (request, reply) => {
    const session = signedIn(org, request);
    const { version, sobject } = params.parse(request.params);
    const object = objectOf(org.metadata, sobject);
    if (!object || !org.access(session).object(object).read) throw notFound();
    const listviews = (org.metadata.listViews.get(object.name) ?? []).map(({ id, name, label }) => {
      const url = `/services/data/${version}/sobjects/${object.name}/listviews/${id}`;
      return {
        id,
        developerName: name,
        label,
        soqlCompatible: true,
        url,
        describeUrl: `${url}/describe`,
        resultsUrl: `${url}/results`,
      };
    });
    const { length: size } = listviews;
    return reply.send({
      done: true,
      listviews,
      nextRecordsUrl: null,
      size,
      sobjectType: object.name,
    });
  });

  app.get('/sobjects/:sobject/listviews/:listview/results', (request, reply) => {
    const session = signedIn(org, request);
    const { sobject, listview } = params.parse(request.params);
    const { view, query } = listViewQuery(org.metadata, org.access(session), sobject, listview);
    const { rows } = org.answer(session, query);
    return reply.send({
      id: view.id,
      developerName: view.name,
      label: view.label,
      columns: view.columns.map(({ path, label }) => ({ fieldNameOrPath: path, label })),
      done: true,
      size: rows.length,
      records: rows.map((row) => ({
        columns: query.fields.map((path) => ({
          fieldNameOrPath: path,
          value: valueAt(row, path),
        })),
      })),
    });
  });
}
