export type FaultKind =
  | 'expired-session' // 401 INVALID_SESSION_ID
  | 'too-many-requests' // 429
  | 'unavailable' // 503
  | 'request-limit' // 403 REQUEST_LIMIT_EXCEEDED: the day's requests are used up
  | 'concurrent-limit' // 403 REQUEST_LIMIT_EXCEEDED: too many long requests at this moment
  | 'server-error' // 500 UNKNOWN_EXCEPTION
  | 'bad-gateway' // 502 with a page of the proxy
  | 'redirect' // 302 to a page for people
  | 'query-timeout' // 400 QUERY_TIMEOUT
  | 'row-locked' // UNABLE_TO_LOCK_ROW, per record
  | 'record-deleted' // somebody deletes the record just before it is changed, per record
  | 'truncated-json' // the true answer, cut off
  | 'html' // 200 with a page where JSON was expected
  | 'wrong-shape' // 200 with JSON that was not asked for
  | 'short-page' // a page ends early and says that more is to come, as the platform may at any row
  | 'half-batch' // all is done, the answer tells of every other record or part only
  | 'duplicate-answer' // the first record or part of an answer stands there twice
  | 'closed' // the connection ends before anything is done
  | 'lost-response' // the work is done, then the connection ends
  | 'slow'; // the true answer, late

/** Faults that happen to records while they are written, not to requests. */
type RecordFault = 'row-locked' | 'record-deleted';

const recordFaults: ReadonlySet<FaultKind> = new Set<FaultKind>(['row-locked', 'record-deleted']);

/** A scripted failure; a request that matches every given part gets it, until `times` are used up. */
export interface FaultRule {
  readonly kind: FaultKind;
  /** How many requests (for row-locked and record-deleted: records) fail. */
  readonly times: number;
  readonly match?: {
    readonly method?: string;
    /** Found anywhere in the decoded path and query. */
    readonly url?: string | RegExp;
    /** For row-locked and record-deleted: the object of the records. */
    readonly sobject?: string;
  };
  /** For slow: milliseconds before the answer. */
  readonly delayMs?: number;
}

export interface Faults {
  add(rule: FaultRule): void;
  clear(): void;
  /** How often each kind has happened so far. */
  counts(): Partial<Record<FaultKind, number>>;
  /** Takes the next HTTP fault for a request, if a rule matches. */
  takeForRequest(request: { method: string; url: string }): FaultRule | undefined;
  /** Takes the next fault of this kind for a record of an object, if a rule matches. */
  takeForRecord(kind: RecordFault, sobject: string): boolean;
}

/** Scripted failures, none at first. */
export function createFaults(): Faults {
  let rules: { rule: FaultRule; left: number }[] = [];
  const happened: Partial<Record<FaultKind, number>> = {};

  function take(matches: (rule: FaultRule) => boolean): FaultRule | undefined {
    const entry = rules.find(({ rule, left }) => left > 0 && matches(rule));
    if (!entry) return undefined;
    entry.left -= 1;
    happened[entry.rule.kind] = (happened[entry.rule.kind] ?? 0) + 1;
    return entry.rule;
  }

  return {
    add: (rule) => void rules.push({ rule, left: rule.times }),
    clear: () => void (rules = []),
    counts: () => ({ ...happened }),
    takeForRequest: ({ method, url }) =>
      take(
        ({ kind, match }) =>
          !recordFaults.has(kind) &&
          (match?.method === undefined || match.method === method) &&
          (match?.url === undefined ||
            (typeof match.url === 'string'
              ? url.includes(match.url)
              : new RegExp(match.url.source, match.url.flags.replace(/[gy]/g, '')).test(url))),
      ),
    takeForRecord: (wanted, sobject) =>
      take(
        ({ kind, match }) =>
          kind === wanted && (match?.sobject === undefined || match.sobject === sobject),
      ) !== undefined,
  };
}
