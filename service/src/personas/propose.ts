import { fieldsOf, fitsTitles } from '#lwc/personaMatch/personaMatch.ts';
import { crowdNeeded } from '../privacy/release/crowd.ts';
import { type Backing, meetsRule } from '../privacy/release/rule.ts';

/** A note about a buyer whose title no persona has. */
export interface TitledNote extends Backing {
  readonly title: string;
  /** Whose title it is. */
  readonly buyer: string;
}

/** A persona that is or once was there, retired and deleted ones included. */
export interface PastPersona {
  readonly key: string;
  readonly name: string;
  readonly titles: readonly string[];
}

/**
 * A persona for people to judge. Each of its words is in the titles of notes that meet the rule and are
 * a crowd's. It tells no band: the record is people's, so no withdrawal could correct one.
 */
export interface ProposedPersona {
  readonly key: string;
  readonly name: string;
  readonly titles: readonly string[];
}

/** `Key__c` of a proposed persona begins so, whatever people call it later. */
const proposedKeyStart = 'proposed-';

const keyCharacters = 80;

interface Fielded extends TitledNote {
  readonly fields: readonly string[];
}

/**
 * Groups titles by what they do, ranks aside, and proposes each group of 2k reps and buyers that meets
 * the rule, the one of most contributors first; a note stands behind one proposal only. What fits a
 * persona that is or was there is left out: people have decided about it.
 */
export function proposePersonas(
  notes: readonly TitledNote[],
  past: readonly PastPersona[],
  k: number,
): ProposedPersona[] {
  const pastTitles = past.flatMap(wordsOfPersona);
  const keys = new Set(past.map(({ key }) => key.toLowerCase()));
  let left: readonly Fielded[] = notes
    .filter(({ title }) => !pastTitles.some((known) => fitsTitles(title, [known])))
    .map((note) => ({ ...note, fields: fieldsOf(note.title) }));
  const proposals: ProposedPersona[] = [];
  for (;;) {
    const group = largestGroup(left, k);
    if (group === null) return proposals;
    const proposal = proposalOf(group, k);
    if (!keys.has(proposal.key)) proposals.push(proposal);
    keys.add(proposal.key);
    left = left.filter((note) => !group.includes(note));
  }
}

/** Its titles, its name, and the words that it was proposed by: a renamed one is still the same. */
function wordsOfPersona({ key, name, titles }: PastPersona): string[] {
  const isProposed = key.startsWith(proposedKeyStart);
  const words = key.slice(proposedKeyStart.length).replaceAll('-', ' ');
  return [...titles, name, ...(isProposed ? [words] : [])];
}

/**
 * Whether notes of k reps on k deals are of a crowd, and about a crowd of buyers. A title is as rare as
 * whoever gives it to a contact or lead makes it, and tells who the buyer is and whose deal: so its own
 * notes must be what their reps hide among.
 */
function isBacked(notes: readonly TitledNote[], k: number): boolean {
  const buyers = new Set(notes.map(({ buyer }) => buyer));
  const reps = new Set(notes.map(({ contributor }) => contributor));
  return meetsRule(notes, k) && [buyers, reps].every(({ size }) => size >= crowdNeeded(k));
}

/** The notes that share the word of most contributors; of equal ones the first by alphabet. */
function largestGroup(notes: readonly Fielded[], k: number): Fielded[] | null {
  const words = [...new Set(notes.flatMap(({ fields }) => fields))].sort();
  let largest: { group: Fielded[]; people: number } | null = null;
  for (const word of words) {
    const group = notes.filter(({ fields }) => fields.includes(word));
    const people = new Set(group.map(({ contributor }) => contributor)).size;
    if (!isBacked(group, k) || (largest !== null && people <= largest.people)) continue;
    largest = { group, people };
  }
  return largest?.group ?? null;
}

function proposalOf(group: readonly Fielded[], k: number): ProposedPersona {
  const shared = (group[0]?.fields ?? []).filter((word) =>
    group.every(({ fields }) => fields.includes(word)),
  );
  // A group may hold its words in several orders; the alphabet is one that no single note decides.
  const words = inCommonOrder(shared, group, k);
  const name = words.map(asWritten).join(' ');
  return {
    key: keyOf(words),
    name,
    titles: [...new Set([name, ...commonTitles(group, k)])],
  };
}

/** The order in which titles that meet the rule have the words, else the alphabet's. */
function inCommonOrder(words: readonly string[], group: readonly Fielded[], k: number): string[] {
  const orders = new Map<string, Fielded[]>();
  for (const note of group) {
    const order = note.fields.filter((word) => words.includes(word)).join(' ');
    orders.set(order, [...(orders.get(order) ?? []), note]);
  }
  const [common] = [...orders].filter(([, notes]) => isBacked(notes, k)).sort(byMostNotes);
  return common ? common[0].split(' ') : [...words].sort();
}

/** Whole titles that the rule lets stand by themselves: a rare one would tell who is meant. */
function commonTitles(group: readonly Fielded[], k: number): string[] {
  const byTitle = new Map<string, Fielded[]>();
  for (const note of group) {
    const title = note.title.replace(/\s+/g, ' ').trim();
    byTitle.set(title, [...(byTitle.get(title) ?? []), note]);
  }
  return [...byTitle]
    .filter(([, notes]) => isBacked(notes, k))
    .sort(byMostNotes)
    .map(([title]) => title);
}

type Counted = readonly [string, readonly unknown[]];

function byMostNotes(a: Counted, b: Counted): number {
  return b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1);
}

/** Usual forms are in lower case; so short a word is an abbreviation: IT, HR, SAP. */
function asWritten(word: string): string {
  if (word.length <= 3) return word.toUpperCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Other alphabets keep their letters: the key is for people too. */
function keyOf(words: readonly string[]): string {
  return `${proposedKeyStart}${words.join('-')}`.slice(0, keyCharacters);
}
