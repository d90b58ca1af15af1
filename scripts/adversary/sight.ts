import { releaseNumber } from '../../service/src/release/release-mark.ts';
import { cellNameText } from '../../service/src/privacy/release/cell-name.ts';
import type { Store } from './store.ts';
import type { Settled } from './variant.ts';

/** Something that marketing and sales leads can see after a release. */
export interface Sight {
  readonly kind: 'cell' | 'persona' | 'reason' | 'proposal';
  /** What it is of, the same at every release. */
  readonly name: string;
  /** Whose page it is on; empty for a proposal, which is on nobody's. */
  readonly persona: string;
  /** What is shown, but for the trend. */
  readonly shown: string;
  readonly lostShare: string | null;
  readonly trend: string | null;
  readonly quotes: readonly string[];
  /** Ids of the notes that stand behind it. */
  readonly behind: readonly string[];
  /** By note behind a row of the ledger: which release put it there, shown or not. */
  readonly since?: ReadonlyMap<string, number>;
}

/** Everything that can be seen after a release, and the notes behind it. */
export function sightsAfter({ shown }: Settled, store: Store): Sight[] {
  const nothingMore = { lostShare: null, trend: null, quotes: [] };
  const cells = Map.groupBy(store.batches, cellNameText);
  const personas = Map.groupBy(store.batches, ({ personaKey }) => personaKey);
  const reasons = Map.groupBy(store.ledger, (batch) => `${cellNameText(batch)} ${batch.reason}`);
  return [
    ...shown.cells.map(({ cell, ...name }): Sight => {
      const { band: shown, lostShare, trend, quotes } = cell;
      const key = cellNameText(name);
      const behind = idsOf(cells.get(key));
      const persona = name.personaKey;
      return { kind: 'cell', name: key, persona, shown, lostShare, trend, quotes, behind };
    }),
    ...shown.personas.map(({ personaKey, band }): Sight => {
      const behind = idsOf(personas.get(personaKey));
      return {
        ...{ kind: 'persona', name: personaKey, persona: personaKey, shown: band },
        ...{ ...nothingMore, behind },
      };
    }),
    ...shown.reasons.map(({ reason, band, ...cell }): Sight => {
      const name = `${cellNameText(cell)} ${reason}`;
      return {
        kind: 'reason',
        name,
        persona: cell.personaKey,
        shown: band,
        ...nothingMore,
        behind: idsOf(reasons.get(name)),
        since: new Map(
          (reasons.get(name) ?? []).flatMap(({ releaseId, notes }) =>
            notes.map(({ id }) => [id, releaseNumber(releaseId)] as const),
          ),
        ),
      };
    }),
    ...store.proposals.flatMap(({ key, terms, isSilenced, notes }): Sight[] => {
      if (isSilenced) return [];
      const behind = notes.map(({ id }) => id);
      const shown = terms.join(' ');
      return [{ kind: 'proposal', name: key, persona: '', shown, ...nothingMore, behind }];
    }),
  ];
}

function idsOf(batches: readonly { readonly notes: readonly { readonly id: string }[] }[] = []) {
  return batches.flatMap(({ notes }) => notes.map(({ id }) => id));
}
