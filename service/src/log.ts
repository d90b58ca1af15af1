import { type ChildLoggerOptions, type DestinationStream, type Logger, pino } from 'pino';
import { describeError } from './log-error.ts';

/** The part of a pino logger that the service uses: an object of facts first, then a sentence. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * The facts whose text may be logged: words that code chose, ids and places, never what a person
 * wrote or is called. Numbers and booleans may be logged under any key; other text is left out.
 */
const speakableFacts = new Set([
  'address',
  'area',
  'calendar',
  'cluster',
  'code',
  'connection',
  'database',
  'directory',
  'job',
  'method',
  'noteId',
  'orgId',
  'quarter',
  'queue',
  'releaseId',
  'reqId',
  'role',
  'route',
  'signal',
  'sobject',
  'step',
]);

/** What stands in a log where something was left out. */
const leftOut = '[left out]';
const longestText = 300;

/**
 * A logger that cannot be made to tell a request, a note, a name or a token: whatever is not known
 * to be safe is left out, so forgetting a rule loses a fact and not a secret.
 */
export function createLog(options: { level: string; destination?: DestinationStream }): Logger {
  const log: Logger = pino(
    {
      level: options.level,
      base: null,
      formatters: { level: (label) => ({ level: label }) },
      hooks: {
        logMethod(args, method) {
          const [first, second]: unknown[] = args;
          const { facts, sentence } = isFacts(first)
            ? { facts: first instanceof Error ? { err: first } : first, sentence: second }
            : { facts: {}, sentence: first };
          // More arguments would be woven into the sentence; nobody needs that, so they go unread.
          method.call(this, safeFacts(facts), safeSentence(facts, sentence));
        },
      },
    },
    options.destination ?? pino.destination({ dest: 1, sync: true }),
  );
  // A child (Fastify makes one per request) inherits this, and so cannot carry anything else.
  const makeChild: (this: Logger, bindings: object, options?: ChildLoggerOptions) => Logger =
    log.child;
  Object.assign(log, {
    child(this: Logger, bindings: object, childOptions?: ChildLoggerOptions) {
      return makeChild.call(this, safeFacts(bindings), childOptions);
    },
  });
  return log;
}

type Facts = Record<string, unknown> | Error;

function isFacts(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null;
}

function safeFacts(facts: object): Record<string, unknown> {
  const safe: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(facts)) safe[key] = safeFact(key, value);
  return safe;
}

function safeFact(key: string, value: unknown): unknown {
  if (value instanceof Error) return describeError(value);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value === 'string' && speakableFacts.has(key)) return value.slice(0, longestText);
  return value === undefined ? undefined : leftOut;
}

/** pino and Fastify like to take an error's message for the sentence; it may quote anything. */
function safeSentence(facts: object, sentence: unknown): string {
  const quotesAnError = Object.values(facts).some(
    (fact) => fact instanceof Error && fact.message !== '' && fact.message === sentence,
  );
  return typeof sentence === 'string' && !quotesAnError ? sentence : 'an error';
}
