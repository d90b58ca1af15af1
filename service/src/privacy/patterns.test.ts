import { describe, expect, it } from 'vitest';
import { findPatterns, patterns } from './patterns.ts';

function found(text: string): string[] {
  return findPatterns(text).map(
    (span) => `${text.slice(span.start, span.end)} ${span.placeholder}`,
  );
}

describe('personal data with a shape', () => {
  it.each([
    ['Thread: d.iversen@tollmere.example.', ['d.iversen@tollmere.example [email]']],
    ['mail jürgen.falk+x@rheintal.de!', ['jürgen.falk+x@rheintal.de [email]']],
    ['pete [at] bramley.example', ['pete [at] bramley.example [email]']],
    ['pete (at) bramley (dot) com', ['pete (at) bramley (dot) com [email]']],
    ['ask pete at bramley dot co dot uk', ['pete at bramley dot co dot uk [email]']],
    ['p.sallow @ bramley . com', ['p.sallow @ bramley . com [email]']],
    ['pete[at]bramley[dot]com', ['pete[at]bramley[dot]com [email]']],
    ['bramley.shop/docks', ['bramley.shop/docks [link]']],
    ['call 07700–900–123', ['07700–900–123 [phone]']],
    ['or 07700_900123', ['07700_900123 [phone]']],
    ['tel 555 0123, ext. 4432', ['555 0123 [phone]', '4432 [phone]']],
    ['NI QQ 12 34 56 C', ['QQ 12 34 56 C [number]']],
    ['see https://x.invalid/a?b=c, ok', ['https://x.invalid/a?b=c [link]']],
    ['linkedin.com/in/pete-s said so', ['linkedin.com/in/pete-s [link]']],
    ['follow @pete_sallow there', ['@pete_sallow [handle]']],
    ['0207 946 0123 if anyone wants', ['0207 946 0123 [phone]']],
    ['he rings back, 07700 900481', ['07700 900481 [phone]']],
    [
      '+49 (0) 751 / 123456 or +44.20.7946.0123',
      ['+49 (0) 751 / 123456 [phone]', '+44.20.7946.0123 [phone]'],
    ],
    ['call 555-0123', ['555-0123 [phone]']],
    ['paid to DE89 3704 0044 0532 0130 00 today', ['DE89 3704 0044 0532 0130 00 [number]']],
    ['cell 78 651 450, fax 463-612-6138x036', ['78 651 450 [phone]', '463-612-6138x036 [phone]']],
    ['card 4131 0342 8245 8809', ['4131 0342 8245 8809 [number]']],
    ['SSN 054-28-6917 from 172.61.42.192', ['054-28-6917 [number]', '172.61.42.192 [number]']],
    ['site is LS1 4AP, gate 2', ['LS1 4AP [postcode]']],
    ['in D-88212 Ravensburg', ['D-88212 [postcode]']],
  ])('is found in "%s"', (text, expected) => {
    for (const span of expected) expect(found(text)).toContain(span);
  });

  it.each([
    'link drops at q1 2am, q2 3pm',
    'on 2026-11-20 07:15, 20 11 2026, 10-12 14-16, 12 000 000 pallets',
    'at 13813 3784 Archwood Avenue',
    'release 2026-11-20, 22:00-05:00 arrivals',
    '20 minutes, 31.6k, 140 trucks/day in 2022-2024',
    '1) since 1.9. 2) came from automotive. 3) 100 days',
    'capex frozen til April.We ship it',
    '10.000 pallets, 12,000,000 EUR, 300 sites',
    'we met at stand 5. Com was down, look at it. It is at dock 3',
    'the next 500 pallets, in context 400, hotel 1200',
    'a text to 140 drivers, 20 phones, phoned 12 times, tax 400',
    'e.g. the CFO, vs. last yr',
    'tab 9 weights price 45%',
  ])('is not seen in "%s"', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('every pattern', () => {
  it('bounds each of its quantifiers, and repeats no group that holds an open-ended part', () => {
    for (const { shape } of patterns) {
      expect(unboundedQuantifiersIn(shape.source)).toEqual([]);
    }
    expect(unboundedQuantifiersIn(String.raw`a+@b*\.c{2,}[+*]\+`)).toEqual(['+', '*', '{2,}']);
  });

  it('tries so few steps a position that 131,072 hostile characters stay cheap', () => {
    for (const { shape } of patterns) {
      expect(stepsAtOnePosition(shape.source)).toBeLessThan(20_000);
    }
  });

  it.each(['a', 'a.', '@', 'a@', '1 ', '1', '+', '(', 'http://', 'www.', 'A1 ', '\u0301', '[at]'])(
    'comes to an end on 131,072 characters of "%s"',
    (piece) => {
      const text = piece.repeat(Math.ceil(131_072 / piece.length)).slice(0, 131_072);
      const spans = findPatterns(text);
      expect(spans.every((span) => span.end <= text.length)).toBe(true);
    },
  );
});

/** Quantifiers without an upper end, outside of character classes and escapes. */
function unboundedQuantifiersIn(source: string): string[] {
  const bare = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  return bare.match(/[*+]|\{\d+,\}/g) ?? [];
}

/**
 * An upper limit on the characters one attempt can look at: each bounded repeat once forward and
 * once back, a repeated group as often as its bound says. Neighbouring repeats never share
 * characters (see patterns.ts), so their steps add up and do not multiply.
 */
function stepsAtOnePosition(source: string): number {
  const bare = source
    .replace(/\\p\{[^}]*\}/g, 'x')
    .replace(/\\./g, 'x')
    .replace(/\[[^\]]*\]/g, 'x');
  let steps = 0;
  const outer = [...bare.matchAll(/\)\{\d+,(\d+)\}/g)].map((bound) => Number(bound[1]));
  for (const bound of bare.matchAll(/\{(?:\d+,)?(\d+)\}/g)) steps += 2 * Number(bound[1]);
  return outer.reduce((product, times) => product * times, steps + bare.length);
}
