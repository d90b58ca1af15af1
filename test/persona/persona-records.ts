import { expect } from 'vitest';
import type { Session } from '../org/org.ts';
import type { ExampleOrg } from '../org/ui-api/example-org.ts';

type Fields = Record<string, unknown>;

/** Writes a record over REST as that person, and gives its Id; fails the test when refused. */
export async function write(
  example: ExampleOrg,
  session: Session,
  sobject: string,
  fields: Fields,
): Promise<string> {
  const path = `/services/data/v66.0/sobjects/${sobject}`;
  const { status, body } = await example.ask(session, 'POST', path, fields);
  expect({ status, body }).toMatchObject({ status: 201 });
  return typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : '';
}

/** Fills service-owned fields of a persona, as a release does. */
async function tell(
  example: ExampleOrg,
  service: Session,
  personaId: string,
  fields: Fields,
): Promise<void> {
  const path = `/services/data/v66.0/sobjects/Buyer_Persona__c/${personaId}`;
  const { status, body } = await example.ask(service, 'PATCH', path, fields);
  expect({ status, body }).toMatchObject({ status: 204 });
}

/** The service's own user, as an admin sets it up. */
export async function hireService({ org, admin }: ExampleOrg): Promise<Session> {
  const idOf = async (soql: string) => (await org.query(admin, soql))[0]?.['Id'];
  const userId = await org.create(admin, 'User', {
    LastName: 'Watercooler Service',
    Username: 'service@larkmoor.example',
    Email: 'service@larkmoor.example',
    ProfileId: await idOf(
      "SELECT Id FROM Profile WHERE Name = 'Minimum Access - API Only Integrations'",
    ),
  });
  await org.create(admin, 'PermissionSetAssignment', {
    AssigneeId: userId,
    PermissionSetId: await idOf(
      "SELECT Id FROM PermissionSet WHERE Name = 'Watercooler_Integration'",
    ),
  });
  return { userId };
}

/** Somebody of the example org, by last name. */
export async function personNamed({ org, admin }: ExampleOrg, lastName: string): Promise<Session> {
  const [row] = await org.query(admin, `SELECT Id FROM User WHERE LastName = '${lastName}'`);
  return { userId: String(row?.['Id']) };
}

/** A theme of the codebook, and the same as a released cell of the persona. */
export async function releaseTheme(
  example: ExampleOrg,
  service: Session,
  personaId: string,
  { name, area = 'stops', theme = {}, cell = {} }: TheTheme,
): Promise<string> {
  const key = name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  const themeId = await example.org.create(example.admin, 'Buyer_Theme__c', {
    Name: name,
    Key__c: key,
    Insight_Area__c: area,
    Meaning__c: `What several notes say about this: ${name.toLowerCase()}.`,
    Status__c: 'active',
    ...theme,
  });
  await write(example, service, 'Persona_Theme__c', {
    Buyer_Persona__c: personaId,
    Buyer_Theme__c: themeId,
    Key__c: `cell-${key}`,
    Contributors__c: '5+',
    Deals__c: '5+',
    Trend__c: 'steady',
    ...cell,
  });
  return themeId;
}

interface TheTheme {
  readonly name: string;
  readonly area?: string;
  readonly theme?: Fields;
  readonly cell?: Fields;
}

const goals = [
  ['Discover', 'Head of Distribution; Site Manager', 'Know what good looks like before calling'],
  [
    'Evaluate',
    'Head of Distribution; Site Manager; IT Integration Lead; Their boss',
    'See it at work',
  ],
  [
    'Decide',
    'Head of Distribution; IT Integration Lead; Procurement Controller',
    'A case for the boss',
  ],
  ['Closed Won', 'Head of Distribution', 'A first calm peak'],
  ['Expand', 'Head of Distribution; Their boss', 'Savings they can show upstairs'],
] as const;

/** A persona with all that its page can show. Gives its Id. */
export async function createFullPersona(example: ExampleOrg, service: Session): Promise<string> {
  const { org, admin, marketer } = example;
  const salesLead = await personNamed(example, 'Wray');
  const personaId = await org.create(admin, 'Buyer_Persona__c', {
    Name: 'Head of Distribution',
    Key__c: 'head-of-distribution',
    Summary__c: 'Runs the distribution centres. Answers for the peak season.',
    Segment__c: 'Food and beverage',
    Market__c: 'Distribution with a hard seasonal peak',
    Territory__c: 'North, South',
    Responsibility__c: 'Gets every load in and out on time.',
    Goals__c: 'A peak season nobody has to rescue.',
    Activities__c: 'Walks the dock at six.\nRings former colleagues before reading anything.',
    Gaps__c: 'Has never seen the saving measured.',
    Job_Titles__c: 'Head of Distribution\nLogistics Director',
    Buyer_Role__c: 'economic-buyer',
    Receptivity__c: 'winnable',
    Image__c: '/_slds/images/group_avatar_160.png',
    Image_Alt__c: 'A loading dock at dawn',
    Image_Licence__c: 'CC0',
    Sales_Owner__c: salesLead.userId,
    Marketing_Owner__c: marketer.userId,
    Status__c: 'agreed',
  });
  const release = (theme: TheTheme) => releaseTheme(example, service, personaId, theme);
  const proof = await release({
    name: 'No proof from a site like theirs',
    theme: {
      Response__c: 'prove',
      What_Works__c: 'A visit to a running site before the price talk',
    },
    cell: {
      Contributors__c: '10+',
      Deals__c: '10+',
      Lost_Share__c: 'mostly-lost',
      Trend__c: 'growing',
      Quotes__c: [
        'they could show her CFO a before/after from a site like hers, ours was a slide w/ logos',
        'Asked what outcome they wanted. We had no [segment] case study to show it.',
        'our demo data is all parcels, theirs is chilled',
      ].join('\n'),
    },
  });
  const quarter = await release({
    name: 'Another lost quarter',
    theme: { Response__c: 'reposition' },
    cell: {
      Lost_Share__c: 'mixed',
      Quotes__c: 'is this the thing thats going to cost me another quarter?\nboss asked twice',
    },
  });
  const material = await release({
    name: 'Judged from old material',
    cell: {
      Contributors__c: '3+',
      Deals__c: '3+',
      Trend__c: 'new',
      Quotes__c: 'old webinar\npdf',
    },
  });
  await release({ name: 'Peak season run by hand', area: 'why-now' });
  await release({ name: 'A calm peak season', area: 'success' });
  await release({ name: 'The boss walks in, the room goes cold', area: 'room' });

  await tell(example, service, personaId, {
    Story__c: [
      'What they need',
      'What sets them moving: “Peak season run by hand” (heard by 5 or more reps). [evidence: peak-season-run-by-hand]',
      'Their goals, as we see them: “A peak season nobody has to rescue.” [assumption]',
      '',
      'How satisfied they are today',
      'What keeps them from choosing us above all: “No proof from a site like theirs” (heard by 10 or more reps, mostly in lost deals, growing). [evidence: no-proof-from-a-site-like-theirs]',
    ].join('\n'),
  });

  const reasons = [
    ['price', proof, '10+'],
    ['price', quarter, '5+'],
    ['missing', material, '5+'],
    ['no-decision', quarter, '3+'],
    ['complex', material, '3+'],
  ] as const;
  for (const [index, [reason, Buyer_Theme__c, band]] of reasons.entries()) {
    await write(example, service, 'Persona_Reason__c', {
      Buyer_Persona__c: personaId,
      Key__c: `reason-${index}`,
      Stated_Reason__c: reason,
      Buyer_Theme__c,
      Contributors__c: band,
      Deals__c: band,
    });
  }
  // Taken back: the row stays, all of it blank.
  await write(example, service, 'Persona_Reason__c', {
    Buyer_Persona__c: personaId,
    Key__c: 'reason-taken-back',
  });
  for (const [index, [Name, Roles__c, Buyer_Goal__c]] of goals.entries()) {
    await write(example, marketer, 'Persona_Stage__c', {
      Buyer_Persona__c: personaId,
      Name,
      Order__c: (index + 1) * 10,
      Roles__c,
      Buyer_Goal__c,
      Marketing_Goal__c: 'One before/after page per segment',
      Sales_Goal__c:
        index === 0 ? 'Ask about the night shift first' : 'Name the outcome, then the price',
    });
  }
  return personaId;
}

/** A persona whose words a careless page would break on. Gives its Id. */
export async function createOddPersona(example: ExampleOrg): Promise<string> {
  const ice = '🧊';
  const personaId = await example.org.create(example.admin, 'Buyer_Persona__c', {
    Name: `مدير العمليات ${ice}`,
    Key__c: 'odd-words',
    Status__c: 'draft',
    Goals__c: ice.repeat(300),
    Job_Titles__c: `<img src=x onerror=alert(1)>\n${'Verantwortlichkeitsbereich'.repeat(8)}`,
  });
  for (const [Order__c, Name] of ['اكتشاف', ice.repeat(30), 'Decide'].entries()) {
    await write(example, example.marketer, 'Persona_Stage__c', {
      Buyer_Persona__c: personaId,
      Name,
      Order__c,
      Roles__c: `مدير; ${ice.repeat(40)}`,
      Buyer_Goal__c: 'x'.repeat(255),
    });
  }
  return personaId;
}
