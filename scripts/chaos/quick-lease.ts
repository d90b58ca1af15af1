import type { SourceEdit } from './bundle-poller.ts';

const file = 'service/src/sync/lease.ts';

/**
 * The lease at a quarter of its times. A process that was killed holds its lease until it runs out,
 * and a thousand of those waits would take longer than all the rest.
 */
export const quickLease: readonly SourceEdit[] = [
  { file, find: 'const lifetimeMs = 5000;', replace: 'const lifetimeMs = 1250;' },
  { file, find: 'leaseRenewalMs = 1000;', replace: 'leaseRenewalMs = 250;' },
  { file, find: 'const marginMs = 500;', replace: 'const marginMs = 125;' },
  // Nor is there a quarter of an hour for a day's calls to be refilled.
  {
    file: 'service/src/salesforce/call-budget.ts',
    find: 'const defaultTryEveryMs = 15 * 60 * 1000;',
    replace: 'const defaultTryEveryMs = 1000;',
  },
];
