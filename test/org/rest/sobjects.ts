import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { OrgCore } from '../core.ts';
import { fieldOf, objectOf, type ObjectDefinition } from '../metadata/definitions.ts';
import type { Session } from '../org.ts';
import { completeId } from '../records/ids.ts';
import type { Value } from '../rows.ts';
import { notFound } from '../salesforce-error.ts';
import { parseRecord } from './bodies.ts';
import { describeBriefly, describeFully } from './describe.ts';
import { ifUnmodifiedSince } from './if-unmodified-since.ts';
import { signedIn } from './signed-in.ts';

const params = z.object({
  version: z.string(),
  sobject: z.string().default(''),
  id: z.string().default(''),
  field: z.string().default(''),
  value: z.string().default(''),
});
const fieldList = z.object({ fields: z.string().optional() });

function visibleObject(org: OrgCore, session: Session, name: string): ObjectDefinition {
  const object = objectOf(org.metadata, name);
  if (object && org.access(session).object(object).read) return object;
  throw notFound();
}

/** Reads one record by a field's value: all readable fields, or those asked for. */
function readRecord(
  org: OrgCore,
  request: FastifyRequest,
  session: Session,
  object: ObjectDefinition,
  by: { path: string; value: Value },
) {
  const { fields } = fieldList.parse(request.query);
  const access = org.access(session);
  const readable = [...object.fields.values()].filter((field) => access.field(object, field).read);
  const { rows } = org.answer(session, {
    from: object.name,
    isCount: false,
    fields: fields?.split(',').map((name) => name.trim()) ?? readable.map(({ name }) => name),
    children: [],
    where: {
      kind: 'compare',
      path: by.path,
      operator: '=',
      literal: { type: 'string', value: String(by.value) },
    },
    orderBy: [],
    limit: 1,
    offset: 0,
  });
  const [row] = rows;
  if (row) return row;
  throw notFound();
}

/** Describes, and one record at a time: create, read, update, upsert, delete. */
export function registerSobjects(app: FastifyInstance, org: OrgCore): void {
  app.get('/sobjects', (request, reply) => {
    const session = signedIn(org, request);
    const { version } = params.parse(request.params);
    const access = org.access(session);
    const sobjects = [...org.metadata.objects.values()]
      .filter((object) => access.object(object).read)
      .map((object) => describeBriefly(access, object, version));
    return reply.send({ encoding: 'UTF-8', maxBatchSize: 200, sobjects });
  });

  app.get('/sobjects/:sobject/describe', (request, reply) => {
    const session = signedIn(org, request);
    const { version, sobject } = params.parse(request.params);
    const object = visibleObject(org, session, sobject);
    return reply.send(describeFully(org.access(session), object, version));
  });

  app.post('/sobjects/:sobject', async (request, reply) => {
    const session = signedIn(org, request);
    const { sobject } = params.parse(request.params);
    const id = await org.create(session, sobject, parseRecord(request.body));
    return reply.status(201).send({ id, success: true, errors: [] });
  });

  app.get('/sobjects/:sobject/:id', (request, reply) => {
    const session = signedIn(org, request);
    const { sobject, id } = params.parse(request.params);
    const object = visibleObject(org, session, sobject);
    const value = completeId(id);
    if (value === null) throw notFound();
    return reply.send(readRecord(org, request, session, object, { path: 'Id', value }));
  });

  app.patch('/sobjects/:sobject/:id', async (request, reply) => {
    const session = signedIn(org, request);
    const { sobject, id } = params.parse(request.params);
    await org.update(session, sobject, id, parseRecord(request.body), {
      ifUnmodifiedSince: ifUnmodifiedSince(request),
    });
    return reply.status(204).send();
  });

  app.delete('/sobjects/:sobject/:id', async (request, reply) => {
    const session = signedIn(org, request);
    const { sobject, id } = params.parse(request.params);
    await org.remove(session, sobject, id);
    return reply.status(204).send();
  });

  app.get('/sobjects/:sobject/:field/:value', (request, reply) => {
    const session = signedIn(org, request);
    const { sobject, field, value } = params.parse(request.params);
    const object = visibleObject(org, session, sobject);
    const key = fieldOf(object, field);
    if (!key?.isExternalId) throw notFound();
    return reply.send(readRecord(org, request, session, object, { path: key.name, value }));
  });

  app.patch('/sobjects/:sobject/:field/:value', async (request, reply) => {
    const session = signedIn(org, request);
    const { sobject, field, value } = params.parse(request.params);
    const body = parseRecord(request.body);
    const { id, created } = await org.upsert(session, sobject, { field, value }, body);
    return reply.status(created ? 201 : 200).send({ id, success: true, errors: [], created });
  });
}
