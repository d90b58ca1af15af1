import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type InsightArea, insightAreas } from '../../notes/note.ts';

/**
 * Something buyers do or feel, whatever they buy: how a marketer would name it, and how reps tell of
 * it. Written for Watercooler; no sentence stems from a customer.
 */
export interface Concept {
  readonly area: InsightArea;
  /** `Label. Description` in several wordings. */
  readonly descriptions: readonly string[];
  /** What reps might write about it. */
  readonly sentences: readonly string[];
}

const folder = new URL('phrase-bank/', import.meta.url);
const signs =
  /^[-0+](?:price|complex|missing|timing|no-decision|competitor|trust|other)? {1,4}(?<text>\S.{0,2000})$/u;

/**
 * Reads the phrase bank: `# key | area | label | description` begins a concept, `= label |
 * description` names it again, and a line that begins with the buyer's tone (`-`, `0`, `+`, with the
 * stated reason after it if there is one) is a sentence. Throws on any other line.
 */
export function loadPhraseBank(): Concept[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort();
  return files.flatMap((file) => parse(readFileSync(new URL(file, folder), 'utf8'), file));
}

/** Tells one bank from another: a hash of all its words. */
export function bankIdOf(bank: readonly Concept[]): string {
  return createHash('sha256').update(JSON.stringify(bank)).digest('hex').slice(0, 16);
}

function parse(content: string, file: string): Concept[] {
  const concepts: { area: InsightArea; descriptions: string[]; sentences: string[] }[] = [];
  content.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const parts = line
      .slice(1)
      .split('|')
      .map((part) => part.trim());
    const last = concepts.at(-1);
    const text = signs.exec(line)?.groups?.['text'];
    if (line.startsWith('# ')) {
      const [, areaKey, label = '', description = ''] = parts;
      const area = insightAreas.find((known) => known === areaKey);
      if (!area)
        throw new Error(`${file}, line ${index + 1}: there is no insight area "${areaKey}".`);
      concepts.push({ area, descriptions: [`${label}. ${description}`], sentences: [] });
    } else if (line.startsWith('= ') && last) {
      last.descriptions.push(`${parts[0] ?? ''}. ${parts[1] ?? ''}`);
    } else if (text && last) {
      last.sentences.push(text);
    } else {
      throw new Error(`${file}, line ${index + 1}: this is neither a concept nor a sentence.`);
    }
  });
  return concepts;
}
