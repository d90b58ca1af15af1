import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import type { z } from 'zod';

const repeated = new Set([
  'labels',
  'objectPermissions',
  'fieldPermissions',
  'userPermissions',
  'customPermissions',
]);

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  isArray: (name, path) => repeated.has(name) || String(path).endsWith('valueSetDefinition.value'),
});

/** Reads a metadata file; a file that is not what the schema says throws with its path. */
export function readXml<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(parser.parse(readFileSync(path, 'utf8'), true));
  if (parsed.success) return parsed.data;
  throw new Error(`${path} holds metadata the stand-in org cannot read: ${parsed.error.message}`);
}
