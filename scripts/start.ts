/**
 * `npm start`: the whole product. With Salesforce settings, the service against that org; with none,
 * the service against a stand-in org that holds the sample company.
 */
import closeWithGrace from 'close-with-grace';
import { systemClock } from '../service/src/clock.ts';
import { loadConfig } from '../service/src/config.ts';
import { createLog } from '../service/src/log.ts';
import { startService } from '../service/src/main.ts';
import { openSample } from './sample/open.ts';
import { welcome } from './sample/welcome.ts';

/** Where the sample's pages are served; the service itself has its own default. */
const pagesPort = 8080;
const servicePort = 3000;

interface Running {
  close(): Promise<void>;
}

async function startAgainstOrg(): Promise<Running> {
  const config = loadConfig(process.env);
  const service = await startService(config, {
    clock: systemClock,
    log: createLog({ level: config.logLevel }),
  });
  console.log(`Watercooler serves ${service.url}; /readyz says how the org is doing.`);
  return service;
}

async function startWithSample(): Promise<Running> {
  const startedAt = performance.now();
  const product = await openSample({
    dataDir: process.env['DATA_DIR'] ?? '.data',
    orgPort: pagesPort,
    servicePort,
    log: createLog({ level: process.env['LOG_LEVEL'] ?? 'warn' }),
    onProgress: (line) => console.log(line),
  });
  console.log(welcome(product, performance.now() - startedAt));
  return product;
}

const isOrgGiven = Object.keys(process.env).some((name) => name.startsWith('SALESFORCE_'));

const starting = isOrgGiven ? startAgainstOrg() : startWithSample();

// A signal while starting waits for the start, and then stops what it started.
closeWithGrace({ delay: 40_000, logger: false }, async ({ err }) => {
  console.log(err ? '\nStopping after an unexpected error …' : '\nStopping …');
  const running = await starting.catch(() => undefined);
  await running?.close();
});

try {
  await starting;
} catch (error) {
  console.error(error instanceof Error ? error.message : 'Watercooler could not start.');
  process.exit(1);
}
