import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { patterns } from '../../service/src/privacy/patterns.ts';
import { busyMs, longestBusyMs } from './busy.ts';
import { countSteps } from './steps.ts';

const root = new URL('../../', import.meta.url);

/** Whatever sees text from outside: the service, and the rules that it shares with the panel. */
const folders = ['service/src/', 'force-app/main/default/lwc/'];

/** A regular expression as it is written in a source. */
export interface Expression {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression that is written out in the service and in what it shares. */
export function findExpressions(): Expression[] {
  const found = new Map<string, Expression>();
  for (const folder of folders) {
    for (const name of readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || /\.(?:test|d)\.ts$|\.fixture\./.test(name)) continue;
      const file = `${folder}${name}`;
      for (const expression of expressionsIn(file, readFileSync(new URL(file, root), 'utf8'))) {
        found.set(`${expression.source}/${expression.flags}`, expression);
      }
    }
  }
  return [...found.values()];
}

/** The regular expressions written out in a source. */
export function expressionsIn(file: string, text: string): Expression[] {
  const found: Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push({ file, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return found;
}

/** The longest text that a field of Salesforce holds. */
const longestText = 131_072;

/** What expressions stumble over: long runs of one thing, and nearly what they look for, again and again. */
export const pieces = [
  'a',
  'A',
  '0',
  ' ',
  '.',
  '-',
  '@',
  '+',
  '(',
  '<',
  "'",
  '"',
  '\n',
  '\t',
  'é',
  '价',
  '🙂',
  'a.',
  'a-',
  'a@',
  'a ',
  '1 ',
  '1-',
  'Aa',
  'www.',
  'http://',
  'a@a.',
  '+1 2',
  'dot ',
  'at a ',
  'AB12 ',
  'Mr. ',
  'ignore all ',
  '${a',
  '{{',
  '&lt;',
  '“',
  '„',
  '|',
  ':',
  '\\',
] as const;

/** Expressions that never see a long text, and why. */
const seeShortTexts: Readonly<Record<string, string>> = {
  '[“„"](?=\\S)([^”“"]*?)[”“"]':
    'labels have at most 80 characters, and words are cut at 180 before',
  '\\s+\\S*$': 'words are cut at 180 before',
};

/** Expressions that keep everybody waiting over some text, with the piece it is made of. */
export interface Slow {
  readonly file: string;
  readonly source: string;
  readonly piece: string;
  readonly ms: number;
}

/** Patterns that have a sign are only tried a few hundred characters around each. */
const aroundSigns = new Set(
  patterns.flatMap((pattern) => ('sign' in pattern ? [pattern.shape.source] : [])),
);

function seesLongTexts({ source }: Expression): boolean {
  return !(source in seeShortTexts) && !aroundSigns.has(source);
}

/** Tries expressions on texts of so many characters, each made of one piece, and looks for every match. */
export function slowExpressions(
  expressions: readonly Expression[],
  characters = longestText,
): {
  readonly slowestMs: number;
  readonly slow: readonly Slow[];
} {
  let slowestMs = 0;
  const slow: Slow[] = [];
  const texts = pieces.map((piece) => ({
    piece,
    text: `${piece.repeat(Math.ceil(characters / piece.length)).slice(0, characters - 1)}\0`,
  }));
  for (const { file, source, flags } of expressions.filter(seesLongTexts)) {
    const expression = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
    for (const { piece, text } of texts) {
      const time = (): number => busyMs(() => text.replace(expression, ''));
      let ms = time();
      // The runtime may have tidied its memory meanwhile: what is slow is slow each time.
      for (let again = 0; ms > longestBusyMs && again < 2; again += 1) ms = Math.min(ms, time());
      slowestMs = Math.max(slowestMs, ms);
      if (ms > longestBusyMs) slow.push({ file, source, piece, ms: Math.round(ms) });
    }
  }
  return { slowestMs: Math.round(slowestMs * 10) / 10, slow };
}

/** An expression that takes more steps for each character the longer a text is. */
export interface Growing {
  readonly file: string;
  readonly source: string;
  readonly piece: string;
}

const someCharacters = 500;
/** Far above what any of ours takes, and far below what trying again and again takes. */
const mostStepsForEach = 400;

/**
 * Expressions that try the same again from every place, by the steps they take: twice as much text then
 * costs more than twice as much. No clock: the same answer on every machine.
 */
export function growingExpressions(expressions: readonly Expression[]): Growing[] {
  return expressions
    .filter(seesLongTexts)
    .flatMap((expression) =>
      pieces
        .filter((piece) => isGrowing(expression, piece))
        .map((piece) => ({ file: expression.file, source: expression.source, piece })),
    );
}

function isGrowing({ source, flags }: Expression, piece: string): boolean {
  const stepsForEach = (characters: number): number => {
    // The end belongs to no piece, so that an expression that wants the end of a text fails there.
    const text = `${piece.repeat(Math.ceil(characters / piece.length)).slice(0, characters)}\0 `;
    const tried = countSteps(source, flags, text, mostStepsForEach * characters);
    return tried.gaveUp ? Infinity : tried.steps / characters;
  };
  const few = stepsForEach(someCharacters);
  const many = stepsForEach(2 * someCharacters);
  // What ends differently, or has not reached the bound of a quantifier yet, differs by a little.
  return many === Infinity || (many > 1.2 * few && many > few + 5);
}
