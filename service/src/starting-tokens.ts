import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from './config.ts';
import type { ApiTokens } from './database/api-tokens.ts';
import { type TokenRole, tokenRoles } from './http/token.ts';
import type { Log } from './log.ts';

/** A token of each role that was just issued; empty if there were tokens already. */
export type IssuedTokens = Partial<Record<TokenRole, string>>;

/**
 * Issues one token per role when an org is connected for the first time, and puts them into a file
 * that only its owner can read, since a log would keep them for ever. The sample renews its tokens
 * at every start instead, and whoever starts it shows them.
 */
export async function startingTokens(options: {
  config: Pick<Config, 'releaseCalendar' | 'dataDir'>;
  tokens: ApiTokens;
  orgId: string;
  log: Log;
}): Promise<IssuedTokens> {
  const { config, tokens, orgId, log } = options;
  if (config.releaseCalendar === 'sample') {
    const renewed: IssuedTokens = {};
    for (const role of tokenRoles) renewed[role] = await tokens.renew(orgId, role);
    return renewed;
  }
  return tokens.issueFirst(orgId, tokenRoles, async (issued) => {
    await mkdir(config.dataDir, { recursive: true });
    const path = join(config.dataDir, `api-tokens-${orgId}`);
    await writeFile(path, `${issued.join('\n')}\n`, { mode: 0o600, flush: true });
    log.info({ directory: path }, 'issued API tokens: keep what this file holds, then delete it');
  });
}
