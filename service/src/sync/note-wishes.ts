import type { OrgTransaction } from '../database/database.ts';
import { anyOf } from '../database/many-rows.ts';
import { proposalMark } from '../release/proposal-mark.ts';
import { releaseMark } from '../release/release-mark.ts';
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
    .leftJoin('proposed_note', 'proposed_note.note_id', 'note.note_id')
    .select([
      'note.note_id',
      'note.status',
      'note.held_reason',
      'note.theme_key',
      'note.persona_key',
      'note.quote',
      'note.is_withdrawn',
      'released_note.release_id',
      'released_note.persona_key as released_persona',
      'released_note.theme_key as released_theme',
      'released_note.k',
      'released_note.reason',
      'released_note.reason_persona_key',
      'released_note.reason_release_id',
      'released_note.reason_k',
      'proposed_note.theme_key as proposed_theme',
      'proposed_note.k as proposed_k',
    ])
    .where('note.note_id', '=', anyOf(noteIds))
    .execute();
  const fields = new Map<string, FieldValues>(
    rows.map((row) => {
      if (row.is_withdrawn) return [row.note_id, emptyNote];
      const { release_id, released_persona, released_theme, k } = row;
      const mark =
        release_id !== null && released_persona !== null && released_theme !== null && k !== null
          ? releaseMark({
              ...row,
              release_id,
              persona_key: released_persona,
              theme_key: released_theme,
              k,
            })
          : null;
      const { proposed_theme, proposed_k } = row;
      const proposed =
        proposed_theme === null || proposed_k === null
          ? null
          : proposalMark({ theme_key: proposed_theme, k: proposed_k });
      return [
        row.note_id,
        {
          Status__c: mark === null ? row.status : 'released',
          Held_Reason__c: row.held_reason,
          Buyer_Theme__c: codebook.themeIds.get(row.theme_key ?? '') ?? null,
          Filed_Persona__c: codebook.personaIds.get(row.persona_key ?? '') ?? null,
          Quote__c: row.quote === '' ? null : row.quote,
          Release__c: mark ?? proposed,
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
