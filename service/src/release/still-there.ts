import type { OrgTransaction } from '../database/database.ts';
import type { StillThere } from '../privacy/release/still-there.ts';

/** The notes that releases heard and that were there ever since, as they are now, whatever stands in a batch. */
export async function loadStillThere(tx: OrgTransaction): Promise<StillThere[]> {
  const columns = ['note_id', 'look', 'general_look', 'heard_words', 'heard_lost'] as const;
  const heard = tx
    .selectFrom('released_note')
    .select(columns)
    .unionAll(tx.selectFrom('looked_at_note').select(columns));
  const rows = await tx
    .selectFrom(heard.as('heard'))
    .innerJoin('note', 'note.note_id', 'heard.note_id')
    .select(['note.note_id as id', 'note.contributor', 'note.deal', 'note.quarter'])
    .select(['heard.look', 'heard.general_look as generalLook', 'heard.heard_words'])
    .select('heard.heard_lost as isLost')
    .where('heard.look', 'is not', null)
    .where('note.is_withdrawn', '=', false)
    .where('note.status', '<>', 'held')
    .execute();
  return rows.flatMap(({ look, deal, heard_words, ...note }) =>
    // What names no deal any more still is somebody's note: whether it stands in a batch must make no difference.
    look === null
      ? []
      : [{ ...note, look, deal: deal ?? note.id, hasStrayed: heard_words === null }],
  );
}
