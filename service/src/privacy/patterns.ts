/**
 * Personal data that has a shape. Every pattern is linear by construction:
 *
 * - every quantifier has an upper bound, so an attempt at one position ends after a fixed number of
 *   steps however long the text is;
 * - whatever may follow a repeated class is not in that class, so an attempt that fails gives
 *   characters back one by one and never tries the same split twice.
 *
 * The test beside this file checks the first rule on the source of each pattern.
 */
export const patterns = [
  {
    placeholder: '[email]',
    sign: /@|[[(]at[\])]/giu,
    // The longest local part and domain of RFC 5321, and the ways people hide the sign.
    shape: /[\p{L}\p{N}._%+-]{1,64}(?:@|\s?\[at\]\s?|\s?\(at\)\s?)[\p{L}\p{N}.-]{3,253}/giu,
    isOne: (match: string) => /[@\])][^.@]{0,253}[\p{L}\p{N}]\.[\p{L}\p{N}]/u.test(match),
  },
  {
    // Written to be read by people only: pete (at) bramley (dot) com, pete at bramley dot com.
    placeholder: '[email]',
    sign: /@|[[(]at[\])]| at /giu,
    shape:
      /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}(?: ?@ ?| ?[[(]at[\])] ?| at )[\p{L}\p{N}-]{1,63}(?:(?: ?\. ?| ?[[(]dot[\])] ?| dot )[\p{L}\p{N}-]{1,63}){0,3}(?: ?\. ?| ?[[(]dot[\])] ?| dot )(?:com|net|org|io|co|eu|uk|de|es|fr|it|at|ch|nl|example|invalid|test)(?![\p{L}\p{N}])/giu,
    // "came at 5. It works" and "see it at stand.io" name no address: one sign at least must be there.
    isOne: (match: string) => /@|[[(](?:at|dot)[\])]| dot /iu.test(match),
  },
  {
    placeholder: '[link]',
    shape: /(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"'`]{1,2000}/giu,
  },
  {
    placeholder: '[link]',
    shape:
      /(?<![\p{L}\p{N}.-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|net|org|io|co|eu|uk|de|es|fr|it|pt|nl|ch|at|us|ie|se|dk|pl|cz|au|ca|jp|cn|br|mx|info|biz|app|shop|online|cloud|dev|ai|tech|example|invalid|test)(?![\p{L}\p{N}.-][\p{L}\p{N}])(?:\/[^\s<>"'`]{0,2000})?/giu,
  },
  {
    placeholder: '[handle]',
    shape: /(?<![\p{L}\p{N}_.@])@[a-z0-9_.]{2,30}/giu,
  },
  {
    // IBANs, and other account numbers that begin with letters and go in groups of four.
    placeholder: '[number]',
    shape:
      /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![\p{L}\p{N}])/giu,
    // Words of four letters behind "in45" are none: most of such a number are digits.
    isOne: (match: string) => match === match.toUpperCase() || /(?:\d.{0,2}){10}/.test(match),
  },
  {
    // A number of the social security in the United States, and an address of the internet.
    placeholder: '[number]',
    shape:
      /(?<![\p{L}\p{N}.-])(?:\d{3}-\d{2}-\d{4}|\d{1,3}(?:\.\d{1,3}){3})(?![\p{L}\p{N}]|[.-]\d)/gu,
  },
  {
    // With the plus of a country code anything from eight digits on, however it is spaced.
    placeholder: '[phone]',
    shape: /\+\d(?:[ ()./_‐‑‒–—-]{0,3}\d){7,16}(?:x\d{1,6})?(?![\p{L}\p{N}])/gu,
  },
  {
    // Twelve digits or more: a card or an account, unless it begins like a number to call.
    placeholder: '[number]',
    shape: /(?<![\p{L}\p{N}])[1-9](?:[ -]?\d){11,18}(?![\p{L}\p{N}])/gu,
    isOne: (match: string) => !startsWithDate(match),
  },
  {
    // Nine digits or more in a row, with the signs people put between them when they write a number
    // to call. Dates have eight. Two bare groups as in "13813 3784" are a house and a street.
    placeholder: '[phone]',
    shape: /(?<![\p{L}\p{N}])\(?\d(?:[ ()./_‐‑‒–—-]{0,2}\d){8,18}(?:x\d{1,6})?(?![\p{L}\p{N}])/gu,
    isOne: (match: string) => !startsWithDate(match) && !/^\d{5} \d{4}$/.test(match),
  },
  {
    // Eight digits in three or four groups: 78 651 450, 12 34 56 78. Not a date, hours or a quantity.
    placeholder: '[phone]',
    shape: /(?<![\p{L}\p{N}.,-])\(?\d{2,4}\)?(?:[ -]\d{2,4}){2,3}(?![\p{L}\p{N}]|[.,:-]\d)/gu,
    isOne: (match: string) =>
      match.replace(/\D/g, '').length === 8 &&
      !/^\d{4}([ -])\d{2}\1\d{2}$|^\d{2}[ -]\d{2}[ -]\d{4}$|^\d\d-\d\d \d\d-\d\d$|000$/.test(match),
  },
  {
    // 555-0123 and 07700-90048: too short for the rules above, and written like nothing else.
    placeholder: '[phone]',
    shape:
      /(?<![\p{L}\p{N}.-]|\d )(?:\d{3}-\d{4}|0\d{2,4}[ -]\d{3,6}|\d{2}(?:-\d{2}){3}|\(\d{2,4}\) ?\d{3}[ -]\d{3,4})(?:x\d{1,6})?(?![\p{L}\p{N}]|[.-]\d)/gu,
    isOne: (match: string) => !/^\d{5} \d{4}$/.test(match),
  },
  {
    // 555 0123 and 8555 0123, where neither half is a year or a round quantity.
    placeholder: '[phone]',
    shape: /(?<![\p{L}\p{N}.,/:-]|\d )\d{3,4} \d{4}(?![\p{L}\p{N}]|[ .,:/-]\d)/gu,
    isOne: (match: string) => !/^(?:19|20)\d\d |(?: (?:19|20)\d\d|00)$/.test(match),
  },
  {
    // After a word that announces one, a short number is one to call as well.
    placeholder: '[phone]',
    shape:
      /(?<=(?<![\p{L}\p{N}])(?:tel|phone|mobile|fax|ext|extn|extension)(?:\.|:|\.:)? {0,2})\d(?:[ -]?\d){2,8}(?![\p{L}\p{N}])/giu,
  },
  {
    // National insurance in the United Kingdom.
    placeholder: '[number]',
    shape: /(?<![\p{L}\p{N}])[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\p{L}\p{N}])/gu,
  },
  {
    // United Kingdom; the second half of a post code never has C, I, K, M, O or V, so "2am" is none.
    placeholder: '[postcode]',
    shape: /(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}])/giu,
  },
  {
    // With a country or a state in front; five digits alone are more often a quantity.
    placeholder: '[postcode]',
    shape:
      /(?<![\p{L}\p{N}])(?:(?:D|CH|A|E|F|I|NL|B)-\d{4,5}|[A-Z]{2} \d{5}(?:-\d{4})?)(?![\p{L}\p{N}])/gu,
  },
] as const satisfies readonly {
  placeholder: string;
  /** What every match has within it; then the text is read around these signs only. */
  sign?: RegExp;
  shape: RegExp;
  isOne?: (match: string) => boolean;
}[];

function startsWithDate(match: string): boolean {
  return /^(?:19|20)\d\d-\d\d-\d\d(?!\d)/.test(match);
}

export interface PatternSpan {
  /** Offsets into the given text, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly placeholder: string;
}

/** The longest an address goes before and behind its sign, with the spaces around it. */
const beforeSign = 66;
const behindSign = 340;

/** The stretches of a text that lie around signs. */
function around(text: string, sign: RegExp): { start: number; text: string }[] {
  const stretches: { start: number; end: number }[] = [];
  for (const { 0: found, index } of text.matchAll(sign)) {
    const start = Math.max(0, index - beforeSign);
    const end = index + found.length + behindSign;
    const before = stretches.at(-1);
    if (before && start <= before.end) before.end = end;
    else stretches.push({ start, end });
  }
  return stretches.map(({ start, end }) => ({ start, text: text.slice(start, end) }));
}

/** Where patterned personal data stands, in order and without overlaps. */
export function findPatterns(
  text: string,
  among: readonly (typeof patterns)[number][] = patterns,
): PatternSpan[] {
  const found: PatternSpan[] = [];
  for (const pattern of among) {
    const stretches = 'sign' in pattern ? around(text, pattern.sign) : [{ start: 0, text }];
    for (const stretch of stretches) {
      for (const match of stretch.text.matchAll(pattern.shape)) {
        if ('isOne' in pattern && !pattern.isOne(match[0])) continue;
        const start = stretch.start + match.index;
        const length = match[0].replace(/[.,;:!?)]$/, '').length;
        found.push({ start, end: start + length, placeholder: pattern.placeholder });
      }
    }
  }
  // Of two that overlap the one that begins first stands, and at the same place the longer one.
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: PatternSpan[] = [];
  for (const span of found) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
}
