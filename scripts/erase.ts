/**
 * `npm run erase -- --contributor USER_ID | --contact CONTACT_ID | --account ACCOUNT_ID [--dry-run]
 * [--list-ids FILE]`: erases what the service holds of a rep's notes, of those about a contact, or of those
 * on an account, and keeps them from coming back. Prints a receipt. docs/admin/erasure.md tells the rest.
 */
import { writeFile } from 'node:fs/promises';
import { parseErasureArguments } from './erase/command-line.ts';
import { eraseAt } from './erase/erase-at.ts';
import { findPlace } from './rebuild/place.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

try {
  const { listFile, ...request } = parseErasureArguments(process.argv.slice(2));
  const { receipt, idsToDelete } = await eraseAt(await findPlace(process.env), request, say);
  console.log(JSON.stringify(receipt, null, 2));
  if (listFile !== null) {
    // Not over what is there: it may be a list that somebody still needs.
    await writeFile(listFile, idsToDelete.map((id) => `${id}\n`).join(''), {
      mode: 0o600,
      flag: 'wx',
    });
    say(`The notes to delete in Salesforce are in ${listFile}. Delete that file too, when done.`);
  }
} catch (error) {
  say(error instanceof Error ? error.message : 'The erasure failed for an unknown reason.');
  process.exitCode = 1;
}
