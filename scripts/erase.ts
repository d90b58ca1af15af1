/**
 * `npm run erase -- --contributor USER_ID | --contact CONTACT_ID | --lead LEAD_ID | --account ACCOUNT_ID
 * [--dry-run] [--list-ids FILE]`: erases what the service holds of a rep's notes, of those about a contact
 * or lead, or of those on an account, and keeps them from coming back. Prints a receipt.
 * docs/admin/erasure.md tells the rest.
 */
import type { ErasureDone } from '../service/src/sync/erasure/erase.ts';
import { parseErasureArguments } from './erase/command-line.ts';
import { eraseAt } from './erase/erase-at.ts';
import { listIds } from './erase/id-list.ts';
import { findPlace } from './rebuild/place.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

try {
  const { listFile, ...request } = parseErasureArguments(process.argv.slice(2));
  const place = await findPlace(process.env);
  const work = async (): Promise<ErasureDone> => {
    const done = await eraseAt(place, request, say);
    // At once: what is done is told, whatever becomes of the list.
    console.log(JSON.stringify(done.receipt, null, 2));
    return done;
  };
  await (listFile === null ? work() : listIds(listFile, work));
  if (listFile !== null) {
    say(`The notes to delete in Salesforce are in ${listFile}. Delete that file too, when done.`);
  }
} catch (error) {
  say(error instanceof Error ? error.message : 'The erasure failed for an unknown reason.');
  process.exitCode = 1;
}
