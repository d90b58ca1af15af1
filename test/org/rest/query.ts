import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { OrgCore } from '../core.ts';
import { SalesforceError } from '../salesforce-error.ts';
import { describeColumns } from '../soql/columns.ts';
import { malformed } from '../soql/malformed.ts';
import { parseSoql } from '../soql/parse.ts';
import { createLocators } from './locators.ts';
import { signedIn } from './signed-in.ts';

const queryString = z.object({ q: z.string(), columns: z.stringbool().optional() });
const locatorParams = z.object({ version: z.string(), locator: z.string() });
const versionParams = z.object({ version: z.string() });

/** A page size that the client asked for, within what the platform allows. */
function batchSizeOf(request: FastifyRequest): number {
  const header = String(request.headers['sforce-query-options'] ?? '');
  const asked = Number(/batchSize\s*=\s*(\d+)/i.exec(header)?.[1] ?? 2000);
  return Math.min(2000, Math.max(200, asked));
}

/** Queries, with and without the recycle bin, and their further pages. */
export function registerQueries(app: FastifyInstance, org: OrgCore): void {
  const locators = createLocators();

  function answer(includeDeleted: boolean) {
    return (request: FastifyRequest, reply: FastifyReply) => {
      const session = signedIn(org, request);
      const { version } = versionParams.parse(request.params);
      const parsed = queryString.safeParse(request.query);
      if (!parsed.success) throw malformed('a query needs the parameter q');
      if (parsed.data.columns === true) {
        const reading = { metadata: org.metadata, access: org.access(session) };
        return reply.send(describeColumns(reading, parseSoql(parsed.data.q)));
      }
      const { rows, totalSize, isCount, pageSize } = org.answer(session, parsed.data.q, {
        includeDeleted,
      });
      if (isCount) return reply.send({ totalSize, done: true, records: [] });
      const half = Math.max(1, Math.floor(rows.length / 2));
      const size = Math.min(request.hasShortPage ? half : pageSize, batchSizeOf(request));
      return reply.send(locators.firstPage(session.userId, version, rows, size));
    };
  }

  app.get('/query', answer(false));
  app.get('/queryAll', answer(true));
  app.get('/query/:locator', (request, reply) => {
    const session = signedIn(org, request);
    const { version, locator } = locatorParams.parse(request.params);
    const page = locators.nextPage(session.userId, version, locator);
    if (page) return reply.send(page);
    throw new SalesforceError('INVALID_QUERY_LOCATOR', 'invalid query locator');
  });
}
