import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import type { z } from 'zod';

const repeated = new Set([
  'labels',
  'objectPermissions',
  'fieldPermissions',
  'userPermissions',
  'customPermissions',
  'columns',
  'filters',
  'layoutSections',
  'layoutColumns',
  'layoutItems',
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

/** The files of a folder whose names end so, in order; none where there is no folder. */
export function filesOf(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => join(folder, file));
}
