import type { ApiTokens, KnownToken } from '../../service/src/database/api-tokens.ts';
import type { TokenCommand } from './command-line.ts';

/** What a command has to tell. */
export interface Told {
  /** What was asked for: a table, or the new token alone, so that a program can take it. */
  readonly result: string;
  /** What a person should know beside it. */
  readonly forPeople: readonly string[];
}

type TokenStore = Pick<ApiTokens, 'issue' | 'list' | 'revoke'>;

/** Does what was asked with the tokens of one org. Throws with what to do instead. */
export async function runTokenCommand(
  tokens: TokenStore,
  orgId: string,
  command: TokenCommand,
): Promise<Told> {
  const actor = 'admin command';
  switch (command.kind) {
    case 'list':
      return { result: tableOf(await tokens.list(orgId)), forPeople: [] };
    case 'issue': {
      const { role, days } = command;
      const { token, known } = await tokens.issue(orgId, role, { days, actor });
      return {
        result: token,
        forPeople: [
          `A token of the role ${role}, with the id ${known.id}, valid to ${dayOf(known.expiresAt)}.`,
          'It is shown this once and kept nowhere: put it where your secrets are.',
        ],
      };
    }
    case 'revoke': {
      const gone = await tokens.revoke(orgId, command.id, actor);
      if (gone === undefined) {
        throw new Error('This org has no token of that id. "npm run token -- list" shows all.');
      }
      return {
        result: `Revoked: ${gone.id}, of the role ${gone.role}. It opens nothing now.`,
        forPeople: [],
      };
    }
  }
}

const headings = ['id', 'role', 'issued', 'valid to', 'last used'];

function tableOf(tokens: readonly KnownToken[]): string {
  if (tokens.length === 0) return 'This org has no tokens.';
  const rows = tokens.map(({ id, role, createdAt, expiresAt, isExpired, lastUsedOn }) => [
    id,
    role,
    dayOf(createdAt),
    `${dayOf(expiresAt)}${isExpired ? ' (over)' : ''}`,
    lastUsedOn ?? 'never',
  ]);
  const widths = headings.map((heading, at) =>
    Math.max(heading.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  return [headings, ...rows]
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10);
}
