export type FaultKind =
  | 'expired-session' // 401 INVALID_SESSION_ID
  | 'too-many-requests' // 429
  | 'unavailable' // 503
  | 'request-limit' // 403 REQUEST_LIMIT_EXCEEDED
  | 'query-timeout' // 400 QUERY_TIMEOUT
  | 'row-locked' // UNABLE_TO_LOCK_ROW, per record
  | 'truncated-json' // the true answer, cut off
  | 'html' // 200 with a page where JSON was expected
  | 'closed' // the connection ends before anything is done
  | 'lost-response' // the work is done, then the connection ends
  | 'slow'; // the true answer, late

/** A scripted failure; a request that matches every given part gets it, until `times` are used up. */
export interface FaultRule {
  readonly kind: FaultKind;
  /** How many requests (for row-locked: records) fail. */
  readonly times: number;
  readonly match?: {
    readonly method?: string;
    /** Found anywhere in the decoded path and query. */
    readonly url?: string | RegExp;
    /** For row-locked: the object whose rows are locked. */
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
  /** Takes the next row lock for a record of an object, if a rule matches. */
  takeRowLock(sobject: string): boolean;
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
          kind !== 'row-locked' &&
          (match?.method === undefined || match.method === method) &&
          (match?.url === undefined ||
            (typeof match.url === 'string'
              ? url.includes(match.url)
              : new RegExp(match.url.source, match.url.flags.replace(/[gy]/g, '')).test(url))),
      ),
    takeRowLock: (sobject) =>
      take(
        ({ kind, match }) =>
          kind === 'row-locked' && (match?.sobject === undefined || match.sobject === sobject),
      ) !== undefined,
  };
}
