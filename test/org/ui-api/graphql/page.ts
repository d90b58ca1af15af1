import { GraphQLError } from 'graphql';

/** The arguments of a list, validated by the schema. */
export interface ListArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly where?: unknown;
  readonly orderBy?: unknown;
}

/** The platform's page when none is asked for, and the most it gives. */
const defaultFirst = 10;
const mostRecords = 2_000;

/** How many records to skip and to show. Throws for a page nobody gets. */
export function pageOf({ first, after }: ListArguments): { offset: number; first: number } {
  const wanted = first ?? defaultFirst;
  if (wanted < 1 || wanted > mostRecords) {
    throw new GraphQLError(`'first' must be from 1 to ${mostRecords}, and is ${wanted}.`, {
      extensions: { ErrorType: 'InvalidArgument' },
    });
  }
  return { offset: after ? positionOf(after) : 0, first: wanted };
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
