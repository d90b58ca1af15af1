import { readFileSync } from 'node:fs';

export interface LabelledLine {
  readonly label: string;
  readonly text: string;
}

/** The lines `label: text` of a file beside this one; `\n` in a text is a line break. */
export function labelledLines(file: string): LabelledLine[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n');
  return lines.filter(Boolean).map((line) => {
    const colon = line.indexOf(': ');
    if (colon < 1) throw new Error(`A line of ${file} has no label.`);
    return { label: line.slice(0, colon), text: line.slice(colon + 2).replaceAll('\\n', '\n') };
  });
}
