import type { Org, Session } from '../org.ts';

export interface ExampleRecords {
  readonly rep: Session;
  readonly otherRep: Session;
  readonly marketer: Session;
  readonly opportunityId: string;
  readonly accountId: string;
  readonly personaId: string;
  readonly reservedPersonaId: string;
  /** The theme `No proof from their peers`. */
  readonly themeId: string;
}

/** An account with a deal, three buyers, prompts, themes and a persona with released cells. */
export async function createExampleRecords(org: Org, admin: Session): Promise<ExampleRecords> {
  const create = (sobject: string, fields: Record<string, unknown>) =>
    org.create(admin, sobject, fields);

  const rep = await createUser(org, admin, 'Tamsin', 'Okafor', 'Account Executive', 'Rep');
  const otherRep = await createUser(org, admin, 'Gareth', 'Pell', 'Account Executive', 'Rep');
  const marketer = await createUser(
    org,
    admin,
    'Claire',
    'Hobday',
    'Product Marketing',
    'Marketing',
  );
  await createUser(org, admin, 'Douglas', 'Wray', 'Sales Director', 'Sales_Lead');
  await createUser(org, admin, 'Fergus', 'Ilett', 'Salesforce Administrator', 'Admin');

  const OwnerId = rep.userId;
  const accountId = await create('Account', { Name: 'Bramley Chilled', OwnerId });
  const opportunityId = await create('Opportunity', {
    Name: 'Bramley Chilled: Wakefield DC, yard and dock',
    AccountId: accountId,
    OwnerId,
    StageName: 'Evaluate',
    CloseDate: '2026-12-18',
    Amount: 84_000,
    NextStep: 'Walk the gate with the night shift',
  });
  for (const [FirstName, LastName, Title, Role] of [
    ['Pete', 'Garside', 'Site Manager', 'User influencer'],
    ['Dana', 'Whitlock', 'VP Operations', 'Economic buyer'],
    ['Ravi', 'Menon', 'IT Integration Lead', 'Technical influencer'],
  ]) {
    const person = { FirstName, LastName, Title, AccountId: accountId, OwnerId };
    const ContactId = await create('Contact', person);
    const roleFields = { OpportunityId: opportunityId, ContactId, Role };
    await create('OpportunityContactRole', roleFields);
  }
  const owners = { Sales_Owner__c: rep.userId, Marketing_Owner__c: marketer.userId };
  const insight = await createInsight(create, owners);
  return { rep, otherRep, marketer, accountId, opportunityId, ...insight };
}

type Create = (sobject: string, fields: Record<string, unknown>) => Promise<string>;

async function createInsight(
  create: Create,
  owners: Record<string, string>,
): Promise<Pick<ExampleRecords, 'personaId' | 'reservedPersonaId' | 'themeId'>> {
  for (const [Key__c, Question__c, Insight_Area__c] of [
    ['barrier', 'What nearly stopped them, or still might?', 'stops'],
    ['room', 'What was the room like when you walked in?', 'room'],
  ]) {
    await create('Note_Prompt__c', {
      Key__c,
      Question__c,
      Hint__c: 'A line or two. How you saw it is enough.',
      Insight_Area__c,
      Outcome__c: 'any',
      Asked_On__c: 'opportunity',
      Order__c: 1,
      Active__c: true,
    });
  }
  const proof = await createTheme(create, 'proof-of-outcome', 'No proof from their peers', 'stops');
  const calm = await createTheme(create, 'calm-operations', 'A calm, predictable day', 'success');
  const reservedPersonaId = await create('Buyer_Persona__c', {
    Name: 'Buyers in general',
    Key__c: 'buyers-in-general',
    Status__c: 'draft',
  });
  const personaId = await create('Buyer_Persona__c', {
    Name: 'Operations VP',
    Key__c: 'operations-vp',
    Summary__c: 'Gets every load in and out on time, and answers upstairs for what the yard costs.',
    Segment__c: 'Food and beverage',
    Job_Titles__c: 'VP Operations\nOperations Director',
    Buyer_Role__c: 'economic-buyer',
    Status__c: 'agreed',
    ...owners,
  });
  for (const [Buyer_Theme__c, Quotes__c] of [
    [proof, 'they could show her CFO a before/after from a site like hers'],
    [calm, ''],
  ]) {
    await create('Persona_Theme__c', {
      Buyer_Persona__c: personaId,
      Buyer_Theme__c,
      Contributors__c: '5+',
      Deals__c: '5+',
      Trend__c: 'growing',
      Quotes__c,
    });
  }
  await create('Watercooler_Status__c', {
    Key__c: 'status',
    K__c: 3,
    Calendar__c: 'sample',
    Release_Interval_Seconds__c: 15,
  });
  return { personaId, reservedPersonaId, themeId: proof };
}

function createTheme(create: Create, key: string, name: string, area: string): Promise<string> {
  return create('Buyer_Theme__c', {
    Name: name,
    Key__c: key,
    Insight_Area__c: area,
    Meaning__c: 'What several notes say.',
    Status__c: 'active',
  });
}

async function createUser(
  org: Org,
  admin: Session,
  FirstName: string,
  LastName: string,
  Title: string,
  role: 'Rep' | 'Marketing' | 'Sales_Lead' | 'Admin',
): Promise<Session> {
  const named = async (sobject: string, name: string) => {
    const [row] = await org.query(admin, `SELECT Id FROM ${sobject} WHERE Name = '${name}'`);
    return row?.['Id'];
  };
  const address = `${FirstName}.${LastName}@larkmoor.example`.toLowerCase();
  const profile = role === 'Marketing' ? 'Marketing User' : 'Standard User';
  const userId = await org.create(admin, 'User', {
    FirstName,
    LastName,
    Title,
    Username: address,
    Email: address,
    Alias: FirstName.slice(0, 8),
    ProfileId: await named('Profile', profile),
  });
  await org.create(admin, 'PermissionSetAssignment', {
    AssigneeId: userId,
    PermissionSetId: await named('PermissionSet', `Watercooler_${role}`),
  });
  return { userId };
}
