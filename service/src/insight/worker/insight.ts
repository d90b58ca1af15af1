import type { KnownName } from '#lwc/knownNames/knownNames.ts';
import type { RedactedNote } from '../../notes/redact-note.ts';
import type { CodebookTheme } from '../coding/coder.ts';
import type { Findings } from '../findings.ts';
import type { NoteToFile, NoteToRedact, PackedConfirmation, PackedText } from './messages.ts';
import type { PackedVector } from './packed-vector.ts';

/** What reads notes: redaction, the embedding model and the coder, off the main thread. */
export interface Insight {
  /** Names the embedding model; vectors of another one cannot be compared. */
  readonly embedderId: string;
  /** Redacts notes, in order; null for one that a rule failed on. */
  redact(
    notes: readonly NoteToRedact[],
    colleagues: readonly KnownName[],
  ): Promise<(RedactedNote | null)[]>;
  /** The vectors of redacted texts, in order. */
  embed(texts: readonly string[]): Promise<PackedVector[]>;
  /** What redacted English texts tell, in order, by a coder that is loaded when it is not at hand. */
  file(coder: CoderSource, notes: readonly NoteToFile[]): Promise<Findings[]>;
  /** Which notes are so near one of the centres that confirming it could move them. */
  findNear(centres: readonly PackedText[], notes: readonly PackedText[]): Promise<boolean[]>;
  /** Ends the thread after what it does now. */
  close(): Promise<void>;
}

/** Where a coder comes from. */
export interface CoderSource {
  /** Sources of the same key load the same. */
  readonly key: string;
  load(): Promise<CoderLesson>;
}

export interface CoderLesson {
  readonly themes: readonly CodebookTheme[];
  readonly confirmed: readonly PackedConfirmation[];
}
