import type { OrgTransaction } from '../database/database.ts';
import { anyOf } from '../database/many-rows.ts';
import { loadNoteMarks } from '../release/note-marks.ts';
import type { NoteRow } from '../salesforce/note-rows.ts';
import { slices } from '../slices.ts';
import type { Codebook } from './codebook.ts';
import { desire, type DesiredRow, type FieldValues } from './written-rows.ts';

const emptyNote = {
  Status__c: null,
  Held_Reason__c: null,
  Buyer_Theme__c: null,
  Filed_Persona__c: null,
  Quote__c: null,
  Release__c: null,
} as const;

/** What a note was read to hold in the fields that the service owns. */
export function serviceFieldsOf(row: Pick<NoteRow, keyof typeof emptyNote>): FieldValues {
  const { Status__c, Held_Reason__c, Buyer_Theme__c, Filed_Persona__c, Quote__c, Release__c } = row;
  return { Status__c, Held_Reason__c, Buyer_Theme__c, Filed_Persona__c, Quote__c, Release__c };
}

type Ids = Pick<Codebook, 'themeIds' | 'personaIds'>;

/** Says what these notes should hold in Salesforce: nothing where we no longer know a note. */
export async function desireNotes(
  tx: OrgTransaction,
  orgId: string,
  noteIds: readonly string[],
  ids: Ids,
): Promise<void> {
  for (const slice of slices(noteIds, 2000)) await desireSlice(tx, orgId, slice, ids);
}

async function desireSlice(
  tx: OrgTransaction,
  orgId: string,
  noteIds: readonly string[],
  codebook: Ids,
): Promise<void> {
  const rows = await tx
    .selectFrom('note')
    .leftJoin('released_note', (join) =>
      join
        .onRef('released_note.note_id', '=', 'note.note_id')
        .on('released_note.is_gone', '=', false),
    )
    .select([
      'note.note_id',
      'note.status',
      'note.held_reason',
      'note.theme_key',
      'note.persona_key',
      'note.quote',
      'note.is_withdrawn',
      'released_note.release_id',
    ])
    .where('note.note_id', '=', anyOf(noteIds))
    .execute();
  const marks = await loadNoteMarks(tx, noteIds);
  const fields = new Map<string, FieldValues>(
    rows.map((row) => {
      const Release__c = marks.get(row.note_id) ?? null;
      if (row.is_withdrawn) return [row.note_id, { ...emptyNote, Release__c }];
      return [
        row.note_id,
        {
          Status__c: row.release_id === null ? row.status : 'released',
          Held_Reason__c: row.held_reason,
          Buyer_Theme__c: codebook.themeIds.get(row.theme_key ?? '') ?? null,
          Filed_Persona__c: codebook.personaIds.get(row.persona_key ?? '') ?? null,
          Quote__c: row.quote === '' ? null : row.quote,
          Release__c,
        },
      ];
    }),
  );
  const wishes: DesiredRow[] = noteIds.map((id) => ({
    sobject: 'Buyer_Note__c',
    rowKey: id,
    recordId: id,
    fields: fields.get(id) ?? emptyNote,
  }));
  await desire(tx, orgId, wishes);
}
