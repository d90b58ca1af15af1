import type { OrgTransaction } from '../database/database.ts';
import { adoptMarks, adoptReleases } from './adopt.ts';
import { adoptGroups } from './group-size.ts';
import { loadNoteMarks } from './note-marks.ts';
import { loadDeleted } from './deleted-records.ts';
import { historyCharacters, type ReleaseHistory } from './release-history.ts';

/**
 * Releases that nothing stands from any more are remembered for as long as that many others follow: the crowds that
 * they heard are judged by their k. 19 years of weeks take a third of what `Releases__c` holds.
 */
const releasesKept = 1000;

/** No more of them can fit, however short they are. */
const goneAtMost = Math.ceil(historyCharacters / 150);

/** The history of this org's releases, in the same order every time. */
export async function loadHistory(tx: OrgTransaction): Promise<ReleaseHistory> {
  const groups = await tx
    .selectFrom('quarter_group')
    .select(['quarter', 'k'])
    .orderBy('quarter')
    .execute();
  const releases = await tx
    .selectFrom('release')
    .select(['release_id as releaseId', 'quarter', 'number', 'k', 'released_at as releasedAt'])
    .orderBy('number')
    .execute();
  const standing = tx
    .selectFrom('released_note')
    .select(['note_id', 'contributor'])
    .where('is_gone', '=', true)
    .union(tx.selectFrom('proposed_note').select(['note_id', 'contributor']));
  const gone = await tx
    .selectFrom(standing.as('standing'))
    .leftJoin('note', 'note.note_id', 'standing.note_id')
    .select(['standing.note_id as id', 'standing.contributor'])
    .where('note.note_id', 'is', null)
    .orderBy('standing.note_id')
    .limit(goneAtMost)
    .execute();
  const marks = await loadNoteMarks(
    tx,
    gone.map(({ id }) => id),
  );
  return {
    groups,
    releases,
    gone: gone.map(({ id, contributor }) => ({ id, contributor, mark: marks.get(id) ?? '' })),
    deleted: await loadDeleted(tx),
  };
}

/** Takes a history over, after our database was lost; what is known already stays. */
export async function adoptHistory(
  tx: OrgTransaction,
  orgId: string,
  { groups, releases, gone }: ReleaseHistory,
): Promise<void> {
  await adoptGroups(tx, orgId, groups);
  await adoptReleases(tx, orgId, releases);
  const lastAt = releases.at(-1)?.releasedAt;
  if (lastAt === undefined) return;
  const notes = gone.map(({ id, contributor, mark }) => {
    const facts = { isLost: false, deal: null, approvedQuote: null, isGone: true };
    return { note: { id, contributor, ...facts }, mark };
  });
  await adoptMarks(tx, orgId, notes, lastAt);
}

/** Forgets releases long past that nothing stands from: what is written of them must stay bounded. */
export async function forgetOldReleases(tx: OrgTransaction): Promise<void> {
  await tx
    .deleteFrom('release')
    .where('number', '<=', (release) =>
      release
        .selectFrom('release')
        .select((last) => last(last.fn.max('number'), '-', releasesKept).as('oldest')),
    )
    .where((release) =>
      release.not(
        release.exists(
          release
            .selectFrom('released_note')
            .select('released_note.note_id')
            .where((note) =>
              note.or([
                note('released_note.release_id', '=', note.ref('release.release_id')),
                note('released_note.reason_release_id', '=', note.ref('release.release_id')),
              ]),
            ),
        ),
      ),
    )
    .execute();
}
