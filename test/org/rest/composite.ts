import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { SalesforceError } from '../salesforce-error.ts';
import { parseBody } from './bodies.ts';
import { resolveReferences } from './composite-references.ts';

const method = z.enum(['GET', 'POST', 'PATCH', 'DELETE']);

const composite = z.object({
  allOrNone: z.boolean().default(false),
  compositeRequest: z.array(
    z.object({
      method,
      url: z.string(),
      referenceId: z.string().regex(/^\w+$/),
      body: z.unknown().optional(),
    }),
  ),
});

const batch = z.object({
  haltOnError: z.boolean().default(false),
  batchRequests: z.array(z.object({ method, url: z.string(), richInput: z.unknown().optional() })),
});

interface PartAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The platform's own limit for both resources. */
const mostParts = 25;

/** Of the parts of a composite request, so many may be queries or collections. */
const mostQueriesAndCollections = 5;
const queryOrCollection = /^\/services\/data\/v\d\d\.0\/(?:query|queryAll|composite\/sobjects)\b/;

/** What the platform lets a part ask for, and the stand-in org serves. */
const allowed =
  /^\/services\/data\/v\d\d\.0\/(?:sobjects|query|queryAll|limits|composite\/sobjects)\b/;

function requireAtMost(most: number, parts: readonly unknown[], what: string): void {
  if (parts.length <= most) return;
  throw new SalesforceError(
    'LIMIT_EXCEEDED',
    `Limit of ${most} ${what} of one request is exceeded.`,
  );
}

/** The path and query that an address comes to; null for one of another host. */
function addressOf(url: string): string | null {
  const base = 'http://this-org.invalid';
  if (!URL.canParse(url, base)) return null;
  const { origin, pathname, search } = new URL(url, base);
  return origin === base ? pathname + search : null;
}

function halted(message: string): PartAnswer {
  return { status: 400, body: [{ errorCode: 'PROCESSING_HALTED', message }] };
}

/** Requests that carry others. Their parts run one after the other, and each stands for itself. */
export function createComposite(app: FastifyInstance) {
  // Tells the parts from requests of clients, who cannot know it: they count as one request.
  const secret = randomBytes(16).toString('hex');
  const header = 'x-part-of-request';

  async function answerPart(
    request: FastifyRequest,
    part: { method: z.infer<typeof method>; url: string; body: unknown },
  ): Promise<PartAnswer> {
    const asked = addressOf(part.url);
    if (asked === null || !allowed.test(asked)) {
      return { status: 400, body: [{ errorCode: 'INVALID_INPUT', message: 'URL not allowed' }] };
    }
    const answer = await app.inject({
      method: part.method,
      url: asked,
      headers: {
        authorization: request.headers.authorization ?? '',
        'content-type': 'application/json',
        [header]: secret,
      },
      ...(part.body === undefined ? {} : { payload: JSON.stringify(part.body) }),
    });
    const body: unknown = answer.body === '' ? null : JSON.parse(answer.body);
    return { status: answer.statusCode, body };
  }

  return {
    isPart: (request: FastifyRequest) => request.headers[header] === secret,

    register(rest: FastifyInstance): void {
      rest.post('/composite', async (request) => {
        const { allOrNone, compositeRequest } = parseBody(composite, request.body);
        requireAtMost(mostParts, compositeRequest, 'parts');
        const costly = compositeRequest.filter(({ url }) => queryOrCollection.test(url));
        requireAtMost(mostQueriesAndCollections, costly, 'queries and collections');
        if (allOrNone) {
          throw new SalesforceError('INVALID_INPUT', 'The stand-in org knows no allOrNone here.');
        }
        const answered = new Map<string, unknown>();
        const compositeResponse = [];
        for (const { referenceId, ...part } of compositeRequest) {
          const resolved = resolveReferences(part, answered);
          const { status, body } = resolved.ok
            ? await answerPart(request, { ...part, ...resolved.part })
            : halted(resolved.problem);
          if (status < 300) answered.set(referenceId, body);
          compositeResponse.push({ body, httpHeaders: {}, httpStatusCode: status, referenceId });
        }
        return { compositeResponse };
      });

      rest.post('/composite/batch', async (request) => {
        const { haltOnError, batchRequests } = parseBody(batch, request.body);
        requireAtMost(mostParts, batchRequests, 'parts');
        const results: { statusCode: number; result: unknown }[] = [];
        for (const part of batchRequests) {
          const isHalted = haltOnError && results.some(({ statusCode }) => statusCode >= 300);
          const url = `/services/data/${part.url.replace(/^\/?(?:services\/data\/)?/, '')}`;
          const { status, body } = isHalted
            ? halted('Batch processing halted per request')
            : await answerPart(request, { method: part.method, url, body: part.richInput });
          results.push({ statusCode: isHalted ? 412 : status, result: body });
        }
        return { hasErrors: results.some(({ statusCode }) => statusCode >= 300), results };
      });
    },
  };
}
