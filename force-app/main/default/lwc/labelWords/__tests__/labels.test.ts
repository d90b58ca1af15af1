import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const LWC = join(__dirname, '../..');
const LABELS = join(LWC, '../labels/CustomLabels.labels-meta.xml');

function namesIn(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].map(([, name = '']) => name));
}

const defined = namesIn(readFileSync(LABELS, 'utf8'), /<fullName>(\w+)<\/fullName>/g);
const sources = readdirSync(LWC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('__tests__'))
  .map((file) => readFileSync(join(LWC, file), 'utf8'))
  .join('\n');
const used = namesIn(sources, /@salesforce\/label\/c\.(\w+)/g);

describe('the labels', () => {
  it('exist for every import', () => {
    expect([...used].filter((name) => !defined.has(name))).toEqual([]);
  });

  it('are all used', () => {
    expect([...defined].filter((name) => !used.has(name))).toEqual([]);
  });
});
