/** `npm run org:scratch`: a scratch org with the package, its permission sets and sample records. */
import { compileComponents } from '../package/checks/compile.ts';
import { readSampleCompany } from '../sample/company.ts';
import { readOptions, root, runCommand } from './command-line.ts';
import { connectByCli } from './connect.ts';
import { seedSandbox } from './sandbox.ts';
import { makeScratchOrg } from './scratch-org.ts';
import { seedOf } from './seed-rows.ts';
import { createSf } from './sf.ts';

await runCommand(async () => {
  const { targetOrg, isDryRun } = readOptions(process.argv.slice(2), 'watercooler');
  const print = (line: string): void => console.log(line);
  const sf = createSf({ root, isDryRun, print });
  await makeScratchOrg({
    sf,
    alias: targetOrg,
    compile: () => compileComponents(root),
    seed: async () => {
      print(`Sample records into ${targetOrg}`);
      if (isDryRun) return;
      const connection = await connectByCli(sf, targetOrg);
      await seedSandbox(connection, seedOf(await readSampleCompany()), { isDryRun, print });
    },
  });
  print(`Next: sf org open --target-org ${targetOrg}, and docs/admin/first-hour.md`);
});
