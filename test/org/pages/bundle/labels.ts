import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

const labelsFile = z.object({
  CustomLabels: z.object({
    labels: z.array(z.object({ fullName: z.string(), value: z.string() })).default([]),
  }),
});

/** Reads a CustomLabels file: full name → text. No file is no labels. */
export async function readLabels(path: string): Promise<ReadonlyMap<string, string>> {
  if (!existsSync(path)) return new Map();
  const parser = new XMLParser({
    ignoreAttributes: true,
    parseTagValue: false,
    trimValues: false,
    isArray: (name) => name === 'labels',
  });
  const { CustomLabels } = labelsFile.parse(parser.parse(await readFile(path, 'utf8')));
  return new Map(CustomLabels.labels.map(({ fullName, value }) => [fullName, value]));
}
