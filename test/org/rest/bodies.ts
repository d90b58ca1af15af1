import { z } from 'zod';
import { SalesforceError } from '../salesforce-error.ts';

const record = z.record(z.string(), z.unknown());

const collection = z.object({
  allOrNone: z.boolean().default(false),
  records: z.array(record),
});

export type RecordBody = z.infer<typeof record>;

/** A request's body as the schema has it; throws JSON_PARSER_ERROR. */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): z.infer<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new SalesforceError(
    'JSON_PARSER_ERROR',
    'The request body has another shape than expected.',
  );
}

/** The fields of one record. */
export function parseRecord(body: unknown): RecordBody {
  return parseBody(record, body);
}

/** A collection of up to 200 records. */
export function parseCollection(body: unknown): z.infer<typeof collection> {
  const parsed = parseBody(collection, body);
  if (parsed.records.length > 200) {
    throw new SalesforceError(
      'EXCEEDED_MAX_SIZE_REQUEST',
      'record limit reached. cannot submit more than 200 records in this request',
    );
  }
  return parsed;
}

const attributes = z.object({ attributes: z.object({ type: z.string() }) });

/** The object that a record of a collection says it is of. */
export function typeOf(body: RecordBody): string {
  const parsed = attributes.safeParse(body);
  if (parsed.success) return parsed.data.attributes.type;
  throw new SalesforceError('INVALID_INPUT', 'Include an attributes type with each record.');
}

/** Takes a key, in any case, out of a record: its value and the other fields. */
export function takeKey(body: RecordBody, key: string): { value: unknown; rest: RecordBody } {
  const wanted = key.toLowerCase();
  const entries = Object.entries(body);
  return {
    value: entries.find(([name]) => name.toLowerCase() === wanted)?.[1],
    rest: Object.fromEntries(entries.filter(([name]) => name.toLowerCase() !== wanted)),
  };
}
