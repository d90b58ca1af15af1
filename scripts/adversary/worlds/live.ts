import { statedReasons } from '../../../service/src/notes/note.ts';
import { cellNameText } from '../../../service/src/privacy/release/cell-name.ts';
import { type Sight, sightsAfter } from '../sight.ts';
import { createStore, release } from '../store.ts';
import { createTruth, type TrueNote } from '../truth.ts';
import type { Variant } from '../variant.ts';
import type { World } from './all-worlds.ts';
import type { PlannedNote, Saying, Scenario } from './scenario.ts';

/** A rep as far as anybody can tell: of teams that wrote alike, one is like the other. */
export interface Seat {
  readonly kind: number;
  readonly rep: number;
}

/** What a world shows, and who stands behind it. */
export interface Lived {
  /** All that could be seen after each release. */
  readonly seen: readonly (readonly string[])[];
  /** By what was shown, or was added by one release: the seats of those behind it. */
  readonly behind: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The titles of buyers are those of their personas, which may be exchanged. */
const titles = new Map(['P', 'Q'].map((persona) => [persona, persona]));

/** Lives through all releases of a world. */
export function live(scenario: Scenario, world: World, variant: Variant): Lived {
  const truth = { ...createTruth(), titles };
  const store = createStore();
  const notes = plannedOf(scenario, world);
  const seats = new Map(notes.map(({ note, seat }) => [note.id, seat]));
  const behind = new Map<string, Set<string>>();
  const stand = (what: string, ids: readonly { readonly id: string }[]): void => {
    const known = behind.get(what) ?? new Set();
    behind.set(what, known);
    for (const { id } of ids) known.add(seats.get(id) ?? '');
  };
  const seen = scenario.releases.map(({ quarter, k }, at) => {
    for (const { planned, saying, note } of notes) {
      if (planned.at === at) truth.notes.set(note.id, note);
      if (planned.at === at && planned.isLost) truth.lostDeals.add(note.deal);
      if (planned.editedAt === at) note.theme = themeName(saying.later);
      if (planned.movedAt === at) note.title = planned.persona === 'P' ? 'Q' : 'P';
      if (planned.withdrawnAt === at) note.isWithdrawn = true;
    }
    const settled = release(store, truth, variant, { quarter, k });
    for (const batch of [...store.batches, ...store.ledger]) {
      const what = 'reason' in batch ? `row ${cellNameText(batch)}` : cellNameText(batch);
      stand(what, batch.notes);
      stand(
        `${what} of ${batch.releaseId}`,
        batch.notes.filter(({ isFresh }) => isFresh),
      );
    }
    return sightsAfter(settled, store).map(asText).sort();
  });
  return { seen, behind };
}

/** What is seen, words apart: they were approved, and may be recognised. */
function asText({ kind, name, shown, lostShare, trend, quotes }: Sight): string {
  const words = quotes.length === 0 ? null : `${quotes.length} quotes`;
  const all = [kind, name, shown, lostShare, trend, words];
  return all
    .filter((one) => one !== null)
    .join(' ')
    .replaceAll('"', '');
}

function plannedOf({ teams, releases }: Scenario, { says }: World) {
  return teams.flatMap((team, kind) =>
    (says[kind] ?? []).flatMap((own, unit) =>
      team.notes.flatMap((planned, at) => {
        const saying = own[at];
        if (saying === undefined) return [];
        const id = `n${kind}.${unit}.${at}`;
        const author = `r${kind}.${unit}.${planned.rep}`;
        const deal = planned.isOnSharedDeal ? planned.deal : `${kind}.${unit} ${planned.deal}`;
        const quarter = releases[planned.at]?.quarter ?? '';
        const note = trueNote({ id, author, deal, quarter }, planned, saying);
        return [{ planned, saying, note, seat: `${kind}.${planned.rep}` }];
      }),
    ),
  );
}

function trueNote(
  name: Pick<TrueNote, 'id' | 'author' | 'deal' | 'quarter'>,
  { persona }: PlannedNote,
  { theme, reason, isApproved }: Saying,
): TrueNote {
  return {
    ...name,
    title: persona,
    chosen: null,
    theme: themeName(theme),
    reason: reason === null ? null : (statedReasons[reason] ?? null),
    followsId: null,
    words: '',
    isApproved,
    isWithdrawn: false,
    isHidden: false,
    isDeleted: false,
  };
}

function themeName(theme: number | null): string | null {
  return theme === null ? null : `theme ${theme + 1}`;
}
