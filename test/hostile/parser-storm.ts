import { createChance } from '../../scripts/chaos/chance.ts';
import { busyMs, longestBusyMs } from './busy.ts';
import { properties, type Property } from './parsers.ts';
import { hostileWord, mutated } from './words.ts';

/** What came of many hostile texts. */
export interface ParserFindings {
  readonly texts: number;
  /** Each kind of fault, with the number of the first text that has it. */
  readonly faults: Readonly<Record<string, { count: number; at: number }>>;
  readonly slowestMs: number;
}

/** How often a text is long: such a one takes a thousand times as long to make. */
const longOnes = 0.002;
const longText = 131_072;

/** Gives so many texts to every reader and writer of outside text. */
export function parserStorm(
  { count, seed }: { readonly count: number; readonly seed: number },
  given: Readonly<Record<string, Property>> = properties,
): ParserFindings {
  const faults: Record<string, { count: number; at: number }> = {};
  let slowestMs = 0;
  const tell = (fault: string, at: number): void => {
    const known = (faults[fault] ??= { count: 0, at });
    known.count += 1;
  };
  for (let number = 0; number < count; number += 1) {
    const chance = createChance(seed * 1_000_003 + number);
    const word = chance.happens(0.5) ? mutated(chance, hostileWord(chance)) : hostileWord(chance);
    const isLong = chance.happens(longOnes) && word !== '';
    const text = isLong ? word.repeat(Math.ceil(longText / word.length)).slice(0, longText) : word;
    for (const [name, property] of Object.entries(given)) {
      const try_ = (): string | null => attempt(property, text, seed + number);
      if (isLong) {
        const ms = busyMs(try_);
        slowestMs = Math.max(slowestMs, ms);
        if (ms > longestBusyMs) tell(`${name}: it keeps everybody waiting`, number);
      }
      const wrong = try_();
      if (wrong !== null) tell(`${name}: ${wrong}`, number);
    }
  }
  return { texts: count, faults, slowestMs: Math.round(slowestMs * 10) / 10 };
}

function attempt(property: Property, text: string, seed: number): string | null {
  try {
    return property(text, createChance(seed));
  } catch (error) {
    return `it throws ${error instanceof Error ? error.name : 'something'}`;
  }
}
