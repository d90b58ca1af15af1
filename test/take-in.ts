import type { KnownName } from '#lwc/knownNames/knownNames.ts';
import type { Findings } from '../service/src/insight/findings.ts';
import { type Context, fileNote, nothingFound } from '../service/src/notes/file-note.ts';
import type { InsightArea, RawNote, StoredNote } from '../service/src/notes/note.ts';
import { redactNote } from '../service/src/notes/redact-note.ts';

export interface TakeInContext extends Context {
  readonly names: readonly (readonly KnownName[])[];
  /** What stands for the model and the coder. */
  readonly find: (text: string, area: InsightArea | null) => Partial<Findings>;
}

/** Takes a note in as the service does, with what the test knows in place of the thread that reads it. */
export function takeIn(raw: RawNote, { names, find, ...context }: TakeInContext): StoredNote {
  const redacted = redactNote(raw, ...names);
  const found = redacted.keepsWords ? find(redacted.redactedText, raw.promptArea) : {};
  return fileNote(raw, redacted, { ...nothingFound, ...found }, context);
}
