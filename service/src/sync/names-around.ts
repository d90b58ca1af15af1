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

/** Names that the CRM knows around some notes. For memory only. */
export interface NamesAround {
  /** Our users: anybody may name them. */
  readonly colleagues: readonly KnownName[];
  /**
   * A note's accounts with their cities, everybody at them, everybody with a role on its deal, its
   * contact and its lead. What was read for other notes is not among them, so that a note is redacted
   * in the same way whichever others are read with it. Notes around the same records share one list.
   */
  of(note: NoteRow): readonly KnownName[];
}

/** Reads the names around some notes, in few calls. */
export async function readNamesAround(
  org: OrgConnection,
  notes: readonly NoteRow[],
): Promise<NamesAround> {
  const accountIds = distinct(notes.flatMap(accountsOf));
  const [accounts, contacts, ownContacts, roles, leads, users] = await Promise.all([
    readAccountNames(org, accountIds),
    readContactNames(org, accountIds),
    readNamesOfContacts(org, distinct(notes.map((note) => note.Contact__c))),
    readContactRoleNames(org, distinct(notes.map((note) => note.Opportunity__c))),
    readLeadNames(org, distinct(notes.map((note) => note.Lead__c))),
    readUserNames(org),
  ]);
  const lists = new Map<string, readonly KnownName[]>();

  function namesOf(note: NoteRow): KnownName[] {
    const own = new Set<string | null>(distinct(accountsOf(note)));
    const ownAccounts = accounts.filter(({ Id }) => own.has(Id));
    const ownLeads = leads.filter(({ Id }) => Id === note.Lead__c);
    const companies = ownLeads.flatMap(({ Company }) => Company ?? []);
    return [
      ...named('account', [...ownAccounts.map(({ Name }) => Name), ...companies]),
      ...named(
        'site',
        ownAccounts.flatMap(({ BillingCity }) => BillingCity ?? []),
      ),
      ...people('buyer', [
        ...contacts.filter(({ AccountId }) => own.has(AccountId)),
        ...ownContacts.filter(({ Id }) => Id === note.Contact__c),
        ...roles.filter(({ OpportunityId }) => OpportunityId === note.Opportunity__c),
        ...ownLeads,
      ]),
    ];
  }

  return {
    colleagues: people('colleague', users),
    of(note) {
      const around = [...accountsOf(note), note.Contact__c, note.Opportunity__c, note.Lead__c];
      const key = JSON.stringify(around);
      const names = lists.get(key) ?? namesOf(note);
      lists.set(key, names);
      return names;
    },
  };
}

function accountsOf(note: NoteRow): (string | null)[] {
  return [
    note.Account__c,
    note.Opportunity__r?.AccountId ?? null,
    note.Contact__r?.AccountId ?? null,
  ];
}

function named(role: NameRole, names: readonly string[]): KnownName[] {
  return names.map((name) => ({ role, name }));
}

function people(role: NameRole, rows: readonly PersonName[]): KnownName[] {
  const names = rows.map((row) =>
    [row.FirstName, row.LastName].filter((part) => part !== null).join(' '),
  );
  return named(role, [...new Set(names)]);
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
