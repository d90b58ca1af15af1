import type { OrgTransaction } from '../database/database.ts';
import type { StoredNote } from '../notes/note.ts';
import { slices } from '../slices.ts';
import { nameOfWords } from '../notes/words-name.ts';
import { adoptGroups } from './group-size.ts';
import { columnsOf } from './hearing-columns.ts';
import { keyMeant } from './marked-keys.ts';
import {
  type EarlierMark,
  type MarkedRelease,
  onceReleased,
  parseNoteMark,
} from './release-mark.ts';
import { adoptLookedAt, type OnceLookedAt } from './looked-at-notes.ts';

/** A note as far as adopting it asks, and its `Release__c`. */
export interface MarkedNote {
  readonly note: Pick<StoredNote, 'id' | 'contributor' | 'isLost' | 'approvedQuote'> & {
    /** Null for a note that names none now; what the mark says of it goes first. */
    readonly deal: string | null;
    /** Withdrawn, held, or no longer there. */
    readonly isGone: boolean;
  };
  readonly mark: string | null;
}

/** A note that was just read, as adopting it asks. */
export function toMarked(read: {
  readonly note: StoredNote;
  readonly releaseMark: string | null;
}): MarkedNote {
  const isGone = read.note.isWithdrawn || read.note.status === 'held';
  return { note: { ...read.note, isGone }, mark: read.releaseMark };
}

/**
 * Takes over what Salesforce says of notes, that they were released or stand behind a proposal: the way
 * back after our database was lost. What they published then is published again, and never twice; what
 * is known of them already stays.
 *
 * @param releasedAt the last release, as far as Salesforce knows: for one that it does not tell of
 */
export async function adoptMarks(
  tx: OrgTransaction,
  orgId: string,
  notes: readonly MarkedNote[],
  releasedAt: Date,
): Promise<void> {
  const keys = await keysMeant(tx, notes);
  const lookedAt: OnceLookedAt[] = [];
  const marked = notes.flatMap(({ note, mark }) => {
    const { released, earlier, proposed } = parseNoteMark(mark);
    if (earlier !== null) lookedAt.push({ id: note.id, earlier: earlierMeant(earlier, keys) });
    return released !== null || proposed !== null ? [{ note, released, proposed }] : [];
  });
  const releases: MarkedRelease[] = [];
  const releasedRows = [];
  const proposedRows = [];
  for (const { note, released, proposed } of marked) {
    const deal = released?.facts?.deal ?? note.deal;
    if (released !== null && deal !== null) {
      const { reason, facts } = released;
      const personaKey = keys(released.personaKey);
      const themeKey = keys(released.themeKey);
      if (personaKey === null || themeKey === null) {
        // Its persona or theme was deleted since, and nobody can tell which it was; but it was shown.
        const earlier = onceReleased(released);
        if (earlier !== null) lookedAt.push({ id: note.id, earlier: { ...earlier, personaKey } });
        continue;
      }
      releases.push(released, ...(reason === null ? [] : [reason]));
      const words = note.approvedQuote === null ? null : nameOfWords(note.approvedQuote);
      releasedRows.push({
        org_id: orgId,
        note_id: note.id,
        release_id: released.releaseId,
        persona_key: personaKey,
        theme_key: themeKey,
        contributor: note.contributor,
        deal,
        is_lost: facts === null ? note.isLost : facts.isLost,
        quarter: released.quarter,
        k: released.k,
        is_gone: note.isGone,
        is_fresh: released.isFresh,
        batch_size: released.size,
        has_left_ledger: released.hasLeftLedger,
        crowd_left: released.crowd.left,
        crowd_left_of_sides: released.crowd.leftOfSides,
        quotes_shown: released.quotesShown,
        reason: reason?.reason ?? null,
        reason_persona_key: reason === null ? null : personaKey,
        reason_release_id: reason?.releaseId ?? null,
        reason_k: reason?.k ?? null,
        reason_crowd_left: reason?.crowdLeft ?? null,
        ...columnsOf(released.hearing),
        shown_words: facts === null ? words : facts.shownWords,
        taught_words: facts?.taughtWords ?? null,
      });
    }
    const proposalDeal = proposed?.deal ?? deal;
    const proposalKey = proposed === null ? null : keys(proposed.themeKey);
    if (proposed === null || proposalKey === null || proposalDeal === null) continue;
    proposedRows.push({
      org_id: orgId,
      note_id: note.id,
      theme_key: proposalKey,
      contributor: note.contributor,
      deal: proposalDeal,
      k: proposed.k,
    });
  }
  await adoptReleases(
    tx,
    orgId,
    releases.map((release) => ({ ...release, releasedAt })),
  );
  for (const slice of slices(releasedRows, 1000)) {
    await tx
      .insertInto('released_note')
      .values(slice)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  for (const slice of slices(lookedAt, 1000)) await adoptLookedAt(tx, orgId, slice);
  for (const slice of slices(proposedRows, 1000)) {
    await tx
      .insertInto('proposed_note')
      .values(slice)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/**
 * Notes that come to us again, hidden or deleted for a while: whatever Salesforce says that they were
 * released in, they were released once; and whatever else a release made of them stays.
 */
export async function adoptOnceLookedAt(
  tx: OrgTransaction,
  orgId: string,
  notes: readonly MarkedNote[],
): Promise<void> {
  const keys = await keysMeant(tx, notes);
  const once = notes.flatMap(({ note, mark }) => {
    const { released, earlier } = parseNoteMark(mark);
    const told = earlier ?? onceReleased(released);
    // Who takes a note away for a while does so alone: it enters nothing any more.
    const gone = told === null ? null : { ...earlierMeant(told, keys), hearing: null };
    return gone === null ? [] : [{ id: note.id, earlier: gone }];
  });
  for (const slice of slices(once, 1000)) await adoptLookedAt(tx, orgId, slice);
}

/** Takes over releases, and the k of their quarters; those known already stay as they are. */
export async function adoptReleases(
  tx: OrgTransaction,
  orgId: string,
  releases: readonly (MarkedRelease & { readonly releasedAt: Date })[],
): Promise<void> {
  const byId = new Map(releases.map((release) => [release.releaseId, release]));
  const rows = [...byId.values()].map(({ releaseId, number, quarter, k, releasedAt }) => ({
    org_id: orgId,
    number,
    release_id: releaseId,
    quarter,
    k,
    released_at: releasedAt,
  }));
  for (const slice of slices(rows, 1000)) {
    await tx
      .insertInto('release')
      .values(slice)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await adoptGroups(tx, orgId, rows);
}

function earlierMeant(
  earlier: EarlierMark,
  keys: (inMark: string) => string | null,
): OnceLookedAt['earlier'] {
  const { personaKey } = earlier;
  return { ...earlier, personaKey: personaKey === null ? null : keys(personaKey) };
}

/** Reads the keys of these notes' marks; the codebook is asked only where one was shortened. */
async function keysMeant(
  tx: OrgTransaction,
  notes: readonly MarkedNote[],
): Promise<(inMark: string) => string | null> {
  const isAnyShort = notes.some(({ mark }) => mark?.includes('|#') === true);
  if (!isAnyShort) return (inMark) => inMark;
  const themes = await tx.selectFrom('theme').select('theme_key as key').execute();
  const personas = await tx.selectFrom('persona').select('persona_key as key').execute();
  const known = [...themes, ...personas].map(({ key }) => key);
  return (inMark) => keyMeant(inMark, known);
}
