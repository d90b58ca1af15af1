import { type Clock, systemClock } from '../clock.ts';
import { OrgError } from './errors.ts';

/** What is known of the org's calls: how many there are for a day, and what became of them. */
export interface CallUse {
  /** Calls that this process made in the last 24 hours, by the hour. */
  readonly ownCalls24h: number;
  /** Calls of everybody in the org in the last 24 hours; null until Salesforce told. */
  readonly orgUsed: number | null;
  /** Calls that the org has for a day; null until Salesforce told. */
  readonly orgMax: number | null;
  /** Whether we keep from calling because the rest is kept for others. */
  readonly isSaving: boolean;
  readonly savingSince: Date | null;
  /** When one call is let through to see whether there is room again. */
  readonly nextTryAt: Date | null;
}

/** Counts calls to one org, and keeps the last of its day's calls for others. */
export interface CallBudget {
  /**
   * Makes one call if there is room for it.
   *
   * @throws OrgError `saving` when there is none; what the call throws otherwise
   */
  spend<Answer>(call: () => Promise<Answer>): Promise<Answer>;
  /** Reads the org's use from the headers of an answer; without it what was known stays. */
  noteAnswer(headers: { get(name: string): string | null }): void;
  read(): CallUse;
}

export interface CallBudgetOptions {
  /** A clock in milliseconds that nobody can set. */
  readonly elapsedMs: () => number;
  /** The part of the org's calls that is left to others. */
  readonly reserve?: number;
  /** How long a budget that saves waits before it lets one call through. */
  readonly tryEveryMs?: number;
  /** What moments are told by. */
  readonly clock?: Clock;
}

const hourMs = 60 * 60 * 1000;
const hoursCounted = 24;
const defaultTryEveryMs = 15 * 60 * 1000;

/** The part of an org's daily calls that is left to others. */
export const keptForOthers = 0.2;

/** A budget that knows nothing yet of the org and so lets calls through. */
export function createCallBudget(options: CallBudgetOptions): CallBudget {
  const { elapsedMs, reserve = keptForOthers, tryEveryMs = defaultTryEveryMs } = options;
  const clock = options.clock ?? systemClock;
  const own = countByHour(elapsedMs);
  let org: { readonly used: number; readonly max: number } | null = null;
  let saving: { readonly sinceMs: number; readonly nextTryMs: number } | null = null;

  const isTight = (): boolean => org !== null && org.used >= org.max * (1 - reserve);

  function save(): { nextTryMs: number } {
    const now = elapsedMs();
    return (saving ??= { sinceMs: now, nextTryMs: now + tryEveryMs });
  }

  /** The same error, which tells when the next call may go out. */
  function waiting({ kind, code, message }: OrgError): OrgError {
    return new OrgError(kind, message, { code, retryAfterMs: save().nextTryMs - elapsedMs() });
  }

  /** While saving, one call in `tryEveryMs` goes out; whatever becomes of it, the next one waits. */
  function refuseWithoutRoom(): void {
    if (saving === null) return;
    const now = elapsedMs();
    if (now < saving.nextTryMs) throw savingError(saving.nextTryMs - now);
    saving = { ...saving, nextTryMs: now + tryEveryMs };
  }

  return {
    async spend(call) {
      refuseWithoutRoom();
      own.add();
      try {
        const answer = await call();
        // After the limit was reached there may be room although nobody told how much.
        if (!isTight()) saving = null;
        return answer;
      } catch (error) {
        throw error instanceof OrgError && error.kind === 'limit' ? waiting(error) : error;
      }
    },
    noteAnswer(headers) {
      org = readUse(headers.get('sforce-limit-info')) ?? org;
      if (isTight()) save();
    },
    read() {
      const moment = (atMs: number): Date => new Date(clock().getTime() + atMs - elapsedMs());
      return {
        ownCalls24h: own.total(),
        orgUsed: org?.used ?? null,
        orgMax: org?.max ?? null,
        isSaving: saving !== null,
        savingSince: saving === null ? null : moment(saving.sinceMs),
        nextTryAt: saving === null ? null : moment(saving.nextTryMs),
      };
    },
  };
}

function savingError(waitMs: number): OrgError {
  return new OrgError(
    'saving',
    'The org has used most of its API calls for the day, so the rest is kept for others; ' +
      'we go on by ourselves when there is room',
    { retryAfterMs: waitMs },
  );
}

/** As in `api-usage=18/5000`; `per-app-api-usage` beside it is another number. */
const usePattern = /(?:^|[\s,;])api-usage=(\d{1,12})\/(\d{1,12})(?:$|[\s,;])/;

function readUse(header: string | null): { used: number; max: number } | null {
  const found = usePattern.exec(header ?? '');
  const max = Number(found?.[2] ?? 0);
  // An org without any calls cannot have answered.
  return max > 0 ? { used: Number(found?.[1]), max } : null;
}

/** Counts in buckets of an hour, as many as a day has. */
function countByHour(elapsedMs: () => number): { add(): void; total(): number } {
  const buckets = new Map<number, number>();
  function currentHour(): number {
    const hour = Math.floor(elapsedMs() / hourMs);
    for (const old of buckets.keys()) if (old <= hour - hoursCounted) buckets.delete(old);
    return hour;
  }
  return {
    add() {
      const hour = currentHour();
      buckets.set(hour, (buckets.get(hour) ?? 0) + 1);
    },
    total() {
      currentHour();
      return [...buckets.values()].reduce((sum, calls) => sum + calls, 0);
    },
  };
}
