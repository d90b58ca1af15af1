import type { KnownName } from '#lwc/knownNames/knownNames.ts';
import { bodyCharacters } from '../../service/src/notes/note.ts';
import { findPatterns, patterns } from '../../service/src/privacy/patterns.ts';
import { redact } from '../../service/src/privacy/redact.ts';
import { type MsFigure, msFigure } from './figure.ts';
import { made } from './made-up-words.ts';

/** What each may take, in milliseconds. */
const budgetMs = { firstNote: 600, longestNote: 800, usualNote: 5, slowestPattern: 50 } as const;

/** As long as the text of a request can be before anything is cut. */
const hostileCharacters = 131_072;

/**
 * Times redaction beside 5,000 users and 50 contacts: the first note, for which the names are indexed,
 * the longest one that a field holds, and one of 200 characters; then each pattern on text that was
 * made to keep it busy.
 */
export function benchRedaction(): Record<keyof typeof budgetMs, MsFigure> & { pattern: string } {
  const users = people('colleague', 5000);
  const contacts = people('buyer', 50);
  const usual =
    'spoke with Dana Iversen at Gullrock Bay, the planner wants proof that the dock gates hold. ' +
    'Tamsyn says finance asked for a pilot at two sites before April, else they stay with the sheet ';
  const longest = longestNote();
  // The lists of words are read once a process.
  redact('Wexmorr was misspelt', [], []);
  const firstNote = timeOnce(() => redact(usual, contacts, users));
  const longestNoteMs = timeOnce(() => redact(longest, contacts, users));
  const usualNote = time(() => redact(usual, contacts, users));
  const [slowest] = patternTimes().sort((a, b) => b.ms - a.ms);
  return {
    firstNote: msFigure(firstNote, budgetMs.firstNote),
    longestNote: msFigure(longestNoteMs, budgetMs.longestNote),
    usualNote: msFigure(usualNote, budgetMs.usualNote),
    slowestPattern: msFigure(slowest?.ms ?? 0, budgetMs.slowestPattern),
    pattern: slowest?.source ?? '',
  };
}

function people(role: KnownName['role'], count: number): KnownName[] {
  return Array.from({ length: count }, (_, at) => ({ role, name: made.personName(at) }));
}

/** Distinct words, so that nothing is answered from what was remembered. */
function longestNote(): string {
  let text = '';
  for (let at = 0; text.length < bodyCharacters; at += 1) {
    text += `${at % 7 === 0 ? 'Qua' : 'ro'}${at.toString(36)}ndel `;
  }
  return text.slice(0, bodyCharacters);
}

function patternTimes(): { source: string; ms: number }[] {
  const pieces = [
    'a',
    'a.',
    '@',
    'a@',
    '1 ',
    '1',
    '1-',
    '+',
    '(',
    'http://',
    'www.',
    'A1 ',
    'AA11',
    'a at ',
    'a.a ',
  ];
  return patterns.map((pattern) => {
    const times = pieces.map((piece) => {
      const text = `${piece.repeat(Math.ceil(hostileCharacters / piece.length))}@`;
      return time(() => findPatterns(text, [pattern]));
    });
    return { source: pattern.shape.source, ms: Math.max(...times) };
  });
}

/** The least of three runs: what the machine does besides is no part of it. */
function time(run: () => unknown): number {
  return Math.min(timeOnce(run), timeOnce(run), timeOnce(run));
}

function timeOnce(run: () => unknown): number {
  const startedAt = performance.now();
  run();
  return performance.now() - startedAt;
}
