import { generateKeyPairSync } from 'node:crypto';
import { type Org, type RunningOrg, type Session, startOrg } from '../org/org.ts';
import type { Canaries } from './canary.ts';
import type { CanaryNote } from './notes.ts';

/** A stand-in org full of canaries, and who works there. */
export interface CanaryCompany {
  readonly url: string;
  readonly org: Org;
  readonly privateKey: string;
  readonly admin: Session;
  readonly integration: Session;
  readonly marketer: Session;
  readonly salesLead: Session;
  readonly reps: readonly Session[];
  /** The record of each note, by its number. */
  readonly noteIds: ReadonlyMap<number, string>;
  close(): Promise<void>;
}

const repCount = 12;
const personaKeys = ['operations', 'finance'] as const;

/** Starts the org on an empty database of its own and writes the notes, as an import would. */
export async function startCanaryCompany(
  databaseUrl: string,
  clock: () => Date,
  canaries: Canaries,
): Promise<
  CanaryCompany & { write(notes: readonly CanaryNote[], themes: readonly string[]): Promise<void> }
> {
  const keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const running: RunningOrg = await startOrg({
    databaseUrl,
    port: 0,
    clock,
    client: { clientId: 'watercooler', publicKey: keys.publicKey },
  });
  const { org } = running;
  const admin = org.sessionOfToken(running.adminToken);
  if (!admin) throw new Error('The import user has no session.');
  const hire = hiring(org, admin);
  const reps: Session[] = [];
  for (let at = 0; at < repCount; at += 1) {
    reps.push(await hire(`rep${at}`, canaries.word('name'), 'Standard User', 'Watercooler_Rep'));
  }
  const personas: string[] = [];
  for (const key of personaKeys) {
    const fields = { Key__c: key, Name: `Head of ${key}`, Status__c: 'draft' };
    personas.push(await org.create(admin, 'Buyer_Persona__c', fields));
  }
  const noteIds = new Map<number, string>();

  return {
    url: running.url,
    org,
    privateKey: keys.privateKey,
    admin,
    reps,
    integration: await hire(
      'integration',
      'Service',
      'Minimum Access - API Only Integrations',
      'Watercooler_Integration',
    ),
    marketer: await hire('marketer', 'Krone', 'Marketing User', 'Watercooler_Marketing'),
    salesLead: await hire('lead', 'Sallow', 'Standard User', 'Watercooler_Sales_Lead'),
    noteIds,
    async write(notes, themes) {
      const around = await writeAround(org, notes);
      const rows = notes.map((note, at) => ({
        Client_Key__c: `canary-${note.number}`,
        CreatedById: reps[note.number % repCount]?.userId ?? null,
        OwnerId: reps[note.number % repCount]?.userId ?? null,
        Body__c: note.body,
        Asset__c: note.material,
        Source__c: note.kind === 'role-play' ? 'role-play' : 'heard',
        Tone__c: 'tense',
        Private__c: note.kind === 'private',
        Withdrawn__c: note.kind === 'withdrawn',
        // One in five is for the coder to file, and one in nine for nobody.
        Confirmed_Theme__c:
          note.number % 5 === 4 ? null : (themes[note.number % themes.length] ?? null),
        Buyer_Persona__c: note.number % 9 === 8 ? null : (personas[note.number % 2] ?? null),
        Contact__c: note.isOfLead ? null : (around[at]?.person ?? null),
        Lead__c: note.isOfLead ? (around[at]?.person ?? null) : null,
        Opportunity__c: around[at]?.deal ?? null,
      }));
      const ids = await org.seed('Buyer_Note__c', rows);
      for (const [at, id] of ids.entries()) noteIds.set(notes[at]?.number ?? -1, id);
    },
    close: () => running.close(),
  };
}

/** The account, the contact and the deal of every note, or its lead. */
async function writeAround(
  org: Org,
  notes: readonly CanaryNote[],
): Promise<{ person: string; deal: string | null }[]> {
  const ofDeals = notes.filter((note) => !note.isOfLead);
  const accounts = await org.seed(
    'Account',
    ofDeals.map(({ account }) => ({ Name: account })),
  );
  const contacts = await org.seed(
    'Contact',
    ofDeals.map(({ contact }, at) => ({
      ...personFields(contact),
      AccountId: accounts[at] ?? null,
    })),
  );
  const deals = await org.seed(
    'Opportunity',
    ofDeals.map(({ account }, at) => ({
      Name: `${account} deal`,
      AccountId: accounts[at] ?? null,
      StageName: 'Prospecting',
      CloseDate: '2026-12-18',
    })),
  );
  const leads = await org.seed(
    'Lead',
    notes
      .filter((note) => note.isOfLead)
      .map(({ contact, account }) => ({ ...personFields(contact), Company: account })),
  );
  let [deal, lead] = [-1, -1];
  return notes.map((note) => {
    if (note.isOfLead) return { person: leads[(lead += 1)] ?? '', deal: null };
    deal += 1;
    return { person: contacts[deal] ?? '', deal: deals[deal] ?? null };
  });
}

function personFields({ first, last, title }: CanaryNote['contact']) {
  return { FirstName: first, LastName: last, Title: title };
}

function hiring(org: Org, admin: Session) {
  async function idOf(soql: string): Promise<string> {
    const [row] = await org.query(admin, soql);
    if (typeof row?.Id !== 'string') throw new Error(`Nothing found by ${soql}`);
    return row.Id;
  }
  return async (name: string, last: string, profile: string, permissionSet: string) => {
    const userId = await org.create(admin, 'User', {
      FirstName: 'Example',
      LastName: last,
      Username: `${name}@company.example`,
      Email: `${name}@company.example`,
      ProfileId: await idOf(`SELECT Id FROM Profile WHERE Name = '${profile}'`),
    });
    await org.create(admin, 'PermissionSetAssignment', {
      AssigneeId: userId,
      PermissionSetId: await idOf(`SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`),
    });
    return { userId };
  };
}
