import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  objectOf,
  SalesforceError,
  type ObjectDefinition,
  type Org,
  type Session,
} from '../org.ts';
import { ifUnmodifiedSince } from '../rest/if-unmodified-since.ts';
import { readableColumns, requestedColumns } from './record-columns.ts';
import { representation, type RecordRepresentation } from './representation.ts';
import { requiredSession } from './session.ts';
import { textLiteral } from './soql-literal.ts';

const params = z.object({ id: z.string() });
const selection = z.object({
  fields: z.string().optional(),
  optionalFields: z.string().optional(),
});
const newRecord = z.object({ apiName: z.string(), fields: z.record(z.string(), z.unknown()) });
const change = z.object({ fields: z.record(z.string(), z.unknown()) });

/** GET, POST, PATCH and DELETE of single records, as `lightning/uiRecordApi` uses them. */
export function registerRecords(app: FastifyInstance, org: Org): void {
  app.get('/ui-api/records/:id', async (request) => {
    const session = requiredSession(request, org);
    const { id, object } = recordOf(org, request);
    const { fields, optionalFields } = selection.parse(request.query);
    const asked = { fields: listOf(fields), optionalFields: listOf(optionalFields) };
    if (asked.fields.length + asked.optionalFields.length === 0) {
      throw new SalesforceError('MISSING_ARGUMENT', 'Ask for at least one field.');
    }
    const columns = requestedColumns(org, session, object, asked);
    return readRecord(org, session, id, object, columns);
  });

  app.post('/ui-api/records', async (request, reply) => {
    const session = requiredSession(request, org);
    const { apiName, fields } = newRecord.parse(request.body);
    const id = await org.create(session, apiName, fields);
    const object = objectNamed(org, apiName);
    reply.code(201);
    return readRecord(org, session, id, object, readableColumns(org, session, object));
  });

  app.patch('/ui-api/records/:id', async (request) => {
    const session = requiredSession(request, org);
    const { id, object } = recordOf(org, request);
    const { fields } = change.parse(request.body);
    await org.update(session, object.name, id, fields, {
      ifUnmodifiedSince: ifUnmodifiedSince(request),
    });
    return readRecord(org, session, id, object, readableColumns(org, session, object));
  });

  app.delete('/ui-api/records/:id', async (request, reply) => {
    const session = requiredSession(request, org);
    const { id, object } = recordOf(org, request);
    await org.remove(session, object.name, id);
    reply.code(204);
  });
}

/** The object a request is about, by the Id in its address or the name in its body, if any. */
export function objectOfRequest(org: Org, request: FastifyRequest): ObjectDefinition | undefined {
  const id = params.safeParse(request.params).data?.id;
  if (id !== undefined) return objectWithPrefix(org, id);
  return objectOf(org.metadata, newRecord.safeParse(request.body).data?.apiName ?? '');
}

async function readRecord(
  org: Org,
  session: Session,
  id: string,
  object: ObjectDefinition,
  columns: readonly string[],
): Promise<RecordRepresentation> {
  const where = `Id = ${textLiteral(id)}`;
  const soql = `SELECT ${columns.join(', ')} FROM ${object.name} WHERE ${where}`;
  const [row] = await org.query(session, soql);
  if (!row) throw notFound();
  return representation(org.metadata, object, row);
}

function recordOf(org: Org, request: FastifyRequest): { id: string; object: ObjectDefinition } {
  const { id } = params.parse(request.params);
  const object = /^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(id) && objectWithPrefix(org, id);
  if (!object) throw notFound();
  return { id, object };
}

function objectWithPrefix(org: Org, id: string): ObjectDefinition | undefined {
  return [...org.metadata.objects.values()].find(({ keyPrefix }) => id.startsWith(keyPrefix));
}

function objectNamed(org: Org, name: string): ObjectDefinition {
  const object = objectOf(org.metadata, name);
  if (!object) throw notFound();
  return object;
}

function notFound(): SalesforceError {
  return new SalesforceError('NOT_FOUND', 'The requested resource does not exist', { status: 404 });
}

function listOf(fields: string | undefined): string[] {
  return fields ? fields.split(',').map((field) => field.trim()) : [];
}
