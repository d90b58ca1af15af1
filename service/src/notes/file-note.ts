import { matchPersona, type PersonaTitles } from '#lwc/personaMatch/personaMatch.ts';
import type { Findings } from '../insight/findings.ts';
import { quarterOf } from '../privacy/release/quarter.ts';
import { asCounted } from './counted.ts';
import { type RawNote, type StoredNote, type ToneClass, toneClassOf } from './note.ts';
import type { RedactedNote } from './redact-note.ts';

/** What a note is filed with. All of it is of the note's own org. */
export interface Context {
  readonly personas: readonly PersonaTitles[];
  /** A keyed hash of a record id, the same every time. */
  readonly pseudonym: (id: string) => string;
}

/**
 * Turns a redacted note into what is stored: filed under a theme and a persona, with tone and reason.
 * What its rep said wins over what was found in its words; the same input always gives the same note.
 */
export function fileNote(
  raw: RawNote,
  redacted: RedactedNote,
  found: Findings,
  context: Context,
): StoredNote {
  const { keepsWords, heldReason } = redacted;
  const quote = keepsWords ? redacted.quote : '';
  const deal = raw.opportunityId ?? raw.leadId ?? raw.accountId;
  // What keeps no words is not judged, so it is nothing that a language could keep from counting.
  const isEnglish = keepsWords ? redacted.isEnglish : true;
  const said = keepsWords && isEnglish ? found : nothingFound;
  // What is held or was taken back says nothing, the rep's choices included.
  const chosen = heldReason === null && !raw.withdrawn ? raw : { tone: null, statedReason: null };
  const note: StoredNote = {
    id: raw.id,
    contributor: context.pseudonym(raw.createdById),
    deal: deal === null ? null : context.pseudonym(deal),
    writtenAt: raw.createdAt,
    quarter: quarterOf(raw.createdAt),
    redactedText: keepsWords ? redacted.redactedText : '',
    quote,
    status: heldReason === null ? 'waiting' : 'held',
    heldReason,
    ...(keepsWords ? themeOf(raw, said) : noTheme),
    personaKey: raw.chosenPersonaKey ?? personaOf(raw.buyerTitle, context.personas),
    ...toneOf(chosen.tone === null ? null : toneClassOf[chosen.tone], said),
    source: raw.source,
    ...reasonOf(chosen.statedReason, said),
    isEnglish,
    isLost: raw.isLost,
    isWithdrawn: raw.withdrawn,
    approvedQuote: quote !== '' && raw.approvedQuote === quote ? quote : null,
  };
  return asCounted(note) ? { ...note, status: 'counted' } : note;
}

/** A stored note, filed anew: what taking it in again would give. */
export function refile(note: StoredNote, noneFits: boolean, found: Findings): StoredNote {
  if (note.status === 'held' || note.isWithdrawn || note.redactedText === '') return note;
  const said = note.isEnglish ? found : nothingFound;
  const confirmedThemeKey = note.themeBy === 'rep' ? note.themeKey : null;
  const refiled: StoredNote = {
    ...note,
    status: 'waiting',
    ...themeOf({ confirmedThemeKey, noneFits }, said),
    ...toneOf(note.toneBy === 'rep' ? note.tone : null, said),
    ...reasonOf(note.reasonBy === 'rep' ? note.statedReason : null, said),
  };
  return asCounted(refiled) ? { ...refiled, status: 'counted' } : refiled;
}

/** Of words that nobody looked at, or in a language that is not read. */
export const nothingFound: Findings = { themeKey: null, tone: null, statedReason: null };

const noTheme: Pick<StoredNote, 'themeKey' | 'themeBy'> = { themeKey: null, themeBy: null };

function personaOf(title: string | null, personas: readonly PersonaTitles[]): string | null {
  return title === null ? null : matchPersona(title, personas);
}

/** The rep's tap wins, `none of these` too. */
function themeOf(
  { confirmedThemeKey, noneFits }: Pick<RawNote, 'confirmedThemeKey' | 'noneFits'>,
  { themeKey }: Findings,
): Pick<StoredNote, 'themeKey' | 'themeBy'> {
  if (confirmedThemeKey !== null) return { themeKey: confirmedThemeKey, themeBy: 'rep' };
  if (noneFits || themeKey === null) return noTheme;
  return { themeKey, themeBy: 'match' };
}

function toneOf(tone: ToneClass | null, found: Findings): Pick<StoredNote, 'tone' | 'toneBy'> {
  if (tone !== null) return { tone, toneBy: 'rep' };
  return { tone: found.tone, toneBy: found.tone === null ? null : 'text' };
}

function reasonOf(
  statedReason: StoredNote['statedReason'],
  found: Findings,
): Pick<StoredNote, 'statedReason' | 'reasonBy'> {
  if (statedReason !== null) return { statedReason, reasonBy: 'rep' };
  return {
    statedReason: found.statedReason,
    reasonBy: found.statedReason === null ? null : 'text',
  };
}
