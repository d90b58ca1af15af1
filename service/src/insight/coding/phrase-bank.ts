import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type InsightArea, insightAreas } from '../../notes/note.ts';

/**
 * Something buyers do or feel, whatever they buy: how a marketer would name it, and how reps tell of
 * it. Written for Watercooler; no sentence stems from a customer.
 */
export interface Concept {
  /** Unlike every other one of its file. */
  readonly key: string;
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
 *
 * @param leftOut files (without `.txt`) that are not read, to measure how notes of strangers are filed
 */
export function loadPhraseBank(leftOut: readonly string[] = []): Concept[] {
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.slice(0, -4))
    .sort();
  return names.filter((name) => !leftOut.includes(name)).flatMap(loadBankFile);
}

/** Reads one file of the bank, by its name without `.txt`. */
export function loadBankFile(name: string): Concept[] {
  return parse(readFileSync(new URL(`${name}.txt`, folder), 'utf8'), `${name}.txt`);
}

/** Tells one bank from another: a hash of all its words. */
export function bankIdOf(bank: readonly Concept[]): string {
  return createHash('sha256').update(JSON.stringify(bank)).digest('hex').slice(0, 16);
}

function parse(content: string, file: string): Concept[] {
  const concepts: (Concept & { descriptions: string[]; sentences: string[] })[] = [];
  content.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const parts = line
      .slice(1)
      .split('|')
      .map((part) => part.trim());
    const last = concepts.at(-1);
    const text = signs.exec(line)?.groups?.['text'];
    if (line.startsWith('# ')) {
      const [key = '', areaKey, label = '', description = ''] = parts;
      const area = insightAreas.find((known) => known === areaKey);
      if (!area)
        throw new Error(`${file}, line ${index + 1}: there is no insight area "${areaKey}".`);
      concepts.push({ key, area, descriptions: [`${label}. ${description}`], sentences: [] });
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
