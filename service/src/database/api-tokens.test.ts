import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { sharedDatabase } from '../../../test/shared-database.ts';
import { hashToken } from '../http/token.ts';
import { createApiTokens } from './api-tokens.ts';

const orgA = '00D000000000001AAA';
const orgB = '00D000000000002AAA';

const database = sharedDatabase();
const tokens = createApiTokens(database);

test('a token opens its org in its role, and is stored as a hash only', async () => {
  const token = await tokens.renew(orgA, 'marketing');
  expect(token).toMatch(/^wc_00D000000000001AAA_marketing_[\w-]{43}$/);
  expect(await tokens.check(token)).toEqual({ orgId: orgA, role: 'marketing' });

  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const dump = await admin.query<{ row: string }>('SELECT t::text AS row FROM api_token AS t');
  await admin.end();
  const stored = dump.rows.map((row) => row.row).join();
  expect(stored).toContain(hashToken(token));
  expect(stored).not.toContain(token.slice(-43));
});

test.each([
  ['another org', (token: string) => token.replace(orgA, orgB)],
  ['another role', (token: string) => token.replace('_rep_', '_admin_')],
  ['another secret', (token: string) => token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')],
  ['a longer secret', (token: string) => `${token}A`],
  ['no token at all', () => "' OR 1=1 --"],
])('a token changed to %s opens nothing', async (_what, change) => {
  expect(await tokens.check(change(await tokens.renew(orgA, 'rep')))).toBeUndefined();
});

test('renewing a role deletes its earlier tokens and no others', async () => {
  const rep = await tokens.renew(orgA, 'rep');
  const before = await tokens.renew(orgA, 'admin');
  const elsewhere = await tokens.renew(orgB, 'admin');
  const after = await tokens.renew(orgA, 'admin');
  expect(await tokens.check(before)).toBeUndefined();
  expect(await tokens.check(after)).toEqual({ orgId: orgA, role: 'admin' });
  expect(await tokens.check(rep)).toBeDefined();
  expect(await tokens.check(elsewhere)).toBeDefined();
  const admins = await database.inOrg(orgA, (tx) =>
    tx.selectFrom('api_token').select('token_hash').where('role', '=', 'admin').execute(),
  );
  expect(admins).toEqual([{ token_hash: hashToken(after) }]);
});

describe('a token that is issued', () => {
  const asAdmin = { days: 90, actor: 'admin command' } as const;

  test('opens its org beside those that were there, until its days are over', async () => {
    const earlier = await tokens.renew(orgA, 'sales-lead');
    const { token, known } = await tokens.issue(orgA, 'sales-lead', asAdmin);
    expect(await tokens.check(earlier)).toBeDefined();
    expect(await tokens.check(token)).toEqual({ orgId: orgA, role: 'sales-lead' });
    const days = (known.expiresAt.getTime() - known.createdAt.getTime()) / 86_400_000;
    expect(Math.round(days)).toBe(90);

    await expire(known.id);
    expect(await tokens.check(token)).toBeUndefined();
    expect(await tokens.check(earlier)).toBeDefined();
    expect(await listed(known.id)).toMatchObject({ isExpired: true });
  });

  test('is valid for a year where nobody says for how long', async () => {
    const orgId = '00D000000000004AAA';
    await tokens.renew(orgId, 'rep');
    const [token] = await tokens.list(orgId);
    const lifeMs = (token?.expiresAt.getTime() ?? 0) - (token?.createdAt.getTime() ?? 0);
    expect(Math.round(lifeMs / 86_400_000)).toBe(365);
  });

  test('opens nothing once revoked, and the others go on', async () => {
    const { token, known } = await tokens.issue(orgA, 'rep', asAdmin);
    const other = await tokens.issue(orgA, 'rep', asAdmin);
    expect(await tokens.revoke(orgB, known.id, 'admin command')).toBeUndefined();
    expect(await tokens.check(token)).toBeDefined();
    expect(await tokens.revoke(orgA, known.id, 'admin command')).toMatchObject({ id: known.id });
    expect(await tokens.check(token)).toBeUndefined();
    expect(await tokens.check(other.token)).toBeDefined();
    expect(await tokens.revoke(orgA, known.id, 'admin command')).toBeUndefined();
  });

  test('is written down in the audit, and so is its end', async () => {
    const orgId = '00D000000000005AAA';
    const { known } = await tokens.issue(orgId, 'rep', asAdmin);
    await tokens.revoke(orgId, known.id, 'admin command');
    const entries = await database.inOrg(orgId, (tx) =>
      tx.selectFrom('audit_entry').select(['actor', 'action', 'told']).orderBy('at').execute(),
    );
    expect(entries).toEqual([
      {
        actor: 'admin command',
        action: 'token issued',
        told: { role: 'rep', tokenId: known.id, days: 90 },
      },
      {
        actor: 'admin command',
        action: 'token revoked',
        told: { role: 'rep', tokenId: known.id, tokens: 1 },
      },
    ]);
  });

  test('in place of others is written down with how many they were', async () => {
    const orgId = '00D000000000007AAA';
    await tokens.renew(orgId, 'rep');
    await tokens.renew(orgId, 'rep');
    const entries = await database.inOrg(orgId, (tx) =>
      tx.selectFrom('audit_entry').select(['actor', 'action', 'told']).orderBy('at').execute(),
    );
    const issued = {
      actor: 'service',
      action: 'token issued',
      told: { role: 'rep', tokenId: expect.stringMatching(/^[0-9a-f]{12}$/), days: 365 },
    };
    const revoked = { actor: 'service', action: 'token revoked', told: { role: 'rep', tokens: 1 } };
    expect(entries).toEqual([issued, revoked, issued]);
  });

  test('is one of a hundred at most', async () => {
    const orgId = '00D000000000006AAA';
    for (let made = 0; made < 100; made += 1) await tokens.issue(orgId, 'rep', asAdmin);
    await expect(tokens.issue(orgId, 'rep', asAdmin)).rejects.toThrow('Revoke those');
    expect((await tokens.issue(orgId, 'admin', asAdmin)).known.role).toBe('admin');
  });
});

test('the day of the last use is written once, however often the token is shown', async () => {
  const { token, known } = await tokens.issue(orgA, 'marketing', {
    days: 1,
    actor: 'admin command',
  });
  expect(await listed(known.id)).toMatchObject({ lastUsedOn: null });
  await tokens.check(token);
  const used = await version(known.id);
  await Promise.all([tokens.check(token), tokens.check(token), tokens.check(token)]);
  expect(await version(known.id)).toEqual(used);
  expect(await listed(known.id)).toMatchObject({
    lastUsedOn: new Date().toISOString().slice(0, 10),
  });

  await asServer(
    `UPDATE api_token SET last_used_on = '2026-01-01' WHERE left(token_hash, 12) = $1`,
    [known.id],
  );
  await tokens.check(token);
  expect(await listed(known.id)).toMatchObject({
    lastUsedOn: new Date().toISOString().slice(0, 10),
  });
});

test('a token that opens nothing is not noted as used', async () => {
  const { token, known } = await tokens.issue(orgA, 'marketing', {
    days: 1,
    actor: 'admin command',
  });
  await tokens.check(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`);
  expect(await listed(known.id)).toMatchObject({ lastUsedOn: null });
});

async function listed(id: string) {
  return (await tokens.list(orgA)).find((known) => known.id === id);
}

const expire = (id: string): Promise<unknown[]> =>
  asServer(`UPDATE api_token SET expires_at = now() WHERE left(token_hash, 12) = $1`, [id]);

/** Changes whenever the row is written. */
const version = (id: string): Promise<unknown[]> =>
  asServer('SELECT xmin::text FROM api_token WHERE left(token_hash, 12) = $1', [id]);

async function asServer(statement: string, values: string[]): Promise<unknown[]> {
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  const { rows } = await admin.query(statement, values);
  await admin.end();
  return rows;
}
