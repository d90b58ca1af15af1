import { readFileSync } from 'node:fs';

export interface LabelledText<Class extends string> {
  readonly class: Class;
  readonly text: string;
}

/** Reads lines `class<TAB>text`; throws with the number of the first line of another kind. */
export function readLabelled<Class extends string>(
  file: URL,
  classes: readonly Class[],
): LabelledText<Class>[] {
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line, at) => {
      const [label, text] = line.split('\t');
      const known = classes.find((name) => name === label);
      if (known === undefined || !text) {
        throw new Error(`${file.pathname}, line ${at + 1}: not "class<TAB>text".`);
      }
      return { class: known, text };
    });
}
