import type { KnownName, NameRole } from '#lwc/knownNames/knownNames.ts';
import type { OrgConnection } from '../salesforce/connection.ts';
import { type NameRow, type PersonName, readNames } from '../salesforce/name-rows.ts';
import type { NoteRow } from '../salesforce/note-rows.ts';

/** The records around a note. */
export type AroundNote = Pick<
  NoteRow,
  | 'Account__c'
  | 'Opportunity__c'
  | 'Opportunity__r'
  | 'Contact__c'
  | 'Contact__r'
  | 'Lead__c'
  | 'Lead__r'
>;

/** Names that the CRM knows around some notes. For memory only. */
export interface NamesAround {
  /** Our users: anybody may name them. */
  readonly colleagues: readonly KnownName[];
  /**
   * A note's accounts with their cities, everybody at them, everybody with a role on its deal, its
   * contact and its lead. What was read for other notes is not among them, so that a note is redacted
   * in the same way whichever others are read with it. Notes around the same records share one list.
   */
  of(note: AroundNote): readonly KnownName[];
}

/** Reads the names around some notes (2,000, say), in one call where they are not too many. */
export async function readNamesAround(
  org: OrgConnection,
  notes: readonly AroundNote[],
): Promise<NamesAround> {
  const names = await readNames(
    org,
    distinct(notes.flatMap(accountsOf)),
    distinct(notes.map((note) => note.Opportunity__c)),
  );
  const around = groupNames(names);
  const lists = new Map<string, readonly KnownName[]>();

  function namesOf(note: AroundNote): KnownName[] {
    const own = distinct(accountsOf(note));
    const accounts = own.flatMap((id) => around.accounts.get(id) ?? []);
    return [
      ...named('account', [
        ...accounts.map(({ Name }) => Name),
        ...existing([note.Lead__r?.Company ?? null]),
      ]),
      ...named('site', existing(accounts.map(({ BillingCity }) => BillingCity))),
      ...people('buyer', [
        ...own.flatMap((id) => around.contacts.get(id) ?? []),
        ...existing([note.Contact__r]),
        ...(around.roles.get(note.Opportunity__c ?? '') ?? []),
        ...existing([note.Lead__r]),
      ]),
    ];
  }

  return {
    colleagues: people('colleague', around.users),
    of(note) {
      const records = [...accountsOf(note), note.Contact__c, note.Opportunity__c, note.Lead__c];
      const key = records.join();
      const known = lists.get(key);
      if (known !== undefined) return known;
      const found = namesOf(note);
      lists.set(key, found);
      return found;
    },
  };
}

type Of<Kind> = Extract<NameRow, { kind: Kind }>;

/** Names by the record around which they are known. */
interface GroupedNames {
  readonly accounts: Map<string, Of<'account'>[]>;
  readonly contacts: Map<string, PersonName[]>;
  readonly roles: Map<string, PersonName[]>;
  readonly users: PersonName[];
}

function groupNames(names: readonly NameRow[]): GroupedNames {
  const grouped: GroupedNames = {
    accounts: new Map(),
    contacts: new Map(),
    roles: new Map(),
    users: [],
  };
  for (const row of names) {
    if (row.kind === 'user') grouped.users.push(row);
    else if (row.kind === 'account') add(grouped.accounts, row.Id, row);
    else if (row.kind === 'contact') add(grouped.contacts, row.AccountId, row);
    else add(grouped.roles, row.OpportunityId, row.Contact);
  }
  return grouped;
}

function add<Row>(rows: Map<string, Row[]>, id: string | null, row: Row | null): void {
  if (id === null || row === null) return;
  const known = rows.get(id);
  if (known === undefined) rows.set(id, [row]);
  else known.push(row);
}

function accountsOf(note: AroundNote): (string | null)[] {
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
  return [...new Set(existing(ids))];
}

function existing<Value>(values: readonly (Value | null)[]): Value[] {
  return values.filter((value) => value !== null);
}
