import type { KnownName } from '#lwc/knownNames/knownNames.ts';
import type { InsightArea, RawNote } from '../../notes/note.ts';
import type { RedactedNote } from '../../notes/redact-note.ts';
import type { CodebookTheme, Tap } from '../coding/coder.ts';
import type { Findings } from '../findings.ts';
import type { PackedVector } from './packed-vector.ts';

/** A raw note, for as long as it takes to strike names out of it. */
export interface NoteToRedact extends Pick<RawNote, 'body' | 'withdrawn'> {
  /** Notes around the same records share one list. */
  readonly knownNames: readonly KnownName[];
}

/** Redacted words and what they mean. */
export interface PackedText {
  readonly text: string;
  readonly vector: PackedVector;
}

/** A note whose rep named its theme. */
export interface PackedConfirmation extends PackedText, Tap {
  readonly id: string;
  readonly themeKey: string;
}

export interface NoteToFile {
  readonly text: string;
  /** Null where none was stored: the thread makes it. */
  readonly vector: PackedVector | null;
  readonly area: InsightArea | null;
  /** The hash of who wrote it. */
  readonly contributor: string;
}

/** What the thread is asked to do. All of it is plain data, in slices that clone fast. */
export type Request =
  | {
      readonly kind: 'redact';
      readonly notes: readonly NoteToRedact[];
      readonly colleagues: readonly KnownName[];
    }
  | { readonly kind: 'embed'; readonly texts: readonly string[] }
  | { readonly kind: 'learn'; readonly lesson: Lesson }
  | { readonly kind: 'file'; readonly coderKey: string; readonly notes: readonly NoteToFile[] }
  | {
      readonly kind: 'findNear';
      readonly centres: readonly PackedText[];
      readonly notes: readonly PackedText[];
    };

/** A part of what a coder is built from; the one that gives the themes comes last. */
export interface Lesson {
  readonly coderKey: string;
  /** How many confirmed notes the parts before this one had. */
  readonly after: number;
  readonly confirmed: readonly PackedConfirmation[];
  readonly themes: readonly CodebookTheme[] | null;
}

/** What the thread answers. */
export type Answer =
  | {
      readonly kind: 'redact';
      /** Null where a rule failed on a note. */
      readonly notes: readonly (RedactedNote | null)[];
    }
  | { readonly kind: 'embed'; readonly vectors: readonly PackedVector[] }
  | { readonly kind: 'learn' }
  /** Null: the thread does not know this coder, or not any more. */
  | { readonly kind: 'file'; readonly found: readonly Findings[] | null }
  | { readonly kind: 'findNear'; readonly areNear: readonly boolean[] }
  /** The name of the error and no more: its message could quote a note. */
  | { readonly kind: 'failed'; readonly errorName: string };

export interface ToThread {
  readonly id: number;
  /** Null: let go of the model and end. */
  readonly request: Request | null;
}

export type FromThread =
  | { readonly id: number; readonly answer: Answer }
  /** Sent once, when the model is loaded. */
  | { readonly embedderId: string }
  /** Sent instead when it cannot be; the message is about files and settings. */
  | { readonly cannotStart: string };
