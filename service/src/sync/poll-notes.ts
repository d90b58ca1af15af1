import { type Position, readNoteChanges, notesPerRead } from '../salesforce/note-rows.ts';
import { slices } from '../slices.ts';
import { findCheckpoint, markCaughtUp } from './checkpoint.ts';
import { readConfirmationsVersion } from './confirmations.ts';
import type { OrgSync } from './org-sync.ts';
import { rebuildReleases, releasedBefore } from './rebuild-releases.ts';
import { takeInSlice } from './take-in-slice.ts';

/**
 * Reads every note that changed since the checkpoint, to the end. The first time that succeeds,
 * what Salesforce says was released is published again.
 *
 * @returns how many notes were taken in or removed; the overlap that is read again does not count
 */
export async function pollNotes(sync: OrgSync): Promise<number> {
  const { org, database } = sync;
  const checkpoint = await database.inOrg(org.orgId, (tx) => findCheckpoint(tx, 'notes'));
  const isFirst = checkpoint === null || !checkpoint.isCaughtUp;
  const adoption = isFirst ? await releasedBefore(sync) : null;

  // One coder for all that arrives: where a tap among it moves others, they are filed anew afterwards.
  const confirmations = await database.inOrg(org.orgId, readConfirmationsVersion);

  const reading = sync.overlap.begin(checkpoint);
  let after: Position | Date = reading.from;
  let arrived = 0;
  for (;;) {
    const page = await readNoteChanges(org, after, sync.changesPerPage);
    for (const slice of slices(page, notesPerRead)) {
      arrived += await takeInSlice(sync, slice, { adoption, confirmations });
    }
    const last = page.at(-1);
    if (last === undefined || page.length < sync.changesPerPage) break;
    after = { modifiedAt: last.SystemModstamp, recordId: last.Id };
  }

  if (adoption !== null) {
    await rebuildReleases(sync, adoption);
    await database.inOrg(org.orgId, (tx) => markCaughtUp(tx, org.orgId, 'notes'));
  }
  reading.ended();
  return arrived;
}
