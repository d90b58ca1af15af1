import { expect, test } from 'vitest';
import { sharedDatabase } from '../../test/shared-database.ts';
import { createApiTokens } from '../../service/src/database/api-tokens.ts';
import { runTokenCommand } from './run.ts';

const orgId = '00D000000000001AAA';
const otherOrg = '00D000000000002AAA';

const database = sharedDatabase();
const tokens = createApiTokens(database);

test('a token is issued, shown once, listed without its secret, used, and revoked', async () => {
  const issued = await runTokenCommand(tokens, orgId, {
    kind: 'issue',
    role: 'marketing',
    days: 90,
  });
  const token = issued.result;
  expect(token).toMatch(/^wc_00D000000000001AAA_marketing_[\w-]{43}$/);
  expect(issued.forPeople.join(' ')).toContain('shown this once');
  expect(issued.forPeople.join(' ')).not.toContain(token);

  const before = await runTokenCommand(tokens, orgId, { kind: 'list' });
  expect(before.result.split('\n')).toEqual([
    expect.stringMatching(/^id +role +issued +valid to +last used$/),
    expect.stringMatching(/^[0-9a-f]{12} {2}marketing {2}[\d-]{10} {2}[\d-]{10} {2}never$/),
  ]);
  expect(before.result).not.toContain(token.slice(-43));

  await tokens.check(token);
  const after = await runTokenCommand(tokens, orgId, { kind: 'list' });
  const today = new Date().toISOString().slice(0, 10);
  expect(after.result).toMatch(new RegExp(`${today}$`));

  const id = after.result.split('\n')[1]?.slice(0, 12) ?? '';
  const revoked = await runTokenCommand(tokens, orgId, { kind: 'revoke', id });
  expect(revoked.result).toContain(`${id}, of the role marketing`);
  expect(await tokens.check(token)).toBeUndefined();
  expect((await runTokenCommand(tokens, orgId, { kind: 'list' })).result).toBe(
    'This org has no tokens.',
  );
});

test('a token of another org is neither listed nor revoked', async () => {
  const theirs = await tokens.issue(otherOrg, 'rep', { days: 1, actor: 'admin command' });
  const { id } = theirs.known;
  expect((await runTokenCommand(tokens, orgId, { kind: 'list' })).result).not.toContain(id);
  await expect(runTokenCommand(tokens, orgId, { kind: 'revoke', id })).rejects.toThrow(
    'no token of that id',
  );
  expect(await tokens.check(theirs.token)).toBeDefined();
});
