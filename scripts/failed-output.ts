import { stripVTControlCharacters } from 'node:util';

const mostFailures = 20;
const mostLines = 200;

/** What Vitest (`FAIL file > test`) and Jest (`● test`) put over each failure. */
const isHeadline = (line: string): boolean => /^ {0,4}(?:FAIL|●) /.test(line);
const isOfPassed = (line: string): boolean => /^ {0,9}(?:PASS|✓) /.test(line);

/**
 * What a failed check has to say, for somebody who may see its first lines only: which tests failed
 * and why, a line or two each, then at most 200 lines of what it printed, errors before reports.
 */
export function failedOutput(errors: string, report: string): string {
  const lines = [...linesOf(errors), ...linesOf(report)].filter((line) => !isOfPassed(line));
  const failures = lines.flatMap((line, at) => {
    if (!isHeadline(line)) return [];
    const reason = lines.slice(at + 1).find((next) => next.trim() !== '');
    const ownReason = reason === undefined || isHeadline(reason) ? [] : [`    ${reason.trim()}`];
    return [[line.trim(), ...ownReason].join('\n')];
  });
  const distinct = [...new Set(failures)];
  return [
    ...distinct.slice(0, mostFailures),
    ...(distinct.length > mostFailures ? [`… and ${distinct.length - mostFailures} more`] : []),
    ...(distinct.length > 0 ? [''] : []),
    ...lines.slice(0, mostLines),
    ...(lines.length > mostLines ? [`… ${lines.length - mostLines} more lines`] : []),
  ].join('\n');
}

function linesOf(output: string): string[] {
  const text = stripVTControlCharacters(output).trim();
  return text === '' ? [] : text.split('\n');
}
