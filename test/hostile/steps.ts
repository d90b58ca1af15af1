/**
 * Counts what the engine does for a regular expression, without a clock: an engine of our own tries what
 * that one tries, in the same order, and counts the characters that it looks at.
 */
import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** What one expression did with one text. */
export interface Tried {
  /** Characters looked at, each time that one was. */
  readonly steps: number;
  /** What it found, in order; not all of it if it gave up. */
  readonly matches: readonly string[];
  readonly gaveUp: boolean;
}

/** What is to match after something did; tells whether it does. */
type Next = (at: number) => boolean;
/** Tries from a place, and for each way to match what comes next. */
type Try = (at: number, next: Next) => boolean;

/** One text under one expression. */
interface Trial {
  readonly flags: string;
  readonly characters: readonly string[];
  /** What groups hold that later parts may ask for again. */
  readonly held: Map<AST.CapturingGroup, readonly string[]>;
  /** Counts a character looked at; tells whether to stop. */
  readonly isSpent: () => boolean;
}

/** Looks for every match of an expression in a text, and gives up after so many steps. */
export function countSteps(source: string, flags: string, text: string, mostSteps: number): Tried {
  const characters = /[uv]/.test(flags) ? [...text] : text.split('');
  let steps = 0;
  const isSpent = (): boolean => (steps += 1) > mostSteps;
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  });
  const attempt = oneOf({ flags, characters, held: new Map(), isSpent }, pattern.alternatives, 1);
  const matches: string[] = [];
  for (let from = 0; from <= characters.length && steps <= mostSteps; from += 1) {
    let to = -1;
    const isMatch = attempt(from, (at) => {
      to = at;
      return true;
    });
    if (!isMatch || steps > mostSteps) continue;
    matches.push(characters.slice(from, to).join(''));
    from = Math.max(from, to - 1);
  }
  return { steps, matches, gaveUp: steps > mostSteps };
}

/** Forwards, or backwards as expressions behind a place are tried. */
type Direction = 1 | -1;

function oneOf(trial: Trial, alternatives: readonly AST.Alternative[], direction: Direction): Try {
  const tries = alternatives.map(({ elements }) => inTurn(trial, elements, direction));
  return (at, next) => tries.some((attempt) => attempt(at, next));
}

function inTurn(trial: Trial, elements: readonly AST.Element[], direction: Direction): Try {
  const tries = elements.map((element) => tryElement(trial, element, direction));
  if (direction === -1) tries.reverse();
  return tries.reduceRight<Try>(
    (rest, first) => (at, next) => first(at, (then) => rest(then, next)),
    (at, next) => next(at),
  );
}

function tryElement(trial: Trial, element: AST.Element, direction: Direction): Try {
  if (isOneCharacter(element)) {
    const fits = character(trial, element.raw, direction);
    return (at, next) => fits(at) && next(at + direction);
  }
  switch (element.type) {
    case 'Group':
      return oneOf(trial, element.alternatives, direction);
    case 'CapturingGroup':
      return holding(trial, element, direction);
    case 'Backreference':
      return heldAgain(trial, element, direction);
    case 'Quantifier':
      return tryAgain(trial, element, direction);
    case 'Assertion':
      return assertion(trial, element);
    default:
      throw new Error(`Steps of ${element.type} (${element.raw}) are not counted yet.`);
  }
}

function holding(trial: Trial, group: AST.CapturingGroup, direction: Direction): Try {
  const attempt = oneOf(trial, group.alternatives, direction);
  const { held, characters } = trial;
  return (at, next) =>
    attempt(at, (then) => {
      const before = held.get(group);
      held.set(group, characters.slice(Math.min(at, then), Math.max(at, then)));
      if (next(then)) return true;
      if (before === undefined) held.delete(group);
      else held.set(group, before);
      return false;
    });
}

function heldAgain(
  { flags, characters, held, isSpent }: Trial,
  { resolved }: AST.Backreference,
  direction: Direction,
): Try {
  const plain = (text = ''): string => (flags.includes('i') ? text.toLowerCase() : text);
  return (at, next) => {
    const again = [resolved].flat().flatMap((group) => held.get(group) ?? []);
    const from = direction === 1 ? at : at - again.length;
    return (
      again.every((one, index) => !isSpent() && plain(one) === plain(characters[from + index])) &&
      next(at + direction * again.length)
    );
  };
}

function character(
  { flags, characters, isSpent }: Trial,
  raw: string,
  direction: Direction,
): (at: number) => boolean {
  const expression = new RegExp(`^${raw}$`, flags.replace(/[gmy]/g, ''));
  const known = new Map<string, boolean>();
  return (at) => {
    const found = characters[direction === 1 ? at : at - 1];
    if (isSpent() || found === undefined) return false;
    let fits = known.get(found);
    if (fits === undefined) known.set(found, (fits = expression.test(found)));
    return fits;
  };
}

function isOneCharacter({ type }: AST.Element): boolean {
  return type === 'Character' || type === 'CharacterSet' || type === 'CharacterClass';
}

/** How often one character comes, without a call for each: texts are long. */
function tryAgain(trial: Trial, quantifier: AST.Quantifier, direction: Direction): Try {
  const { element, min, max, greedy } = quantifier;
  if (!isOneCharacter(element)) {
    return partAgain(tryElement(trial, element, direction), quantifier);
  }
  const fits = character(trial, element.raw, direction);
  return (at, next) => {
    let times = 0;
    const goesOn = (): boolean => times < max && fits(at + times * direction);
    while (times < min) {
      if (!goesOn()) return false;
      times += 1;
    }
    if (!greedy) {
      while (!next(at + times * direction)) {
        if (!goesOn()) return false;
        times += 1;
      }
      return true;
    }
    while (goesOn()) times += 1;
    for (; times >= min; times -= 1) if (next(at + times * direction)) return true;
    return false;
  };
}

/** How often a part of any length comes: each time may be given up, from the last to the first. */
function partAgain(attempt: Try, { min, max, greedy }: AST.Quantifier): Try {
  const from = (at: number, times: number, next: Next): boolean => {
    const more = (): boolean =>
      times < max &&
      attempt(at, (then) => (then !== at || times < min) && from(then, times + 1, next));
    if (times < min) return more();
    return greedy ? more() || next(at) : next(at) || more();
  };
  return (at, next) => from(at, 0, next);
}

function assertion(trial: Trial, element: AST.Assertion): Try {
  const { flags, characters, isSpent } = trial;
  if (element.kind === 'lookahead' || element.kind === 'lookbehind') {
    const attempt = oneOf(trial, element.alternatives, element.kind === 'lookahead' ? 1 : -1);
    return (at, next) => attempt(at, () => true) !== element.negate && next(at);
  }
  const isEdge = (at: number): boolean => {
    const [before, after] = [characters[at - 1], characters[at]];
    if (element.kind === 'word') return (isWord(before) !== isWord(after)) !== element.negate;
    const beside = element.kind === 'start' ? before : after;
    return beside === undefined || (flags.includes('m') && /[\n\r\u2028\u2029]/.test(beside));
  };
  return (at, next) => !isSpent() && isEdge(at) && next(at);
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /^\w$/.test(character);
}
