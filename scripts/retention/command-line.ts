import { parseArgs } from 'node:util';

export interface RetentionArguments {
  readonly isDryRun: boolean;
  /** The org by its Id of 18 characters; null asks Salesforce. */
  readonly orgId: string | null;
}

/** Reads the arguments of the command. Throws with what to write instead. */
export function parseRetentionArguments(given: readonly string[]): RetentionArguments {
  const values = read(given);
  const orgId = values.org ?? null;
  if (orgId !== null && !/^[A-Za-z0-9]{18}$/.test(orgId)) {
    throw new Error('--org takes the Id of an org, 18 characters that begin with 00D.');
  }
  return { isDryRun: values['dry-run'] === true, orgId };
}

function read(given: readonly string[]) {
  try {
    const options = { 'dry-run': { type: 'boolean' }, org: { type: 'string' } } as const;
    return parseArgs({ args: [...given], options }).values;
  } catch {
    throw new Error('There are: --dry-run, --org ORG_ID.');
  }
}
