import { SalesforceError } from '../salesforce-error.ts';

export interface DailyLimit {
  /** Counts one request; throws REQUEST_LIMIT_EXCEEDED once the day's are used up. */
  count(): void;
  usage(): { max: number; used: number };
  /** Gives the org another number of requests for a day. */
  setMax(max: number): void;
}

/** Counts API requests per day (UTC) of the org's clock. */
export function createDailyLimit(initialMax: number, clock: () => Date): DailyLimit {
  let max = initialMax;
  let day = '';
  let used = 0;

  function today(): void {
    const now = clock().toISOString().slice(0, 10);
    if (now !== day) used = 0;
    day = now;
  }

  return {
    count() {
      today();
      if (used >= max) {
        throw new SalesforceError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', {
          status: 403,
        });
      }
      used += 1;
    },
    usage() {
      today();
      return { max, used };
    },
    setMax: (to) => void (max = to),
  };
}
