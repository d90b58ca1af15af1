import { createHash } from 'node:crypto';
import type { OrgTransaction } from '../database/database.ts';
import {
  type FoundTheme,
  type ProposedTheme,
  reviewProposal,
  themesToPropose,
  type UnfiledNote,
} from '../privacy/release/proposals.ts';
import { crowdsBehind } from '../privacy/release/still-there.ts';
import { slices } from '../slices.ts';
import { loadStillThere } from './still-there.ts';

/** What was looked through for themes, before the release, and what was found. */
export interface Discovery {
  readonly read: readonly UnfiledNote[];
  readonly found: readonly FoundTheme[];
}

export interface ProposalsDone {
  /** Notes that stand behind a proposal now, or do no longer. */
  readonly changedNoteIds: string[];
  /** Keys of the proposed themes that may show no words any more. */
  readonly silenced: string[];
}

/**
 * The notes that would count if they had a theme, that earlier releases heard and did not find strayed, and that stand
 * behind no proposal, in the order of their ids. A note that was released once is none of them, whatever it is filed
 * under since.
 */
export async function loadUnfiled(tx: OrgTransaction): Promise<UnfiledNote[]> {
  const rows = await tx
    .selectFrom('note')
    .innerJoin('looked_at_note', 'looked_at_note.note_id', 'note.note_id')
    .leftJoin('proposed_note', 'proposed_note.note_id', 'note.note_id')
    .select(['note.note_id', 'note.contributor', 'note.deal'])
    .select(['note.prompt_area', 'note.redacted_text'])
    .where('note.status', '=', 'waiting')
    .where('note.theme_key', 'is', null)
    .where('note.is_english', '=', true)
    .where('note.is_withdrawn', '=', false)
    .where((note) =>
      note.or([note('note.source', 'is', null), note('note.source', '<>', 'role-play')]),
    )
    .where('looked_at_note.kind', '=', 'weighed')
    .where('looked_at_note.heard_words', 'is not', null)
    .where('proposed_note.note_id', 'is', null)
    .orderBy('note.note_id')
    .execute();
  return rows.flatMap(({ note_id: id, contributor, deal, prompt_area: area, redacted_text }) =>
    deal === null || area === null ? [] : [{ id, contributor, deal, area, text: redacted_text }],
  );
}

/**
 * Stores what a release proposes, inside its transaction: what was found before is judged by the
 * notes as they are now. What earlier releases proposed is looked at again: a withdrawn note leaves where
 * nobody can see it; else the words go, for good, and the other notes stand behind nothing new.
 */
export async function releaseProposals(
  tx: OrgTransaction,
  orgId: string,
  { read, found }: Discovery,
  k: number,
  isSample: boolean,
): Promise<ProposalsDone> {
  const unfiled = await loadUnfiled(tx);
  const stillThere = await loadStillThere(tx);
  // Nobody hides in the sample, where one newcomer is enough.
  const crowdsOf: CrowdsOf = (ids) => (isSample ? [] : crowdsBehind(ids, stillThere));
  const reviewed = await review(tx, crowdsOf);
  const known = await loadKnown(tx);
  const proposed = themesToPropose({ found, read, unfiled, known, k, crowdsOf });
  for (const theme of proposed) await store(tx, orgId, theme, k);
  const behind = proposed.flatMap((theme) => theme.notes.map((note) => note.id));
  return { ...reviewed, changedNoteIds: [...reviewed.changedNoteIds, ...behind] };
}

/** Every theme that was ever proposed and is remembered, retired and deleted ones too. */
async function loadKnown(tx: OrgTransaction): Promise<Pick<FoundTheme, 'area' | 'terms'>[]> {
  const themes = await tx.selectFrom('theme').select(['area', 'terms']).execute();
  const coming = await tx.selectFrom('proposed_theme').select(['area', 'terms']).execute();
  return [...themes.filter(({ terms }) => terms.length > 0), ...coming];
}

async function store(
  tx: OrgTransaction,
  orgId: string,
  { area, terms, notes }: ProposedTheme,
  k: number,
): Promise<void> {
  const themeKey = keyOf(area, terms);
  await tx
    .insertInto('proposed_theme')
    .values({
      org_id: orgId,
      theme_key: themeKey,
      area,
      terms: [...terms],
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const rows = notes.map(({ id, contributor, deal }) => ({
    org_id: orgId,
    note_id: id,
    theme_key: themeKey,
    contributor,
    deal,
    k,
  }));
  for (const slice of slices(rows, 1000)) {
    await tx.insertInto('proposed_note').values(slice).execute();
  }
}

/** The same words in the same area always give the same key, so nothing can be proposed twice. */
function keyOf(area: string, terms: readonly string[]): string {
  const words = JSON.stringify([area, ...terms.toSorted()]);
  return `found-${createHash('sha256').update(words).digest('hex').slice(0, 16)}`;
}

type CrowdsOf = Parameters<typeof themesToPropose>[0]['crowdsOf'];

async function review(tx: OrgTransaction, crowdsOf: CrowdsOf): Promise<ProposalsDone> {
  const rows = await tx
    .selectFrom('proposed_note')
    .leftJoin('note', (join) =>
      join
        .onRef('note.note_id', '=', 'proposed_note.note_id')
        .on('note.is_withdrawn', '=', false)
        .on('note.status', '<>', 'held'),
    )
    .leftJoin('theme', 'theme.theme_key', 'proposed_note.theme_key')
    .leftJoin('proposed_theme', 'proposed_theme.theme_key', 'proposed_note.theme_key')
    .select(['proposed_note.note_id', 'proposed_note.theme_key', 'proposed_note.contributor'])
    .select(['proposed_note.deal', 'proposed_note.k', 'note.redacted_text'])
    .select(['theme.terms', 'proposed_theme.terms as coming_terms'])
    .execute();
  const leaving: string[] = [];
  const silenced: string[] = [];
  for (const [themeKey, all] of Map.groupBy(rows, (row) => row.theme_key)) {
    const [{ terms, coming_terms } = { terms: null, coming_terms: null }] = all;
    const reviewed = reviewProposal({
      terms: terms ?? coming_terms ?? [],
      k: Math.max(...all.map((row) => row.k)),
      notes: all.map((row) => ({ ...row, id: row.note_id, text: row.redacted_text })),
      crowds: crowdsOf(all.map((row) => row.note_id)),
    });
    leaving.push(...reviewed.leaving);
    if (reviewed.isSilenced) silenced.push(themeKey);
  }
  for (const slice of slices(leaving, 1000)) {
    await tx.deleteFrom('proposed_note').where('note_id', 'in', slice).execute();
  }
  // Those that the codebook does not have yet never come into it.
  for (const slice of slices(silenced, 1000)) {
    await tx.deleteFrom('proposed_theme').where('theme_key', 'in', slice).execute();
  }
  return { changedNoteIds: leaving, silenced };
}
