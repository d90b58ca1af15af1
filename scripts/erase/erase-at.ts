import { systemClock } from '../../service/src/clock.ts';
import { openDatabase } from '../../service/src/database/database.ts';
import { createLog } from '../../service/src/log.ts';
import {
  erase,
  type ErasureDone,
  type ErasureRequest,
} from '../../service/src/sync/erasure/erase.ts';
import { repeatErasures } from '../../service/src/sync/erasure/repeat-erasures.ts';
import { connect } from '../../service/src/salesforce/connection.ts';
import { refuseIfOlderThanOrg } from '../../service/src/sync/restored-database.ts';
import { takeLead } from '../../service/src/sync/take-lead.ts';
import type { Place } from '../rebuild/place.ts';

const log = createLog({ level: 'error' });

/** Erases at the place of a service, which may run meanwhile: it stands by and then begins anew. */
export async function eraseAt(
  { config, databaseUrl, clock }: Place,
  request: ErasureRequest,
  say: (line: string) => void,
): Promise<ErasureDone> {
  const isSandbox = config.salesforce.environment === 'sandbox';
  const org = await connect({ ...config.salesforce, isSandbox, timeoutMs: 30_000 }, systemClock);
  const database = openDatabase(databaseUrl, log);
  const secret = config.contributorKey;
  const ledgerFile = config.erasureLedgerFile;
  const means = { secret, ledgerFile, clock, log };
  try {
    await database.check();
    say('Asking Salesforce which notes those are …');
    if (request.isDryRun) return await erase({ ...means, org, database }, request);
    const lead = await takeLead(database, org);
    try {
      await refuseIfOlderThanOrg(lead);
      const finished = await repeatErasures({ ...lead, secret, clock, log }, ledgerFile);
      for (const receipt of finished) {
        say(`An earlier erasure was not done to its end; now it is: ${JSON.stringify(receipt)}`);
      }
      return await erase({ ...means, org: lead.org, database: lead.database }, request);
    } finally {
      await lead.end();
    }
  } finally {
    await database.close();
  }
}
