import { readdirSync, readFileSync } from 'node:fs';
import type { ReasonClass } from '../../service/src/insight/reasons/reason-class.ts';
import { reasonClasses } from '../../service/src/insight/reasons/reason-class.ts';
import type { TextTone } from '../../service/src/insight/tone/text-tone.ts';

/** A sentence of the phrase bank with what its writer said of it. */
export interface SignedLine {
  /** The file of the phrase bank that it stands in. */
  readonly file: string;
  readonly tone: TextTone;
  readonly reason: ReasonClass;
  readonly text: string;
}

const folder = new URL('../../service/src/insight/coding/phrase-bank/', import.meta.url);
const signed = /^(?<sign>[-0+])(?<reason>[a-z-]*) +(?<text>\S.*)$/u;
const tones: ReadonlyMap<string, TextTone> = new Map([
  ['-', 'negative'],
  ['0', 'neutral'],
  ['+', 'positive'],
]);

/** The sentences of the phrase bank, by file in the order of its name; other lines are passed over. */
export function readSignedLines(): SignedLine[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort();
  return files.flatMap((file) =>
    readFileSync(new URL(file, folder), 'utf8')
      .split('\n')
      .flatMap((line) => {
        const found = signed.exec(line)?.groups;
        const tone = tones.get(found?.['sign'] ?? '');
        const reason = reasonClasses.find((known) => known === (found?.['reason'] || 'none'));
        const text = found?.['text'];
        return tone && reason && text ? [{ file, tone, reason, text: text.trim() }] : [];
      }),
  );
}
