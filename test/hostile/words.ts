import type { Chance } from '../../scripts/chaos/chance.ts';
import { labelledLines } from '../bad-input/labelled-lines.ts';

/** Stands in whatever a stranger sends, and in nothing that the service says by itself. */
export const mark = 'zqxv';

const sayings = labelledLines('hostile.txt').map(({ text }) => text);

const tricks = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\r\nset-cookie: x=1',
  '../../../../etc/passwd',
  '..%2f..%2f',
  '%',
  '%00',
  '%c0%ae',
  '%ed%a0%80',
  '%u0041',
  '\ud800',
  '\udc00\ud83d',
  '\u202egnp.exe',
  '\u200b\ufeff',
  'ﬃ',
  'İıſK',
  '𝒶𝒹𝓂𝒾𝓃',
  'é'.normalize('NFD').repeat(40),
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '__defineGetter__',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e309',
  '9007199254740993',
  '0x10',
  'true',
  '[]',
  '{}',
  '[object Object]',
  '() => 1',
  '${jndi:ldap://x.invalid}',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  "' OR '1'='1",
  "'; DROP TABLE note; --",
  '$1; SELECT pg_sleep(10)',
  "\\'; SELECT 1",
  '{{7*7}}',
  'http://169.254.169.254/',
] as const;

/** Lengths just around what somebody may have thought of as the longest. */
const lengths = [79, 80, 81, 255, 256, 400, 401, 1023, 4096, 16_384, 16_385, 70_000] as const;

/** Something that nobody would type by mistake; most of the time it carries the mark. */
export function hostileWord(chance: Chance): string {
  const word = chance.pick(chance.happens(0.5) ? tricks : sayings) ?? '';
  if (chance.happens(0.05)) return `${mark}${word}x`.repeat(40).slice(0, longLength(chance));
  if (chance.happens(0.02)) return mark.repeat(20_000).slice(0, longLength(chance));
  return chance.happens(0.8) ? `${mark}${word}` : word;
}

function longLength(chance: Chance): number {
  return chance.pick(lengths) ?? 80;
}

/** The same with some of its characters exchanged, doubled, dropped or moved. */
export function mutated(chance: Chance, text: string): string {
  const letters = [...text];
  for (let times = 1 + chance.below(4); times > 0; times -= 1) {
    const at = chance.below(letters.length + 1);
    const what = chance.below(4);
    if (what === 0) letters.splice(at, 1);
    else if (what === 1) letters.splice(at, 0, letters[chance.below(letters.length)] ?? '');
    else if (what === 2) letters.splice(at, 1, ...hostileWord(chance).slice(0, 20));
    else letters.splice(at, 1, String.fromCharCode(chance.below(0x3000)));
  }
  return letters.join('');
}
