import type { Batch } from '../../service/src/privacy/release/batch.ts';
import { crowdsBehind } from '../../service/src/privacy/release/still-there.ts';
import { quarterBefore } from '../../service/src/privacy/release/quarter.ts';
import { smallestGroup } from '../../service/src/privacy/release/smallest-group.ts';
import { releaseNumber } from '../../service/src/release/release-mark.ts';
import { createChance } from '../chaos/chance.ts';
import { daysBetweenReleases, Judge, type Leak } from './judge.ts';
import { People, shapeOf } from './people.ts';
import { type Heard, propose } from './proposing.ts';
import { sightsAfter } from './sight.ts';
import { createStore, rebuild, release, stillThere, type Store } from './store.ts';
import { createTruth, type TrueNote, type Truth } from './truth.ts';
import type { Variant } from './variant.ts';

const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2027-Q1', '2027-Q2'];
const releasesPerQuarter = 3;

/** What a history showed of somebody, and what it was worth. */
export interface Judged {
  readonly seed: number;
  readonly leaks: readonly Leak[];
  readonly colludersSee: number;
  readonly hiddenAmong: number;
  readonly releases: number;
  readonly sights: number;
}

/**
 * Lives through a made-up history of an org and judges all that could be seen of it. Where releases follow
 * every note, the first leak ends it.
 */
export function judgeHistory(seed: number, variant: Variant): Judged {
  const chance = createChance(seed);
  const shape = shapeOf(chance);
  const truth = createTruth();
  const store = createStore();
  const judge = new Judge(truth, new Set(shape.colluders));
  const people = new People(truth, chance, shape);
  const lasting = 3 + chance.below(quarters.length - 2);
  const raisedFrom = chance.below(lasting * 2);
  // Words are slow to look through.
  const isProposing = chance.happens(0.25);
  let sights = 0;
  let releases = 0;
  let day = 0;

  for (const [at, quarter] of quarters.slice(0, lasting).entries()) {
    const adminMinimum = at >= raisedFrom ? 3 + chance.below(3) : 3;
    const k = smallestGroup(activeIn(truth, quarter) ?? shape.reps, adminMinimum);
    const publish = (): void => {
      const heardBefore = new Map(store.lookedAt);
      const standing = standingIn(store);
      const settled = release(store, truth, variant, { quarter, k });
      const stands = new Set(store.batches.flatMap(({ notes }) => notes.map(({ id }) => id)));
      if (isProposing) {
        const isHeard = (note: TrueNote): boolean => {
          if (variant.searchesAll === true) return !stands.has(note.id);
          const known = [heardBefore, store.lookedAt].map((looked) => looked.get(note.id));
          return known.every((one) => one?.kind === 'weighed' && Boolean(one.hearing?.saying));
        };
        const there = stillThere(store, truth);
        const crowdsOf: Heard['crowdsOf'] = (ids) =>
          variant.searchesAll === true ? [] : crowdsBehind(ids, there);
        store.proposals = propose(store.proposals, truth, k, { isHeard, crowdsOf });
      }
      const seen = sightsAfter(settled, store);
      const rows = Map.groupBy(settled.ledger.batches, ({ personaKey }) => personaKey);
      const gained = new Map([...rows].map(([personaKey, own]) => [personaKey, own.length]));
      judge.see(seen, { quarter, k, day, rows: gained, standing });
      sights += seen.length;
      releases += 1;
    };
    for (let month = 0; month < releasesPerQuarter; month += 1) {
      const begunOn = day;
      people.liveUntilRelease(quarter, store, () => {
        day = Math.min(day + 1, begunOn + daysBetweenReleases - 1);
        if (variant.isOnArrival === true && judge.leaks.length === 0) publish();
      });
      day = begunOn + daysBetweenReleases;
      if (chance.happens(0.1)) rebuild(store, truth);
      publish();
    }
  }
  judge.compare();
  const { leaks, colludersSee, hiddenAmong } = judge;
  return { seed, leaks, colludersSee, hiddenAmong, releases, sights };
}

/** By kind, persona and number of the release that published them: how many cells, or rows of the ledger, stand. */
function standingIn({ batches, ledger }: Store): ReadonlyMap<string, number> {
  const names = (kind: string, own: readonly Batch[]): string[] =>
    own.map(({ personaKey, releaseId }) => `${kind} ${personaKey} ${releaseNumber(releaseId)}`);
  const all = [...names('cell', batches), ...names('reason', ledger)];
  return new Map([...Map.groupBy(all, (name) => name)].map(([name, own]) => [name, own.length]));
}

/** How many wrote in the quarter before; null if nobody did. */
function activeIn({ notes }: Truth, quarter: string): number | null {
  const before = quarterBefore(quarter);
  const authors = [...notes.values()].filter((note) => note.quarter === before && !note.isHidden);
  return new Set(authors.map(({ author }) => author)).size || null;
}
