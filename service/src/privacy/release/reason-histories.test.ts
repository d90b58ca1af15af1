import { describe, expect, it } from 'vitest';
import type { StatedReason } from '../../notes/note.ts';
import { crowdOf } from './note-builder.ts';
import { historyOf, type Release } from './random-history.ts';
import { personaAt } from './find-notes.ts';
import { planReasons, type ReasonBatch, type ReasonedNote } from './reasons.ts';

const seed = Number(process.env['WATERCOOLER_SEED'] ?? 20261122);
const historiesTried = 60;
const reasons = ['price', 'timing', null] as const;
const noteSaying = { words: '', theme: '', isTapped: false };

/** What the ledger did at one release, beside what the release did. */
interface Entry {
  readonly release: Release;
  readonly released: readonly ReasonedNote[];
  readonly before: readonly ReasonBatch[];
  readonly kept: readonly ReasonBatch[];
  readonly takenBack: readonly ReasonBatch[];
  readonly added: readonly ReasonBatch[];
}

function ledgerOf(releases: readonly Release[]): Entry[] {
  const written = new Map<string, string>();
  const left = new Set<string>();
  let standing: ReasonBatch[] = [];
  return releases.map((release) => {
    const { quarter, k, kept, takenBack, added, waiting, withdrawn } = release;
    for (const note of waiting) written.set(note.id, note.quarter);
    const released = [...kept, ...added].flatMap((batch) =>
      batch.notes.map((note) => ({
        ...note,
        // Whom they came with is looked at elsewhere.
        hearing: {
          look: 'first',
          saying: noteSaying,
          isLost: true,
          reason: reasonOf(note.id),
          generalLook: null,
        },
        quarter: written.get(note.id) ?? quarter,
        personaKey: batch.personaKey,
        themeKey: batch.themeKey,
        reason: reasonOf(note.id),
      })),
    );
    const before = standing.map((batch) => ({
      ...batch,
      notes: batch.notes.map((note) => ({ ...note, isWithdrawn: withdrawn.has(note.id) })),
    }));
    const returned = new Set(takenBack.flatMap(idsOf));
    const places = released.map((note) => personaAt(note, quarter));
    const crowds = new Map(places.map((place) => [place, [crowdOf(200)]]));
    const plan = planReasons({
      ...{ released, published: before, returned, left, crowds },
      ...{ crowdsNow: new Map(), bandsTold: new Map() },
      ...{ releaseId: `${quarter}.1`, quarter, k },
    });
    for (const id of plan.takenBack.flatMap(idsOf)) left.add(id);
    standing = [...plan.kept, ...plan.batches];
    return { release, released, before, ...plan, added: plan.batches };
  });
}

describe(`the reason ledger of random histories (WATERCOOLER_SEED=${seed})`, () => {
  const entries = Array.from({ length: historiesTried }, (_, n) => historyOf(seed + n)).flatMap(
    ledgerOf,
  );
  const count = (of: (entry: Entry) => number): number =>
    entries.reduce((sum, entry) => sum + of(entry), 0);

  it('is worth testing: it publishes, takes back and ages', () => {
    expect(count(({ added }) => added.length)).toBeGreaterThan(300);
    expect(count(({ takenBack }) => takenBack.length)).toBeGreaterThan(30);
  });

  it('puts k reps and k deals behind every row, none above half of it', () => {
    const isBacked = ({ notes, k }: ReasonBatch, keys: readonly string[]): boolean => {
      const counts = [...Map.groupBy(keys, (key) => key).values()].map((same) => same.length);
      return counts.length >= k && Math.max(...counts) <= notes.length / 2;
    };
    for (const { added, kept } of entries) {
      const unbacked = [...added, ...kept].filter(
        (batch) =>
          !isBacked(
            batch,
            batch.notes.map((note) => note.contributor),
          ) ||
          !isBacked(
            batch,
            batch.notes.map((note) => note.deal),
          ),
      );
      expect(unbacked).toEqual([]);
    }
  });

  it('never counts a note in two rows, and none that is not released under that theme', () => {
    for (const { added, kept, released } of entries) {
      const themes = new Map(released.map((note) => [note.id, note.themeKey]));
      const seen = new Set<string>();
      for (const batch of [...added, ...kept]) {
        for (const id of idsOf(batch)) {
          expect(seen.has(id)).toBe(false);
          expect(themes.get(id)).toBe(batch.themeKey);
          seen.add(id);
        }
      }
    }
  });

  it('counts only notes above whose theme this reason was stated', () => {
    for (const { added } of entries) {
      for (const batch of added) {
        expect(new Set(idsOf(batch).map(reasonOf))).toEqual(new Set([batch.reason]));
      }
    }
  });

  it('adds to a row nothing or one whole batch, and removes whole batches only', () => {
    for (const { before, kept, takenBack, added, release } of entries) {
      const stood = new Set(before.flatMap(idsOf));
      for (const after of Map.groupBy([...kept, ...added], rowOf).values()) {
        const gained = after.flatMap(idsOf).filter((id) => !stood.has(id));
        const whole = added.filter((batch) => after.includes(batch));
        expect(whole.length).toBeLessThanOrEqual(1);
        expect(gained.sort()).toEqual(whole.flatMap(idsOf).sort());
      }
      const stands = new Set(kept.flatMap(idsOf));
      const mayGo = new Set(takenBack.flatMap(idsOf));
      const lost = [...stood].filter((id) => !stands.has(id));
      expect(lost.filter((id) => !mayGo.has(id))).toEqual([]);
      expect([...release.withdrawn].filter((id) => stands.has(id))).toEqual([]);
    }
  });
});

/** Always the same of a note, and no stranger to any theme. */
function reasonOf(id: string): StatedReason | null {
  const number = Number(id.replace(/\D/g, ''));
  return reasons[(number * 7) % reasons.length] ?? null;
}

function rowOf({ personaKey, reason, themeKey }: ReasonBatch): string {
  return `${personaKey} / ${reason} / ${themeKey}`;
}

function idsOf(batch: { readonly notes: readonly { readonly id: string }[] }): string[] {
  return batch.notes.map((note) => note.id);
}
