/**
 * `npm run rebuild [-- --check | -- --replace --yes]`: proves that the service's database could be
 * rebuilt from Salesforce, or rebuilds it. Settings are those of the service; without any, it is the
 * running sample that is looked at.
 */
import { checkRebuild } from './rebuild/check.ts';
import { parseRebuildArguments } from './rebuild/command-line.ts';
import { findPlace } from './rebuild/place.ts';
import { replaceRows } from './rebuild/replace.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

try {
  const mode = parseRebuildArguments(process.argv.slice(2));
  const place = await findPlace(process.env);
  if (mode === 'replace') {
    console.log(JSON.stringify(await replaceRows(place, say)));
  } else {
    const found = await checkRebuild(place, say);
    console.log(JSON.stringify(found, null, 2));
    process.exitCode = found.different === 0 && found.writes === 0 ? 0 : 1;
  }
} catch (error) {
  say(error instanceof Error ? error.message : 'The rebuild failed for an unknown reason.');
  process.exitCode = 1;
}
