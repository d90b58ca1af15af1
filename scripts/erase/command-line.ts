import { parseArgs } from 'node:util';
import type { ErasureRequest } from '../../service/src/sync/erasure/erase.ts';
import { erasureKinds } from '../../service/src/privacy/erasure/subject.ts';
import { longId } from './long-id.ts';

export interface ErasureArguments extends ErasureRequest {
  /** Where to list the notes that an admin has to delete; null: nowhere. */
  readonly listFile: string | null;
}

/** What the Ids of each kind begin with, by Salesforce's own rule for standard objects. */
const prefixes = { contributor: '005', contact: '003', lead: '00Q', account: '001' } as const;

const usage =
  'Give one of --contributor USER_ID, --contact CONTACT_ID, --lead LEAD_ID and --account ACCOUNT_ID, and ' +
  'if you like --dry-run and --list-ids FILE.';

/** Reads the arguments of the command. Throws with what to write instead. */
export function parseErasureArguments(given: readonly string[]): ErasureArguments {
  const values = read(given);
  const asked = erasureKinds.flatMap((kind) => {
    const id = values[kind];
    return id === undefined ? [] : [{ kind, id }];
  });
  const [only, ...others] = asked;
  if (only === undefined || others.length > 0) throw new Error(usage);
  const id = longId(only.id);
  if (id === null || !id.startsWith(prefixes[only.kind])) {
    throw new Error(
      `That is no Id of ${only.kind === 'contributor' ? 'a user' : `a ${only.kind}`}: it has 15 or 18 ` +
        `characters and begins with ${prefixes[only.kind]}. Copy it from the record's address.`,
    );
  }
  return {
    kind: only.kind,
    id,
    isDryRun: values['dry-run'] === true,
    listFile: values['list-ids'] ?? null,
  };
}

function read(given: readonly string[]) {
  const one = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...given],
      options: {
        ...{ contributor: one, contact: one, lead: one, account: one, 'list-ids': one },
        'dry-run': { type: 'boolean' },
      },
    }).values;
  } catch {
    // What was given may be an Id or a name, so it is not repeated.
    throw new Error(usage);
  }
}
