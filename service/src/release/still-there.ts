import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { buyersInGeneral } from '../notes/note.ts';
import type { StillThere } from '../privacy/release/still-there.ts';

/** The notes that releases heard and that were there ever since, as they are now, whatever stands in a batch. */
export async function loadStillThere(tx: OrgTransaction): Promise<StillThere[]> {
  const heard = tx
    .selectFrom('released_note')
    .select(['note_id', 'look', 'heard_lost', sql<boolean>`true`.as('may_be_in_general')])
    .unionAll(
      tx
        .selectFrom('looked_at_note')
        .select(['note_id', 'look', 'heard_lost'])
        .select(sql<boolean>`persona_key = ${buyersInGeneral}`.as('may_be_in_general')),
    );
  const rows = await tx
    .selectFrom(heard.as('heard'))
    .innerJoin('note', 'note.note_id', 'heard.note_id')
    .select(['note.note_id as id', 'heard.look', 'heard.heard_lost as isLost', 'note.quarter'])
    .select(['note.contributor', 'note.deal', 'heard.may_be_in_general as mayBeInGeneral'])
    .where('heard.look', 'is not', null)
    .where('note.is_withdrawn', '=', false)
    .where('note.status', '<>', 'held')
    .execute();
  return rows.flatMap(({ look, deal, ...note }) =>
    // What names no deal any more still is somebody's note: whether it stands in a batch must make no difference.
    look === null ? [] : [{ ...note, look, deal: deal ?? note.id }],
  );
}
