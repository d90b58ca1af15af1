import type { StoredNote } from '../notes/note.ts';
import type { Filing, HeldNote } from '../notes/stored-notes.ts';
import { takeIn } from '../notes/take-in.ts';
import type { NoteRow } from '../salesforce/note-rows.ts';
import type { Codebook } from './codebook.ts';
import { keyedHash } from './fingerprint.ts';
import { readNamesAround } from './names-around.ts';
import type { OrgSync } from './org-sync.ts';
import { toRawNote } from './raw-note.ts';

/** A note that may be stored, and what has to be stored with it. */
export interface FiledNote {
  readonly note: StoredNote;
  readonly filing: Filing;
  /** `Release__c` as it stood in Salesforce. */
  readonly releaseMark: string | null;
}

export interface FiledNotes {
  readonly filed: FiledNote[];
  /** Notes that were saved again without a change to what people fill in: our own writes mostly. */
  readonly unchanged: NoteRow[];
}

/** Takes in the notes whose inputs changed since we held them. Raw words end here. */
export async function fileNotes(
  sync: OrgSync,
  rows: readonly NoteRow[],
  held: ReadonlyMap<string, HeldNote>,
  codebook: Codebook,
): Promise<FiledNotes> {
  const candidates = rows.map((row) => {
    const raw = toRawNote(row, codebook);
    const inputHash = keyedHash(sync.secret, raw);
    const known = held.get(row.Id);
    const isChanged = known === undefined || known.isStale || known.inputHash !== inputHash;
    return { row, raw, inputHash, isChanged };
  });
  const changed = candidates.filter((candidate) => candidate.isChanged);
  const unchanged = candidates.filter((candidate) => !candidate.isChanged).map(({ row }) => row);
  if (changed.length === 0) return { filed: [], unchanged };

  const names = await readNamesAround(
    sync.org,
    changed.map(({ row }) => row),
  );
  const context = {
    colleagues: names.colleagues,
    codebook: sync.coderOf(codebook),
    personas: codebook.titles,
    pseudonym: (id: string) => keyedHash(sync.secret, id),
  };
  const filed = changed.map(({ row, raw, inputHash }) => ({
    note: takeIn(raw, { ...context, knownNames: names.of(row) }),
    filing: {
      modifiedAt: row.SystemModstamp,
      inputHash,
      raw,
      codedWith: codebook.codedWith,
      matchedWith: codebook.matchedWith,
    },
    releaseMark: row.Release__c,
  }));
  return { filed, unchanged };
}
