import { matchPersona, type PersonaTitles } from '#lwc/personaMatch/personaMatch.ts';
import type { KnownName } from '#lwc/knownNames/knownNames.ts';
import { findSpecialCategory } from '#lwc/specialCategory/specialCategory.ts';
import type { Coder } from '../insight/coder.ts';
import { isEnglish } from '../insight/language.ts';
import { findHostile } from '../privacy/hostile.ts';
import { redact } from '../privacy/redact.ts';
import { quarterOf } from '../privacy/release/quarter.ts';
import { visibleText } from '../privacy/visible-text.ts';
import { asCounted } from './counted.ts';
import { bodyCharacters, type HeldReason, type RawNote, type StoredNote } from './note.ts';
import { quoteOf } from './quote.ts';

/** What a note is judged with. All of it is of the note's own org. */
export interface Context {
  /** Names around this note: its account, contacts and lead. Never stored. */
  readonly knownNames: readonly KnownName[];
  /** Names of our users, one list for many notes. Never stored. */
  readonly colleagues: readonly KnownName[];
  readonly codebook: Coder;
  readonly personas: readonly PersonaTitles[];
  /** A keyed hash of a record id, the same every time. */
  readonly pseudonym: (id: string) => string;
}

/**
 * Turns a raw note into what may be stored: redacted, held where it must be, filed under a theme
 * and a persona. The same note in the same context always gives the same result.
 */
export function takeIn(raw: RawNote, context: Context): StoredNote {
  // The field holds no more; the cap keeps every rule below bounded whatever sends the text.
  const body = visibleText(raw.body.slice(0, bodyCharacters));
  const heldReason = reasonToHold(body);
  const keepsWords = heldReason === null && !raw.withdrawn;
  const redactedText = keepsWords ? redact(body, context.knownNames, context.colleagues).text : '';
  const quote = quoteOf(redactedText);
  const deal = raw.opportunityId ?? raw.leadId ?? raw.accountId;

  const note: StoredNote = {
    id: raw.id,
    contributor: context.pseudonym(raw.createdById),
    deal: deal === null ? null : context.pseudonym(deal),
    writtenAt: raw.createdAt,
    quarter: quarterOf(raw.createdAt),
    redactedText,
    quote,
    status: heldReason === null ? 'waiting' : 'held',
    heldReason,
    ...(keepsWords ? themeOf(raw, redactedText, context) : noTheme),
    personaKey: raw.chosenPersonaKey ?? matchPersona(raw.buyerTitle, context.personas),
    tone: raw.tone,
    source: raw.source,
    statedReason: raw.statedReason,
    isEnglish: isEnglish(redactedText),
    isLost: raw.isLost,
    isWithdrawn: raw.withdrawn,
    approvedQuote: quote !== '' && raw.approvedQuote === quote ? quote : null,
  };
  return asCounted(note) ? { ...note, status: 'counted' } : note;
}

function reasonToHold(body: string): HeldReason | null {
  return findSpecialCategory(body) ?? (findHostile(body) ? 'code' : null);
}

type Filing = Pick<StoredNote, 'themeKey' | 'themeBy'>;

const noTheme: Filing = { themeKey: null, themeBy: null };

/** The rep's tap wins, `none of these` too. Other languages are never guessed. */
function themeOf(raw: RawNote, text: string, { codebook }: Context): Filing {
  if (raw.confirmedThemeKey !== null) return { themeKey: raw.confirmedThemeKey, themeBy: 'rep' };
  if (raw.noneFits || !isEnglish(text)) return noTheme;
  const { themeKey } = codebook.code(text, raw.promptArea);
  return themeKey === null ? noTheme : { themeKey, themeBy: 'match' };
}
