import type { Change } from './journal.ts';
import type { RecordStore, StoredRecord } from './store.ts';

/** Which writes queries see late, and for how long. */
export interface Lateness {
  /** Only records of this object; default all. */
  readonly sobject?: string;
  /** How many records; default any number. */
  readonly times?: number;
  /** By the org's clock, after which a record is seen; default only when shown. */
  readonly afterMs?: number;
}

/**
 * Rows that appear late: what is written now is acknowledged and on disk, and queries see it only
 * afterwards, with the stamp of its writing, as rows of long transactions are. Until then they see
 * what was there before, or nothing. Kept in memory: after a restart everything is seen.
 */
export interface LateRows {
  /** From now on, what is written is seen late. */
  begin(lateness?: Lateness): void;
  /** What is written from now on is seen at once; what is held back stays so. */
  end(): void;
  /** Lets queries see what is held back: one record, or all. */
  show(id?: string): void;
  /** The Ids of what is held back, oldest first. */
  held(): string[];
}

/** What queries are to see in place of records that are held back. */
export interface HeldBack extends LateRows {
  /** Keeps back what a request is about to publish, where a rule says so. */
  hold(changes: readonly Change[]): void;
  /** The records held back, each with what is seen of it meanwhile; null for nothing. */
  current(): ReadonlyMap<string, StoredRecord | null>;
}

/** Holds nothing back at first. */
export function createLateRows(store: RecordStore, clock: () => Date): HeldBack {
  const seen = new Map<string, StoredRecord | null>();
  const showAtMs = new Map<string, number>();
  let rules: { lateness: Lateness; left: number }[] = [];

  function show(id: string): void {
    seen.delete(id);
    showAtMs.delete(id);
  }

  function showWhatIsDue(): void {
    if (showAtMs.size === 0) return;
    const nowMs = clock().getTime();
    for (const [id, atMs] of showAtMs) if (atMs <= nowMs) show(id);
  }

  function takeRule(sobject: string): Lateness | undefined {
    const rule = rules.find(
      ({ lateness, left }) =>
        left > 0 && (lateness.sobject === undefined || lateness.sobject === sobject),
    );
    if (rule) rule.left -= 1;
    return rule?.lateness;
  }

  return {
    begin: (lateness = {}) =>
      void rules.push({ lateness, left: lateness.times ?? Number.POSITIVE_INFINITY }),
    end: () => void (rules = []),
    show(id) {
      if (id !== undefined) return show(id);
      seen.clear();
      showAtMs.clear();
    },
    held() {
      showWhatIsDue();
      return [...seen.keys()];
    },
    hold(changes) {
      showWhatIsDue();
      for (const { record } of changes) {
        const lateness = takeRule(record.sobject);
        if (!lateness) {
          show(record.id);
          continue;
        }
        if (!seen.has(record.id)) seen.set(record.id, store.get(record.id) ?? null);
        if (lateness.afterMs !== undefined) {
          showAtMs.set(record.id, clock().getTime() + lateness.afterMs);
        }
      }
    },
    current() {
      showWhatIsDue();
      return seen;
    },
  };
}
