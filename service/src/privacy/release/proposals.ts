import { stemOf } from '../../insight/discovery/word-forms.ts';
import type { InsightArea } from '../../notes/note.ts';
import { backedTerms, type Speech } from './backed-terms.ts';
import { isCrowd } from './crowd.ts';
import { type Backing, meetsRule } from './rule.ts';
import type { StillThere } from './still-there.ts';

/** A note that would count if it had a theme, and that a release heard. */
export interface UnfiledNote extends Speech {
  readonly id: string;
  readonly area: InsightArea;
}

/** What some unfiled notes have in common, as discovery found it. */
export interface FoundTheme {
  readonly area: InsightArea;
  /** Words that the notes share, the most telling first. */
  readonly terms: readonly string[];
  readonly noteIds: readonly string[];
}

/** A theme that a release may propose. */
export interface ProposedTheme {
  readonly area: InsightArea;
  readonly terms: readonly string[];
  readonly notes: readonly UnfiledNote[];
}

/** Of those who came with a note one who is still there, and whether their own note enters nothing any more. */
type StillHere = Backing & Pick<StillThere, 'hasStrayed'>;

/** Fewer words say too little, more are not read. */
const termsNeeded = 2;
const termsShown = 6;

/**
 * The found themes that may be proposed now. Behind each stand k contributors and k deals, and behind
 * each of its words k of both too; no note stands behind two; and none was proposed before, whatever became of it.
 * Their reps hide among the crowds with which releases heard these notes: others are not looked through, nor are crowds
 * too few of whom are still there.
 *
 * @param input `crowdsOf` tells who of those who came with notes is still there, crowd by crowd; `unfiled` are the
 *   notes as they are now: what was found is left out, for this release, if any of its notes is no longer among them as
 *   it was `read`
 */
export function themesToPropose(input: {
  readonly found: readonly FoundTheme[];
  readonly read: readonly UnfiledNote[];
  readonly unfiled: readonly UnfiledNote[];
  readonly known: readonly Pick<FoundTheme, 'area' | 'terms'>[];
  readonly k: number;
  crowdsOf(noteIds: readonly string[]): readonly (readonly StillHere[])[];
}): ProposedTheme[] {
  const { found, known, k } = input;
  const read = new Map(input.read.map((note) => [note.id, note]));
  const unfiled = new Map(input.unfiled.map((note) => [note.id, note]));
  const taken = new Set<string>();
  const proposed: ProposedTheme[] = [];
  for (const theme of found) {
    const notes = theme.noteIds.flatMap((id) => {
      const now = unfiled.get(id);
      return now !== undefined && isSame(now, read.get(id)) && !taken.has(id) ? [now] : [];
    });
    if (notes.length < theme.noteIds.length || !meetsRule(notes, k)) continue;
    // Nobody who strayed can stand behind it.
    const crowds = input.crowdsOf(theme.noteIds);
    const able = crowds.map((own) => own.filter(({ hasStrayed }) => !hasStrayed));
    if (!areCrowds(able, k)) continue;
    const terms = termsFor(theme.terms, notes, k);
    if (terms === null) continue;
    const mine = { area: theme.area, terms, notes };
    if ([...known, ...proposed].some((other) => isSameTheme(mine, other))) continue;
    for (const { id } of notes) taken.add(id);
    proposed.push(mine);
  }
  return proposed;
}

function areCrowds(crowds: readonly (readonly Backing[])[], k: number): boolean {
  return crowds.every((own) => isCrowd(own, k));
}

/** What may be shown of the words that were found for these notes; null where it says too little. */
function termsFor(terms: readonly string[], notes: readonly Speech[], k: number): string[] | null {
  const backed = backedTerms(terms, notes, k).slice(0, termsShown);
  return backed.length < termsNeeded ? null : backed;
}

/** A proposed theme, and what is left of it since it was proposed. */
export interface StandingProposal {
  /** The words it shows. */
  readonly terms: readonly string[];
  readonly k: number;
  /** The notes behind it, those that were withdrawn without their words. */
  readonly notes: readonly (Backing & { readonly id: string; readonly text: string | null })[];
  /** Who of those who came with these notes is still there, crowd by crowd. */
  readonly crowds: readonly (readonly Backing[])[];
}

/**
 * Looks at a proposal again after withdrawals. A withdrawn note leaves where nobody can see it: where k
 * contributors on k deals are left who used all of its words, and where the others who came with them are still enough
 * for them to hide. Else it shows nothing any more, for good, and the other notes go on standing behind it: behind
 * another one they would tell, beside what was proposed first, who had left.
 */
export function reviewProposal({ terms, k, notes, crowds }: StandingProposal): {
  /** Ids of the notes that leave it. */
  readonly leaving: string[];
  readonly isSilenced: boolean;
} {
  const left = notes.flatMap(({ text, ...note }) => (text === null ? [] : [{ ...note, text }]));
  const leaving = notes.filter(({ text }) => text === null).map(({ id }) => id);
  const backed = meetsRule(left, k) ? termsFor(terms, left, k) : null;
  const isMissed = leaving.length > 0 && backed?.join(' ') !== terms.join(' ');
  return { leaving, isSilenced: isMissed || !areCrowds(crowds, k) };
}

/** Whether two themes of an area are one: half of the words of the shorter are those of the other. */
export function isSameTheme(
  a: Pick<FoundTheme, 'area' | 'terms'>,
  b: Pick<FoundTheme, 'area' | 'terms'>,
): boolean {
  if (a.area !== b.area) return false;
  const shared = a.terms.filter((term) => b.terms.some((other) => isSameWord(term, other)));
  return shared.length * 2 >= Math.min(a.terms.length, b.terms.length) && shared.length > 0;
}

/** "emission" and "emissions" are one word. */
function isSameWord(a: string, b: string): boolean {
  return stemOf(a) === stemOf(b);
}

function isSame(now: UnfiledNote, then: UnfiledNote | undefined): boolean {
  return (
    then !== undefined &&
    now.area === then.area &&
    now.text === then.text &&
    now.contributor === then.contributor &&
    now.deal === then.deal
  );
}
