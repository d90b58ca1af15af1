import { keyMeant } from '../../service/src/release/marked-keys.ts';
import { parseNoteMark } from '../../service/src/release/release-mark.ts';
import { parseFacts } from '../../service/src/release/frozen-facts.ts';
import { historyText, parseHistory } from '../../service/src/release/release-history.ts';
import { soql } from '../../service/src/salesforce/soql.ts';
import { html } from '../../service/src/http/html.ts';
import { readToken } from '../../service/src/http/token.ts';
import type { Chance } from '../../scripts/chaos/chance.ts';
import { mutated } from './words.ts';

/** Something that reads or writes what others wrote; says what is wrong, or null. */
export type Property = (text: string, chance: Chance) => string | null;

const deal = 'ab'.repeat(32);
const aMark =
  `2026-Q4.2|operations|no-proof|k3|lost:${'A'.repeat(43)}:abcd|price|own|2026-Q4.2|k4` +
  `|proposed|idling|k3|${'B'.repeat(43)}`;
/** Marks of notes that stand in a batch, and of one that came back from it. */
const marks = [aMark, `returned|left|proposed|idling|k3|${'B'.repeat(43)}`, 'returned'] as const;
const aHistory = historyText({
  groups: [{ quarter: '2026-Q4', k: 3 }],
  releases: [
    { releaseId: '2026-Q4.1', quarter: '2026-Q4', number: 1, k: 3, releasedAt: new Date(0) },
  ],
  gone: [{ id: 'a00000000000001AAA', contributor: deal, mark: aMark }],
  deleted: [{ kind: 'prompt', key: 'p', recordId: 'a00000000000001AAA', area: 'stops' }],
});
const aToken = `wc_00D000000000001AAA_admin_${'x'.repeat(43)}`;

/** Every reader and writer of outside text by name. */
export const properties: Readonly<Record<string, Property>> = {
  'a text in a query stays one literal': (text) => {
    const query = soql`SELECT Id FROM Contact WHERE LastName = ${text}`.text;
    const value = query.slice('SELECT Id FROM Contact WHERE LastName = '.length);
    if (!/^'(?:[^'\\\n\r]|\\[\\'"nrtbf])*'$/.test(value)) return 'the literal ends early';
    return unescaped(value.slice(1, -1)) === text ? null : 'the literal says something else';
  },
  'a list in a query stays a list of literals': (text, chance) => {
    const list = soql`${[text, mutated(chance, text)]}`.text;
    return /^\('(?:[^'\\\n\r]|\\.)*', '(?:[^'\\\n\r]|\\.)*'\)$/.test(list)
      ? null
      : 'the list ends early';
  },
  'a text on a page stays text': (text) => {
    const { markup } = html`<p title="${text}">${text}</p>`;
    return /^<p title="[^<>"']*">[^<>"']*<\/p>$/.test(markup)
      ? null
      : 'the text opens or ends a tag';
  },
  'a mark is whole or nothing': (text, chance) => {
    const { released, proposed } = parseNoteMark(
      chance.happens(0.5) ? mutated(chance, chance.pick(marks) ?? '') : text,
    );
    const ks = [released?.k, released?.reason?.k, proposed?.k].filter((k) => k !== undefined);
    if (ks.some((k) => k < 3 || k > 99)) return 'a mark has a group below 3';
    if (released !== null && !/^\d{4}-Q[1-4]$/.test(released.quarter))
      return 'a mark has no quarter';
    return typeof keyMeant(released?.personaKey ?? text, ['operations']) === 'number'
      ? 'a key is none'
      : null;
  },
  'frozen facts are whole or nothing': (text, chance) => {
    const facts = parseFacts(
      chance.happens(0.5) ? mutated(chance, `lost:${'A'.repeat(43)}`) : text,
    );
    return facts === null || facts.deal.length === 64 ? null : 'a deal has another length';
  },
  'a history is whole or nothing': (text, chance) => {
    const history = parseHistory(chance.happens(0.5) ? mutated(chance, aHistory) : text);
    if (history === null) return null;
    if (history.groups.some(({ k }) => k < 3)) return 'a quarter has a group below 3';
    return Object.getPrototypeOf(history) === Object.prototype ? null : 'a history inherits';
  },
  'a token names an org and a role or nothing': (text, chance) => {
    const claim = readToken(chance.happens(0.7) ? mutated(chance, aToken) : text);
    return claim === undefined || /^[A-Za-z0-9]{18}$/.test(claim.orgId)
      ? null
      : 'an org has another shape';
  },
};

const meant = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
]);

function unescaped(literal: string): string {
  return literal.replaceAll(/\\(.)/g, (_whole, letter: string) => meant.get(letter) ?? letter);
}
