/**
 * `node scripts/run.mjs insight/measure-reasons`: how often the reason that a text is said to state is the
 * one its writer meant, on the phrase bank and on lines written to state one. The phrases were made with
 * both in view, so the figures flatter; `npm run eval -- notes` measures on notes that were not.
 */
import { statedReasonOf } from '../../service/src/insight/reasons/stated-reason.ts';
import { type ReasonClass, reasonClasses } from '../../service/src/insight/reasons/reason-class.ts';
import { readSignedLines } from './signed-lines.ts';
import { readLabelled } from './training-text.ts';

interface Line {
  readonly reason: ReasonClass;
  readonly text: string;
}

const stated = readLabelled(new URL('stated-reasons.tsv', import.meta.url), reasonClasses);
measure('phrase bank', readSignedLines());
measure(
  'lines that state a reason',
  stated.map(({ class: reason, text }) => ({ reason, text })),
);

function measure(name: string, lines: readonly Line[]): void {
  const told = lines
    .map((line) => ({ ...line, given: statedReasonOf(line.text) }))
    .filter(({ given }) => given !== null);
  const right = told.filter(({ given, reason }) => given === reason).length;
  const withOne = lines.filter(({ reason }) => reason !== 'none').length;
  console.log(
    `${name}: ${lines.length} lines, ${withOne} with a reason; named ${told.length}, ` +
      `right ${right} (${Math.round((100 * right) / told.length)} %), ` +
      `found ${Math.round((100 * right) / withOne)} %.`,
  );
}
