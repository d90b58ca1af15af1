import type { Org, Session } from '../../test/org/org.ts';
import { integrationUser } from './people-names.ts';

export interface People {
  readonly reps: readonly Session[];
  /** As whom the service signs in. */
  readonly service: Session;
}

const repCount = 12;
const dealCount = 8;

/** Engages who works in an org and gives them something to sell, unless that was done before. */
export async function engage(org: Org, admin: Session): Promise<People> {
  const known = new Map(org.users().map(({ username, id }) => [username, id]));
  async function idOf(soql: string): Promise<string> {
    const [row] = await org.query(admin, soql);
    if (typeof row?.Id !== 'string') throw new Error(`Nothing found by ${soql}`);
    return row.Id;
  }
  async function hire(username: string, profile: string, permissionSet: string): Promise<Session> {
    const found = known.get(username);
    const userId =
      found ??
      (await org.create(admin, 'User', {
        FirstName: 'Example',
        LastName: username.split('@')[0],
        Username: username,
        Email: username,
        ProfileId: await idOf(`SELECT Id FROM Profile WHERE Name = '${profile}'`),
      }));
    const permissions = await idOf(`SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`);
    // A process that was killed may have come as far as the user and no further.
    const held = await org.query(
      admin,
      `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}' AND PermissionSetId = '${permissions}'`,
    );
    if (held.length === 0) {
      await org.create(admin, 'PermissionSetAssignment', {
        AssigneeId: userId,
        PermissionSetId: permissions,
      });
    }
    return { userId };
  }

  const reps: Session[] = [];
  for (let n = 0; n < repCount; n += 1) {
    reps.push(await hire(`rep${n}@company.example`, 'Standard User', 'Watercooler_Rep'));
  }
  const service = await hire(
    integrationUser,
    'Minimum Access - API Only Integrations',
    'Watercooler_Integration',
  );
  const deals = await org.query(admin, 'SELECT Id FROM Opportunity');
  for (let n = deals.length; n < dealCount; n += 1) {
    const account = await org.create(admin, 'Account', { Name: `Account ${n}` });
    await org.create(admin, 'Contact', {
      LastName: `Quill${n}`,
      Title: n % 2 === 0 ? 'VP Operations' : 'VP Finance',
      AccountId: account,
    });
    await org.create(admin, 'Opportunity', {
      Name: `Deal ${n}`,
      AccountId: account,
      StageName: 'Prospecting',
      CloseDate: '2027-12-18',
    });
  }
  for (const [key, title] of [
    ['chaos-operations', 'VP Operations'],
    ['chaos-finance', 'VP Finance'],
  ] as const) {
    await org.upsert(
      admin,
      'Buyer_Persona__c',
      { field: 'Key__c', value: key },
      {
        Name: key,
        Job_Titles__c: title,
      },
    );
  }
  return { reps, service };
}
