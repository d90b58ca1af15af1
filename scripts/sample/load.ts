import { Connection } from 'jsforce';
import type { SampleCompany, SampleNote, SampleUser } from './company.ts';
import {
  clientKeyOf,
  noteRow,
  personaRow,
  personaStageRow,
  profileOf,
  promptRow,
  themeRow,
  type IdOf,
  type SalesforceRow,
} from './into-records.ts';

/** Puts the sample company into an org, in the name of an import user with *Set Audit Fields*. */
export interface SampleLoader {
  /** Users, deals, prompts, codebook and personas: all that was there before the first note. */
  loadCompany(): Promise<void>;
  loadNotes(notes: readonly SampleNote[]): Promise<void>;
  /** Approves, as their reps did, the redacted words of those notes that the service has written. */
  approveQuotes(notes: readonly SampleNote[]): Promise<void>;
}

/** A REST connection of an org's import user. */
export function importConnection(org: { url: string; adminToken: string }): Connection {
  return new Connection({ instanceUrl: org.url, accessToken: org.adminToken, version: '66.0' });
}

/**
 * Makes the loader.
 * @param connection a REST connection of the import user
 * @param taps what the reps said of the filing of their notes: note id to theme key, or `none`
 */
export function createSampleLoader(
  connection: Connection,
  company: SampleCompany,
  taps: ReadonlyMap<string, string>,
): SampleLoader {
  const ids = new Map<string, string>();
  const idOf: IdOf = (sampleId) => {
    const id = ids.get(sampleId);
    if (id === undefined) throw new Error(`The sample names ${sampleId}, which it does not hold.`);
    return id;
  };

  async function create(
    sobject: string,
    rows: readonly SalesforceRow[],
    sampleIds?: readonly string[],
  ): Promise<void> {
    const results = await connection
      .sobject(sobject)
      .create([...rows], { allOrNone: true, allowRecursive: true });
    results.forEach((result, index) => {
      if (!result.success) {
        const reasons = result.errors.map((error) => error.errorCode).join(', ');
        throw new Error(`The org refused row ${index} of the sample's ${sobject}: ${reasons}.`);
      }
      const sampleId = sampleIds?.[index];
      if (sampleId !== undefined) ids.set(sampleId, result.id);
    });
  }

  async function update(sobject: string, rows: readonly (SalesforceRow & { Id: string })[]) {
    if (rows.length === 0) return;
    const results = await connection
      .sobject(sobject)
      .update([...rows], { allOrNone: true, allowRecursive: true });
    if (results.some((result) => !result.success)) {
      throw new Error(`The org refused to update the sample's ${sobject} rows.`);
    }
  }

  async function idsByName(sobject: string): Promise<Map<string, string>> {
    const found = await connection.query<{ Id: string; Name: string }>(
      `SELECT Id, Name FROM ${sobject}`,
    );
    return new Map(found.records.map((row) => [row.Name, row.Id]));
  }

  async function loadUsers(): Promise<void> {
    const { users } = company.org;
    const profiles = await idsByName('Profile');
    const permissionSets = await idsByName('PermissionSet');
    await create(
      'User',
      users.map((user) => ({
        FirstName: user.firstName,
        LastName: user.lastName,
        Username: user.username,
        Email: user.email,
        Title: user.title,
        ProfileId: profiles.get(profileOf(user)),
      })),
      users.map((user) => user.id),
    );
    await update(
      'User',
      users.flatMap((user) =>
        user.managerId === null ? [] : [{ Id: idOf(user.id), ManagerId: idOf(user.managerId) }],
      ),
    );
    await loadRoles();
    await create(
      'PermissionSetAssignment',
      users.map((user) => ({
        AssigneeId: idOf(user.id),
        PermissionSetId: permissionSets.get(user.permissionSet),
      })),
    );
  }

  /** Sales directors stand above their reps, and so see their deals: as in any sales org. */
  async function loadRoles(): Promise<void> {
    const { users } = company.org;
    const leads = users.filter((user) => user.role === 'sales-lead');
    const teamOf = (leadId: string) => users.filter((user) => user.managerId === leadId);
    const rowOf = (user: SampleUser, role: string) => ({
      Id: idOf(user.id),
      UserRoleId: idOf(role),
    });
    await create(
      'UserRole',
      leads.map((lead) => ({ Name: lead.title })),
      leads.map((lead) => `role of ${lead.id}`),
    );
    await create(
      'UserRole',
      leads.map((lead) => ({
        Name: `Team of ${lead.firstName} ${lead.lastName}`,
        ParentRoleId: idOf(`role of ${lead.id}`),
      })),
      leads.map((lead) => `team of ${lead.id}`),
    );
    await update(
      'User',
      leads.flatMap((lead) => [
        rowOf(lead, `role of ${lead.id}`),
        ...teamOf(lead.id).map((rep) => rowOf(rep, `team of ${lead.id}`)),
      ]),
    );
  }

  async function loadDeals(): Promise<void> {
    const { accounts, contacts, opportunities, leads } = company.org;
    const ownerOf = new Map(opportunities.map((deal) => [deal.accountId, deal.ownerId]));
    const ownerOfAccount = (accountId: string): SalesforceRow => {
      const owner = ownerOf.get(accountId);
      return owner === undefined ? {} : { OwnerId: idOf(owner) };
    };
    await create(
      'Account',
      accounts.map((account) => ({
        Name: account.name,
        BillingCity: account.city,
        ...ownerOfAccount(account.id),
      })),
      accounts.map((account) => account.id),
    );
    await create(
      'Contact',
      contacts.map((contact) => ({
        AccountId: idOf(contact.accountId),
        FirstName: contact.firstName,
        LastName: contact.lastName,
        Title: contact.title,
        ...ownerOfAccount(contact.accountId),
      })),
      contacts.map((contact) => contact.id),
    );
    await create(
      'Opportunity',
      opportunities.map((deal) => ({
        Name: deal.name,
        AccountId: idOf(deal.accountId),
        OwnerId: idOf(deal.ownerId),
        StageName: deal.stage,
        Amount: deal.amount,
        CloseDate: deal.closeDate,
      })),
      opportunities.map((deal) => deal.id),
    );
    await create(
      'OpportunityContactRole',
      opportunities.flatMap((deal) =>
        deal.contactRoles.map((role) => ({
          OpportunityId: idOf(deal.id),
          ContactId: idOf(role.contactId),
          Role: sentenceCase(role.role),
          IsPrimary: role.primary,
        })),
      ),
    );
    await create(
      'Lead',
      leads.map((lead) => ({
        FirstName: lead.firstName,
        LastName: lead.lastName,
        Title: lead.title,
        Company: lead.company,
        OwnerId: idOf(lead.ownerId),
      })),
      leads.map((lead) => lead.id),
    );
  }

  async function linkLadderAnswers(notes: readonly SampleNote[]): Promise<void> {
    await update(
      'Buyer_Note__c',
      notes.flatMap((note) =>
        note.follows === null ? [] : [{ Id: idOf(note.id), Follows__c: idOf(note.follows) }],
      ),
    );
  }

  return {
    async loadCompany() {
      await loadUsers();
      await loadDeals();
      await create('Note_Prompt__c', company.prompts.map(promptRow));
      await create('Buyer_Theme__c', company.themes.map(themeRow));
      await create(
        'Buyer_Persona__c',
        company.org.personas.map((persona) => personaRow(persona, idOf)),
        company.org.personas.map((persona) => persona.id),
      );
      await create(
        'Persona_Stage__c',
        company.org.personaStages.map((stage) => personaStageRow(stage, idOf)),
      );
    },

    async loadNotes(notes) {
      await create(
        'Buyer_Note__c',
        notes.map((note) => noteRow(note, note.themeConfirmed ?? taps.get(note.id), idOf)),
        notes.map((note) => note.id),
      );
      await linkLadderAnswers(notes);
    },

    async approveQuotes(notes) {
      const approvedKeys = new Set(
        notes.filter((note) => note.quoteApproved).map((note) => clientKeyOf(note.id)),
      );
      const written = await connection.query<{
        Id: string;
        Client_Key__c: string;
        Quote__c: string;
      }>('SELECT Id, Client_Key__c, Quote__c FROM Buyer_Note__c WHERE Quote__c != null');
      await update(
        'Buyer_Note__c',
        written.records
          .filter((row) => approvedKeys.has(row.Client_Key__c))
          .map((row) => ({ Id: row.Id, Approved_Quote__c: row.Quote__c })),
      );
    },
  };
}

/** "user influencer" reads "User influencer" where people pick it. */
function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
