/**
 * `npm start`: the whole product. With Salesforce settings, the service against that org; with none,
 * the service against a stand-in org that holds the sample company.
 */
import closeWithGrace from 'close-with-grace';
import { createLog } from '../service/src/log.ts';
import { readSettings, sampleSettings } from './command-settings.ts';
import { openSample } from './sample/open.ts';
import type { SampleProduct } from './sample/product.ts';
import { welcome } from './sample/welcome.ts';

const isOrgGiven = Object.keys(process.env).some((name) => name.startsWith('SALESFORCE_'));

if (isOrgGiven) await import('../service/src/main.ts');
else await runSample();

async function runSample(): Promise<void> {
  const starting = startSample();
  // A signal while starting waits for the start, and then stops what it started.
  closeWithGrace({ delay: 40_000, logger: false }, async ({ err }) => {
    console.log(err ? '\nStopping after an unexpected error …' : '\nStopping …');
    const product = await starting.catch(() => undefined);
    await product?.close();
  });
  try {
    await starting;
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'Watercooler could not start.');
    process.exit(1);
  }
}

async function startSample(): Promise<SampleProduct> {
  const startedAt = performance.now();
  const wanted = readSettings(sampleSettings, process.env);
  const product = await openSample({
    dataDir: wanted.DATA_DIR,
    orgPort: wanted.PAGES_PORT,
    servicePort: wanted.PORT,
    log: createLog({ level: wanted.LOG_LEVEL }),
    onProgress: (line) => console.log(line),
  });
  const ports = { pages: wanted.PAGES_PORT, service: wanted.PORT };
  console.log(welcome(product, ports, performance.now() - startedAt));
  return product;
}
