/** Runs the service as a process of its own, with settings from the environment. */
import closeWithGrace from 'close-with-grace';
import { systemClock } from './clock.ts';
import { loadConfig } from './config.ts';
import { createLog } from './log.ts';
import { startService } from './service.ts';

/** Longer than the longest grace of what is closed: requests, then jobs, then PostgreSQL. */
const closeMs = 40_000;

async function runAsProcess(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLog({ level: config.logLevel });
  const starting = startService(config, { clock: systemClock, log });
  // A signal while starting waits for the start, and then stops what it started.
  closeWithGrace({ delay: closeMs, logger: false }, async ({ signal, err }) => {
    if (err) log.error({ err }, 'stopping after an error nobody caught');
    else log.info({ signal }, 'stopping');
    await starting.then(
      (service) => service.close(),
      () => undefined,
    );
  });
  await starting;
}

try {
  await runAsProcess();
} catch (error) {
  const words = error instanceof Error ? error.message : 'The service could not start.';
  process.stderr.write(`${words}\n`);
  process.exit(1);
}
