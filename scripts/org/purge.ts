/** `npm run sandbox:purge -- --target-org NAME [--dry-run]`: takes the sample records out again. */
import { readSampleCompany } from '../sample/company.ts';
import { readOptions, root, runCommand } from './command-line.ts';
import { connectByCli } from './connect.ts';
import { purgeSandbox } from './sandbox.ts';
import { seedOf } from './seed-rows.ts';
import { createSf } from './sf.ts';

await runCommand(async () => {
  const { targetOrg, isDryRun } = readOptions(process.argv.slice(2));
  const print = (line: string): void => console.log(line);
  const connection = await connectByCli(createSf({ root, isDryRun, print }), targetOrg);
  await purgeSandbox(connection, seedOf(await readSampleCompany()), { isDryRun, print });
});
