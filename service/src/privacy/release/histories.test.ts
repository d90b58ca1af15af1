import { describe, expect, it } from 'vitest';
import { buyersInGeneral } from '../../notes/note.ts';
import type { Batch, CountedNote } from './batch.ts';
import { quotesOf } from './quotes.ts';
import { historyOf, quarters, type Release } from './random-history.ts';

const seed = Number(process.env['WATERCOOLER_SEED'] ?? 20261120);
const historiesTried = 100;

describe(`random histories of notes, withdrawals and releases (WATERCOOLER_SEED=${seed})`, () => {
  const histories = Array.from({ length: historiesTried }, (_, n) => historyOf(seed + n));
  const releases = histories.flat();

  it('are worth testing: they publish, withhold, age and take back', () => {
    const count = (of: (release: Release) => number): number =>
      releases.reduce((sum, release) => sum + of(release), 0);
    expect(count((release) => release.added.length)).toBeGreaterThan(1000);
    expect(count((release) => release.takenBack.length)).toBeGreaterThan(100);
    const general = (batch: Batch): boolean => batch.personaKey === buyersInGeneral;
    expect(count((release) => release.added.filter(general).length)).toBeGreaterThan(40);
    expect(count((release) => withheldNotes(release).length)).toBeGreaterThan(1000);
  });

  it('put k reps and k deals behind every standing batch, none above half of it', () => {
    const isBacked = ({ notes, k }: Batch, keys: readonly string[]): boolean => {
      const counts = tally(keys);
      return counts.length >= k && Math.max(...counts) <= notes.length / 2;
    };
    for (const { added, kept, k } of releases) {
      expect(added.filter((batch) => batch.k !== k)).toEqual([]);
      const unbacked = [...added, ...kept].filter((batch) => {
        const contributors = batch.notes.map((note) => note.contributor);
        const deals = batch.notes.map((note) => note.deal);
        return !isBacked(batch, contributors) || !isBacked(batch, deals);
      });
      expect(unbacked).toEqual([]);
    }
  });

  it('add no batch that would not be one without the notes that were published before', () => {
    const riding = releases.flatMap(({ added, returned: known }) =>
      added.flatMap(idsOf).filter((id) => known.has(id)),
    );
    expect(riding.length).toBeGreaterThan(50);
    for (const { added, k, returned: known } of releases) {
      for (const { notes } of added) {
        const fresh = notes.filter(({ id }) => !known.has(id));
        const people = tally(fresh.map((note) => note.contributor));
        const deals = tally(fresh.map((note) => note.deal));
        expect(Math.min(people.length, deals.length)).toBeGreaterThanOrEqual(k);
        expect(Math.max(...people, ...deals)).toBeLessThanOrEqual(fresh.length / 2);
      }
    }
  });

  it('never publish a note in two places', () => {
    for (const { added, kept } of releases) {
      const ids = [...added, ...kept].flatMap(idsOf);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('add to a cell nothing or one whole new batch', () => {
    for (const { before, kept, added } of releases) {
      const stood = new Set(before.flatMap(idsOf));
      const cells = Map.groupBy([...kept, ...added], cellOf);
      for (const [cell, after] of cells) {
        const gained = after.flatMap(idsOf).filter((id) => !stood.has(id));
        const batches = added.filter((batch) => cellOf(batch) === cell);
        expect(batches.length).toBeLessThanOrEqual(1);
        expect(gained.sort()).toEqual(batches.flatMap(idsOf).sort());
      }
    }
  });

  it('remove from a cell withdrawn notes and whole batches, nothing else', () => {
    for (const { before, kept, takenBack, withdrawn } of releases) {
      const stands = new Set(kept.flatMap(idsOf));
      const mayGo = new Set([...withdrawn, ...takenBack.flatMap(idsOf)]);
      const lost = before.flatMap(idsOf).filter((id) => !stands.has(id));
      expect(lost.filter((id) => !mayGo.has(id))).toEqual([]);
      expect([...withdrawn].filter((id) => stands.has(id))).toEqual([]);
    }
  });

  it('publish all notes that wait in a persona’s cell, or none', () => {
    for (const release of releases) {
      // Buyers in general leave out those who came there alone, and any persona what strayed.
      const own = release.added.filter(({ personaKey }) => personaKey !== buyersInGeneral);
      const published = new Set(own.map(cellOf));
      expect(withheldNotes(release).filter(({ cell }) => published.has(cell))).toEqual([]);
    }
  });

  it('publish a note in its own cell only until the next quarter has closed', () => {
    for (const { added, waiting, quarter } of releases) {
      const ownCells = new Map(waiting.map((note) => [note.id, waitingCellOf(note, quarter)]));
      const elsewhere = added.flatMap((batch) =>
        idsOf(batch).filter((id) => ownCells.get(id) !== cellOf(batch)),
      );
      expect(elsewhere).toEqual([]);
    }
  });

  it('show no word that nobody approved', () => {
    for (const { added, kept } of releases) {
      const standing = [...kept, ...added];
      for (const own of Map.groupBy(standing, cellOf).values()) {
        const approved = own.flatMap((batch) => batch.notes.map((note) => note.approvedQuote));
        const quotes = quotesOf(own.flatMap((batch) => batch.notes));
        expect(quotes.filter((quote) => !approved.includes(quote))).toEqual([]);
      }
    }
  });
});

function withheldNotes({ waiting, before, added, strayed, quarter }: Release) {
  const published = new Set([...before, ...added].flatMap(idsOf));
  return waiting
    .filter(({ id }) => !published.has(id) && !strayed.has(id))
    .map((note) => ({ id: note.id, cell: waitingCellOf(note, quarter) }));
}

function cellOf({ personaKey, themeKey }: { personaKey: string; themeKey: string }): string {
  return `${personaKey} / ${themeKey}`;
}

/** Written out here on its own, so that the test does not trust the plan's reckoning. */
function waitingCellOf(note: CountedNote, quarter: string): string {
  const hasAged = quarters.indexOf(quarter) - quarters.indexOf(note.quarter) >= 2;
  return cellOf(hasAged ? { ...note, personaKey: buyersInGeneral } : note);
}

function idsOf(batch: Batch): string[] {
  return batch.notes.map((note) => note.id);
}

function tally(keys: readonly string[]): number[] {
  return [...Map.groupBy(keys, (key) => key).values()].map((same) => same.length);
}
