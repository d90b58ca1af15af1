import type { KnownName, NameRole } from '#lwc/knownNames/knownNames.ts';
import type { OrgConnection } from '../salesforce/connection.ts';
import {
  type PersonName,
  readAccountNames,
  readContactNames,
  readContactRoleNames,
  readLeadNames,
  readNamesOfContacts,
  readUserNames,
} from '../salesforce/name-rows.ts';
import type { NoteRow } from '../salesforce/note-rows.ts';

/**
 * The names that the CRM knows around some notes: their accounts with their cities, everybody at
 * them, everybody with a role on their deals, their contacts and leads, and our users. For memory
 * only.
 */
export async function readNamesAround(
  org: OrgConnection,
  notes: readonly NoteRow[],
): Promise<KnownName[]> {
  const accountIds = distinct(
    notes.flatMap((note) => [
      note.Account__c,
      note.Opportunity__r?.AccountId ?? null,
      note.Contact__r?.AccountId ?? null,
    ]),
  );
  const contactIds = distinct(notes.map((note) => note.Contact__c));
  const leadIds = distinct(notes.map((note) => note.Lead__c));
  const opportunityIds = distinct(notes.map((note) => note.Opportunity__c));
  const [accounts, contacts, ownContacts, roles, leads, users] = await Promise.all([
    readAccountNames(org, accountIds),
    readContactNames(org, accountIds),
    readNamesOfContacts(org, contactIds),
    readContactRoleNames(org, opportunityIds),
    readLeadNames(org, leadIds),
    readUserNames(org),
  ]);
  const companies = leads.flatMap((lead) => (lead.Company === null ? [] : [lead.Company]));
  const accountNames = [...accounts.map((account) => account.Name), ...companies];
  const cities = accounts.map((account) => account.BillingCity ?? '').filter((city) => city !== '');
  const names = [
    ...accountNames.map((name): KnownName => ({ role: 'account', name })),
    ...cities.map((name): KnownName => ({ role: 'site', name })),
    ...people('buyer', [...contacts, ...ownContacts, ...roles, ...leads]),
    ...people('colleague', users),
  ];
  return [...new Map(names.map((known) => [`${known.role} ${known.name}`, known])).values()];
}

function people(role: NameRole, rows: readonly PersonName[]): KnownName[] {
  return rows.map((row) => ({
    role,
    name: [row.FirstName, row.LastName].filter((part) => part !== null).join(' '),
  }));
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
