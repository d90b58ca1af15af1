import { PassThrough } from 'node:stream';
import { Transport } from 'jsforce/lib/transport.js';
import { StreamPromise } from 'jsforce/lib/util/promise.js';
import { type GuardedRequest, PrivateAddressError } from './guarded-connections.ts';
import type { Destinations } from './destinations.ts';
import { errorCodeIn, errorForStatus, isLimitOfDay, missingIn, OrgError } from './errors.ts';

interface TransportRequest {
  readonly url: string;
  readonly method: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

interface TransportAnswer {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** Reads the headers of an answer, a failed one too. */
export type NoteAnswer = (headers: Pick<Headers, 'get'>) => void;

/** Where calls may go, and what bounds them. */
export interface Way {
  readonly destinations: Destinations;
  /** From the first byte sent to the last one read. */
  readonly timeoutMs: number;
  /** Ends calls that are under way. */
  readonly signal?: AbortSignal | undefined;
  readonly noteAnswer?: NoteAnswer | undefined;
}

/** No answer that we ask for is larger: 2,000 notes of 32,000 characters, four bytes each, fit. */
const maxAnswerBytes = 256 * 1024 * 1024;

/**
 * The way out for jsforce. Its own way throws past every `catch` and ends the process when a
 * connection breaks inside an answer, waits half an hour, follows redirects with our token and
 * repeats calls by itself. This one bounds the whole answer in time and size, and lets nothing
 * through but JSON that parses.
 */
export class BoundedTransport extends Transport {
  readonly #way: Way;

  constructor(way: Way) {
    super();
    this.#way = way;
  }

  override httpRequest(request: TransportRequest): StreamPromise<TransportAnswer> {
    return StreamPromise.create(() => {
      const promise = exchange(request, this.#way);
      return { stream: new PassThrough(), promise };
    });
  }
}

/**
 * One HTTP exchange with an address that calls may go to. Redirects are not followed.
 *
 * @throws OrgError for everything but a 2xx answer with JSON in it
 */
export async function exchange(request: TransportRequest, way: Way): Promise<TransportAnswer> {
  const { destinations, timeoutMs, signal, noteAnswer } = way;
  const deadline = AbortSignal.timeout(timeoutMs);
  destinations.assertAllowed(request.url);
  const guarded: GuardedRequest = {
    method: request.method,
    ...(request.headers === undefined ? {} : { headers: request.headers }),
    ...(typeof request.body === 'string' ? { body: request.body } : {}),
    redirect: 'manual',
    dispatcher: destinations.dispatcher,
    signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
  };
  let response: Response;
  let body: string;
  try {
    response = await fetch(request.url, guarded);
    noteAnswer?.(response.headers);
    body = await readBounded(response);
  } catch (error) {
    throw errorForBrokenExchange(error, timeoutMs);
  }
  const parsed = parseJson(body);
  if (response.status >= 400 && (parsed.isJson || needsNoWords(response.status))) {
    throw errorForStatus(response.status, errorCodeIn(parsed.value), {
      missing: missingIn(parsed.value),
      retryAfterMs: readRetryAfter(response.headers),
      isForTheDay: isLimitOfDay(parsed.value),
    });
  }
  if (response.status >= 300 && response.status < 400) {
    throw new OrgError('nonsense', `Salesforce sent us elsewhere (HTTP ${response.status})`);
  }
  if (!parsed.isJson && response.status !== 204) {
    throw new OrgError(
      'nonsense',
      `Salesforce answered with something that is not complete JSON (HTTP ${response.status}): ` +
        'a proxy or a firewall may have answered in its place',
    );
  }
  return {
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    body,
  };
}

/**
 * Whether a failure means the same whoever words it. The others come from Salesforce in JSON, and
 * as a page from a proxy or a firewall that knows nothing of our call.
 */
function needsNoWords(status: number): boolean {
  return status === 401 || status === 429 || (status >= 500 && status < 511);
}

/** How long an answer asks to wait: so many seconds, or until a date that its own date is before. */
function readRetryAfter(headers: Headers): number | null {
  const until = headers.get('retry-after') ?? '';
  if (/^\d{1,9}$/.test(until)) return Number(until) * 1000;
  const waitMs = Date.parse(until) - Date.parse(headers.get('date') ?? '');
  return Number.isNaN(waitMs) ? null : Math.max(0, waitMs);
}

async function readBounded(response: Response): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value: chunk } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += chunk.byteLength;
    if (bytes > maxAnswerBytes) {
      throw new OrgError('nonsense', `Salesforce sent more than ${maxAnswerBytes} bytes at once`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
}

function errorForBrokenExchange(error: unknown, timeoutMs: number): OrgError {
  if (error instanceof OrgError) return error;
  if (error instanceof Error && error.cause instanceof PrivateAddressError) {
    return new OrgError('wrong-org', error.cause.message);
  }
  const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
  return isTimeout
    ? new OrgError('away', `Salesforce did not answer within ${timeoutMs} ms`)
    : new OrgError('away', 'Salesforce could not be reached, or the connection broke');
}

function parseJson(body: string): { isJson: boolean; value: unknown } {
  try {
    return { isJson: true, value: JSON.parse(body) };
  } catch {
    return { isJson: false, value: null };
  }
}
