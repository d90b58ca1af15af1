import {
  reviewProposal,
  themesToPropose,
  type UnfiledNote,
} from '../../service/src/privacy/release/proposals.ts';
import { parseNoteMark } from '../../service/src/release/release-mark.ts';
import { isThere, themeOf, type TrueNote, type Truth } from './truth.ts';

/** A proposed theme as a service keeps it, and the codebook shows it. */
export interface KeptProposal {
  readonly key: string;
  readonly k: number;
  readonly terms: readonly string[];
  /** Whether it shows no words any more. */
  readonly isSilenced: boolean;
  readonly notes: readonly {
    readonly id: string;
    readonly contributor: string;
    readonly deal: string;
  }[];
}

/** What releases heard: whether they heard a note, and who is left of those who came with some. */
export interface Heard {
  isHeard(note: TrueNote): boolean;
  readonly crowdsOf: Parameters<typeof themesToPropose>[0]['crowdsOf'];
}

/** Pairs of words that notes may speak of. */
export const topics = [
  ['idling', 'trucks'],
  ['parking', 'gates'],
  ['paper', 'forms'],
] as const;

/** What a release proposes anew, of what earlier ones heard and none shows, and what is left of earlier proposals. */
export function propose(
  before: readonly KeptProposal[],
  truth: Truth,
  k: number,
  { isHeard, crowdsOf }: Heard,
): KeptProposal[] {
  const kept = before.map((proposal) => {
    const notes = proposal.notes.map((note) => ({ ...note, text: wordsOf(truth, note.id) }));
    const { leaving, isSilenced } = reviewProposal({
      ...{ ...proposal, notes },
      crowds: crowdsOf(notes.map(({ id }) => id)),
    });
    return {
      ...proposal,
      isSilenced: proposal.isSilenced || isSilenced,
      notes: proposal.notes.filter(({ id }) => !leaving.includes(id)),
    };
  });
  const spoken = new Set(before.flatMap(({ notes }) => notes.map(({ id }) => id)));
  const unfiled = [...truth.notes.values()].flatMap((note): UnfiledNote[] => {
    const { id, author: contributor, deal, words: text } = note;
    if (!isThere(note) || themeOf(truth, note) !== null) return [];
    if (spoken.has(id) || !isHeard(note)) return [];
    return [{ id, contributor, deal, area: 'success', text }];
  });
  const found = topics.map((terms) => ({
    area: 'success' as const,
    terms,
    noteIds: unfiled
      .filter(({ text }) => terms.some((term) => text.includes(term)))
      .map(({ id }) => id),
  }));
  const known = kept.map(({ terms }) => ({ area: 'success' as const, terms }));
  const proposed = themesToPropose({ found, read: unfiled, unfiled, known, k, crowdsOf });
  return [
    ...kept,
    ...proposed.map(({ terms, notes }) => ({
      key: `found ${terms.join(' ')}`,
      k,
      terms,
      isSilenced: false,
      notes,
    })),
  ];
}

/** The same after all was lost: the codebook holds the words, each note what it stands behind. */
export function keptProposals(
  before: readonly KeptProposal[],
  marks: ReadonlyMap<string, string>,
  truth: Truth,
): KeptProposal[] {
  const behind = [...marks].flatMap(([id, mark]) => {
    const { proposed, released } = parseNoteMark(mark);
    const deal = proposed?.deal ?? released?.facts?.deal;
    const contributor = truth.notes.get(id)?.author;
    if (proposed === null || deal === undefined || contributor === undefined) return [];
    return [{ key: proposed.themeKey, id, deal, contributor }];
  });
  return before.map((proposal) => ({
    ...proposal,
    notes: behind.filter(({ key }) => key === proposal.key),
  }));
}

function wordsOf({ notes }: Truth, id: string): string | null {
  const note = notes.get(id);
  return isThere(note) ? note.words : null;
}
