import { join } from 'node:path';
import type { Logger } from 'pino';
import { startEmbeddedPostgres } from '../../service/src/database/embedded.ts';
import { systemClock } from '../../service/src/clock.ts';
import { HalfLoadedSampleError, startSample, type SampleProduct } from './product.ts';
import { samplePostgres } from './running.ts';

/** In production releases run monthly; nobody trying the sample would wait that long. */
const releaseEverySeconds = 15;

const serviceDatabase = 'watercooler';
const orgDatabase = 'stand_in_org';

/**
 * Starts the sample on a PostgreSQL of its own under `dataDir`, and starts over when an earlier
 * start was killed half-way through loading: nobody has been let in by then, so nothing is lost.
 */
export async function openSample(options: {
  dataDir: string;
  orgPort: number;
  servicePort: number;
  log: Logger;
  onProgress: (line: string) => void;
}): Promise<SampleProduct> {
  options.onProgress('Starting PostgreSQL …');
  const postgres = await startEmbeddedPostgres({
    dataDir: join(options.dataDir, samplePostgres),
    log: options.log,
  });
  const open = async (): Promise<SampleProduct> => {
    await postgres.createDatabase(serviceDatabase);
    await postgres.createDatabase(orgDatabase);
    return await startSample({
      ...options,
      serviceDatabaseUrl: postgres.url(serviceDatabase),
      orgDatabaseUrl: postgres.url(orgDatabase),
      ownServer: postgres.state,
      releaseEverySeconds,
      logLevel: 'warn',
      realTime: systemClock,
    });
  };
  try {
    const product = await open().catch(async (error: unknown) => {
      if (!(error instanceof HalfLoadedSampleError)) throw error;
      options.onProgress('The last start was cut off while loading; starting over …');
      await postgres.dropDatabase(serviceDatabase);
      await postgres.dropDatabase(orgDatabase);
      return await open();
    });
    return {
      ...product,
      async close() {
        await product.close();
        await postgres.stop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
