import { GraphQLError } from 'graphql';

/** The arguments of a list, validated by the schema. */
export interface ListArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  /** How many records to page through at most; beyond 4,000 only with this. */
  readonly upperBound?: number | null;
  readonly where?: unknown;
  readonly orderBy?: unknown;
}

/** The platform's page when none is asked for, and the most it gives, at once and in all pages. */
const defaultFirst = 10;
const mostRecords = 2_000;
const mostInAllPages = 4_000;
const leastWithUpperBound = 200;

/**
 * How many records to skip, to show, and to look at (one more than is shown tells whether there is
 * a next page). Throws for a page nobody gets.
 */
export function pageOf({ first, after, upperBound }: ListArguments): {
  offset: number;
  first: number;
  limit: number;
} {
  const wanted = first ?? defaultFirst;
  const least = typeof upperBound === 'number' ? leastWithUpperBound : 1;
  if (wanted < least || wanted > mostRecords) {
    throw new GraphQLError(`'first' must be from ${least} to ${mostRecords}, and is ${wanted}.`, {
      extensions: { ErrorType: 'InvalidArgument' },
    });
  }
  const offset = after ? positionOf(after) : 0;
  const end = upperBound ?? mostInAllPages;
  const shown = Math.max(0, Math.min(wanted, end - offset));
  return { offset, first: shown, limit: Math.min(offset + shown + 1, end) };
}

/** An opaque name for the record at a position, counted from 1. */
export function cursorAt(position: number): string {
  return Buffer.from(`at:${position}`).toString('base64');
}

function positionOf(cursor: string): number {
  const position = /^at:(\d{1,9})$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))?.[1];
  if (position === undefined) {
    throw new GraphQLError(`'after' is not a cursor of this API.`, {
      extensions: { ErrorType: 'InvalidArgument' },
    });
  }
  return Number(position);
}
