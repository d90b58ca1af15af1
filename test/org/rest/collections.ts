import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { OrgCore } from '../core.ts';
import type { Session } from '../org.ts';
import type { Operation, Outcome } from '../records/writer.ts';
import { SalesforceError, type SalesforceFault } from '../salesforce-error.ts';
import { parseCollection, takeKey, typeOf, type RecordBody } from './bodies.ts';
import { signedIn } from './signed-in.ts';

const upsertParams = z.object({ sobject: z.string(), field: z.string() });
const deleteQuery = z.object({ ids: z.string(), allOrNone: z.enum(['true', 'false']).optional() });

/** A record that is not there answers by another code in collections than alone. */
function statusCodeOf(error: SalesforceFault): string {
  return error.errorCode === 'NOT_FOUND' ? 'INVALID_CROSS_REFERENCE_KEY' : error.errorCode;
}

function resultOf(outcome: Outcome, hasCreated: boolean) {
  if (outcome.ok) {
    const { id, created } = outcome;
    return { id, success: true, errors: [], ...(hasCreated ? { created } : {}) };
  }
  const { error } = outcome;
  const errors = [error, ...error.others].map((fault) => ({
    statusCode: statusCodeOf(fault),
    message: fault.message,
    fields: fault.fields,
  }));
  return { success: false, errors };
}

function textKey(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Up to 200 records in one request, each with a result of its own. */
export function registerCollections(app: FastifyInstance, org: OrgCore): void {
  async function write(
    session: Session,
    body: unknown,
    operationOf: (record: RecordBody) => Operation,
    hasCreated: boolean,
  ) {
    const { records, allOrNone } = parseCollection(body);
    const outcomes = await org.write(session, records.map(operationOf), { allOrNone });
    return outcomes.map((outcome) => resultOf(outcome, hasCreated));
  }

  app.post('/composite/sobjects', (request) =>
    write(
      signedIn(org, request),
      request.body,
      (fields) => ({ kind: 'create', sobject: typeOf(fields), fields }),
      false,
    ),
  );

  app.patch('/composite/sobjects', (request) =>
    write(
      signedIn(org, request),
      request.body,
      (record) => {
        const { value, rest } = takeKey(record, 'Id');
        return { kind: 'update', sobject: typeOf(record), id: textKey(value), fields: rest };
      },
      false,
    ),
  );

  app.patch('/composite/sobjects/:sobject/:field', (request) => {
    const { sobject, field } = upsertParams.parse(request.params);
    return write(
      signedIn(org, request),
      request.body,
      (record) => {
        const { value, rest } = takeKey(record, field);
        return { kind: 'upsert', sobject, keyField: field, keyValue: value, fields: rest };
      },
      true,
    );
  });

  app.delete('/composite/sobjects', async (request) => {
    const session = signedIn(org, request);
    const query = deleteQuery.safeParse(request.query);
    if (!query.success) throw new SalesforceError('INVALID_INPUT', 'Name the records in ids.');
    const ids = query.data.ids.split(',');
    const prefixes = new Map(
      [...org.metadata.objects.values()].map(({ keyPrefix, name }) => [keyPrefix, name]),
    );
    const operations = ids.map((id): Operation => {
      return { kind: 'remove', sobject: prefixes.get(id.slice(0, 3)) ?? '', id };
    });
    const allOrNone = query.data.allOrNone === 'true';
    const outcomes = await org.write(session, operations, { allOrNone });
    return outcomes.map((outcome) => resultOf(outcome, false));
  });
}
