import { parseArgs } from 'node:util';
import { z } from 'zod';
import { usualTokenDays } from '../../service/src/database/api-tokens.ts';
import { tokenRole, tokenRoles, type TokenRole } from '../../service/src/http/token.ts';

/** What to do with the tokens of an org. */
export type TokenCommand =
  | { readonly kind: 'issue'; readonly role: TokenRole; readonly days: number }
  | { readonly kind: 'list' }
  | { readonly kind: 'revoke'; readonly id: string };

export interface TokenArguments {
  readonly command: TokenCommand;
  /** The org by its id of 18 characters; null asks Salesforce. */
  readonly orgId: string | null;
}

const usage = [
  'npm run token -- list',
  `npm run token -- issue --role ${tokenRoles.join('|')} [--days 1 to ${usualTokenDays}]`,
  'npm run token -- revoke ID',
].join('\n');

const days = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.number().min(1).max(usualTokenDays));

/** Reads the arguments of the command. Throws with what to write instead. */
export function parseTokenArguments(given: readonly string[]): TokenArguments {
  const { positionals, values } = parseWords(given);
  const orgId = values.org ?? null;
  if (orgId !== null && !/^[A-Za-z0-9]{18}$/.test(orgId)) {
    throw new Error('--org takes the id of an org, 18 characters that begin with 00D.');
  }
  return { command: commandOf(positionals, values), orgId };
}

interface Options {
  readonly role?: string | undefined;
  readonly days?: string | undefined;
  readonly org?: string | undefined;
}

function commandOf([kind, ...rest]: readonly string[], options: Options): TokenCommand {
  const isIssue = kind === 'issue';
  if (!isIssue && (options.role !== undefined || options.days !== undefined)) {
    throw new Error(`--role and --days belong to issue. Write one of:\n${usage}`);
  }
  if (isIssue && rest.length === 0) return issueOf(options);
  if (kind === 'list' && rest.length === 0) return { kind };
  const [id] = rest;
  if (kind === 'revoke' && rest.length === 1 && id !== undefined) {
    if (/^[0-9a-f]{12}$/.test(id)) return { kind, id };
    // A whole token would stand in the shell's history; its id cannot be misused.
    throw new Error('Give the id of the token, 12 characters that "npm run token -- list" shows.');
  }
  throw new Error(`Write one of:\n${usage}`);
}

function issueOf(options: Options): TokenCommand {
  const role = tokenRole.safeParse(options.role);
  if (!role.success) {
    throw new Error(`Say for whom: --role with one of ${tokenRoles.join(', ')}.`);
  }
  const wanted = days.safeParse(options.days ?? String(usualTokenDays));
  if (!wanted.success) {
    throw new Error(`--days takes a whole number from 1 to ${usualTokenDays}.`);
  }
  return { kind: 'issue', role: role.data, days: wanted.data };
}

function parseWords(given: readonly string[]): { positionals: string[]; values: Options } {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: { role: { type: 'string' }, days: { type: 'string' }, org: { type: 'string' } },
    });
  } catch {
    throw new Error(`There is an option that is not known. Write one of:\n${usage}`);
  }
}
