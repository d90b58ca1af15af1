/** `npm run sandbox:seed -- --target-org NAME [--dry-run]`: sample records into a sandbox. */
import { readSampleCompany } from '../sample/company.ts';
import { readOptions, root, runCommand } from './command-line.ts';
import { connectByCli } from './connect.ts';
import { seedSandbox } from './sandbox.ts';
import { seedOf } from './seed-rows.ts';
import { createSf } from './sf.ts';

await runCommand(async () => {
  const { targetOrg, isDryRun } = readOptions(process.argv.slice(2));
  const print = (line: string): void => console.log(line);
  const connection = await connectByCli(createSf({ root, isDryRun, print }), targetOrg);
  await seedSandbox(connection, seedOf(await readSampleCompany()), { isDryRun, print });
  if (isDryRun) return;
  print('Purge them before the service is connected: it brings prompts and themes of its own.');
});
