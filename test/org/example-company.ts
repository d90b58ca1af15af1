import { generateKeyPairSync } from 'node:crypto';
import { createTestDatabase } from '../postgres.ts';
import { startOrg, type RunningOrg, type Session, type StartOrgOptions } from './org.ts';

/** A running org with a few people in it, for tests. */
export interface ExampleCompany extends RunningOrg {
  readonly databaseUrl: string;
  readonly privateKey: string;
  readonly admin: Session;
  readonly repA: Session;
  readonly repB: Session;
  readonly salesLead: Session;
  readonly marketer: Session;
  readonly integration: Session;
  /** A user who may sign in and nothing else. */
  readonly stranger: Session;
  /** Sets what the org's clock says. */
  setTime(iso: string): void;
  /** Stops the org and drops its database. */
  end(): Promise<void>;
}

const people = {
  repA: { profile: 'Standard User', permissionSet: 'Watercooler_Rep' },
  repB: { profile: 'Standard User', permissionSet: 'Watercooler_Rep' },
  salesLead: { profile: 'Standard User', permissionSet: 'Watercooler_Sales_Lead' },
  marketer: { profile: 'Marketing User', permissionSet: 'Watercooler_Marketing' },
  integration: {
    profile: 'Minimum Access - API Only Integrations',
    permissionSet: 'Watercooler_Integration',
  },
  stranger: { profile: 'Minimum Access - API Only Integrations', permissionSet: null },
} as const;

/** Making a pair takes a tenth of a second, so the companies of a test file share one. */
const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

/** The Id of the one record that a query by the admin finds. */
export async function idOf({ org, admin }: Pick<ExampleCompany, 'org' | 'admin'>, soql: string) {
  const [row] = await org.query(admin, soql);
  if (typeof row?.Id !== 'string') throw new Error(`Nothing found by ${soql}`);
  return row.Id;
}

async function hire(company: Pick<ExampleCompany, 'org' | 'admin'>, name: keyof typeof people) {
  const { org, admin } = company;
  const { profile, permissionSet } = people[name];
  const userId = await org.create(admin, 'User', {
    FirstName: 'Example',
    LastName: name,
    Username: `${name}@company.example`,
    Email: `${name}@company.example`,
    ProfileId: await idOf(company, `SELECT Id FROM Profile WHERE Name = '${profile}'`),
  });
  if (permissionSet !== null) {
    await org.create(admin, 'PermissionSetAssignment', {
      AssigneeId: userId,
      PermissionSetId: await idOf(
        company,
        `SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`,
      ),
    });
  }
  return { userId };
}

/** Starts an org on a database of its own and hires one person of each kind. */
export async function startExampleCompany(
  options: Partial<StartOrgOptions> = {},
): Promise<ExampleCompany> {
  const database = await createTestDatabase();
  let now = '2026-11-20T09:00:00Z';
  const running = await startOrg({
    databaseUrl: database.url,
    port: 0,
    clock: () => new Date(now),
    client: { clientId: 'watercooler', publicKey: keys.publicKey },
    ...options,
  });
  const admin = running.org.sessionOfToken(running.adminToken);
  if (!admin) throw new Error('The import user has no session.');
  const company = { org: running.org, admin };
  return {
    ...running,
    admin,
    databaseUrl: database.url,
    privateKey: keys.privateKey,
    repA: await hire(company, 'repA'),
    repB: await hire(company, 'repB'),
    salesLead: await hire(company, 'salesLead'),
    marketer: await hire(company, 'marketer'),
    integration: await hire(company, 'integration'),
    stranger: await hire(company, 'stranger'),
    setTime: (iso) => void (now = iso),
    async end() {
      await running.close();
      await database.drop();
    },
  };
}
