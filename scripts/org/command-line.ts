import path from 'node:path';
import { parseArgs } from 'node:util';

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, '../..');

export interface OrgOptions {
  /** The name by which `sf` knows the org. */
  readonly targetOrg: string;
  readonly isDryRun: boolean;
}

/** Reads `--target-org NAME` and `--dry-run`; throws on anything else. */
export function readOptions(words: readonly string[], fallback?: string): OrgOptions {
  const { values } = parseArgs({
    args: [...words],
    options: { 'target-org': { type: 'string' }, 'dry-run': { type: 'boolean' } },
  });
  const targetOrg = values['target-org'] ?? fallback;
  if (targetOrg === undefined || targetOrg === '') {
    throw new Error('Say which org: --target-org NAME, a name that "sf org list" shows.');
  }
  return { targetOrg, isDryRun: values['dry-run'] ?? false };
}

/** Runs a command and turns what it throws into one line and status 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
