import type { SyncDependencies } from '../../service/src/sync/worker.ts';
import type { ExampleCompany } from './example-company.ts';

/** So long that nothing is polled unless it is asked for. */
const pollSeconds = 3600;

/** The settings of a synchronisation that follows a stand-in org as its integration user. */
export function settingsToFollow({
  url,
  privateKey,
}: Pick<ExampleCompany, 'url' | 'privateKey'>): SyncDependencies['config'] {
  return {
    salesforce: {
      ...{ loginUrl: url, clientId: 'watercooler', username: 'integration@company.example' },
      ...{ privateKey, environment: 'production' },
    },
    contributorKey: 'a key for tests that is long enough',
    ...{ pollSeconds, idlePollSeconds: pollSeconds },
    ...{ releaseCalendar: 'monthly', releaseEverySeconds: null, minimumGroup: 3 },
  };
}
