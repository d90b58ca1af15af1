import { systemClock } from '../../service/src/clock.ts';
import type { Config } from '../../service/src/config.ts';
import { connect } from '../../service/src/salesforce/connection.ts';

/** The org that these settings sign in to. Throws, saying how to do without, where it is away. */
export async function orgOf({ salesforce }: Pick<Config, 'salesforce'>): Promise<string> {
  const isSandbox = salesforce.environment === 'sandbox';
  try {
    return (await connect({ ...salesforce, isSandbox, timeoutMs: 30_000 }, systemClock)).orgId;
  } catch (error) {
    const why = error instanceof Error ? error.message : 'an unknown reason';
    throw new Error(
      `Salesforce could not be asked which org this is: ${why}. To go on without it, name the org: ` +
        '--org and its id of 18 characters, which stands in every token after "wc_".',
      { cause: error },
    );
  }
}
