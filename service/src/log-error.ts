import { fileURLToPath } from 'node:url';

/** What a log tells of an error. */
export interface ErrorFacts {
  readonly name: string;
  readonly code?: string;
  /** Only of errors that our own code worded; others quote what they choked on. */
  readonly message?: string;
  /** Where it happened. */
  readonly at: readonly string[];
  readonly cause?: ErrorFacts;
}

const ourSource = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const deepestCause = 5;

/**
 * Describes an error without what it may quote: `JSON.parse` repeats the text it was given,
 * PostgreSQL the row it refused, jsforce the query. So a message is told only if the error was made
 * by a line of our own, where the house rule is that messages hold no data.
 */
export function describeError(error: Error, depth = 0): ErrorFacts {
  const frames = framesOf(error);
  const isOurs = error.constructor.name !== 'DatabaseError' && wasMadeHere(frames[0] ?? '');
  return {
    name: nameShape.test(error.name) ? error.name : 'Error',
    ...('code' in error && typeof error.code === 'string' && nameShape.test(error.code)
      ? { code: error.code }
      : {}),
    ...(isOurs ? { message: error.message } : {}),
    at: frames.slice(0, 6).map((frame) => frame.replace('file://', '').replace(root, '')),
    ...(error.cause instanceof Error && depth < deepestCause
      ? { cause: describeError(error.cause, depth + 1) }
      : {}),
  };
}

const nameShape = /^[A-Za-z0-9_.]{1,60}$/;

/** A frame is ours if it lies in the service's sources and not in what npm or the engine brought. */
function wasMadeHere(frame: string): boolean {
  return frame.includes(ourSource) && !frame.includes('node_modules');
}

/** The stack below the message. Undefined beginnings are dropped: the message may pose as a frame. */
function framesOf(error: Error): string[] {
  const stack = error.stack ?? '';
  const messageAt = stack.indexOf(error.message);
  if (messageAt < 0) return [];
  return stack
    .slice(messageAt + error.message.length)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
}
