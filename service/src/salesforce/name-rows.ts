import { z } from 'zod';
import { slices } from '../slices.ts';
import type { OrgConnection } from './connection.ts';
import { OrgError } from './errors.ts';
import { readAll } from './read.ts';
import { filledText, recordId, text } from './shapes.ts';
import { soql } from './soql.ts';

/** More Ids than this make a query longer than an address may be. */
const idsPerQuery = 200;

const personShape = z.object({ FirstName: text, LastName: filledText });
const contactShape = personShape.extend({ Id: recordId, AccountId: recordId.nullable() });
const leadShape = personShape.extend({ Id: recordId, Company: text });
const accountShape = z.object({ Id: recordId, Name: filledText, BillingCity: text.optional() });
const roleShape = z.object({ OpportunityId: recordId, Contact: personShape.nullable() });

/** A person's name in its parts. */
export interface PersonName {
  readonly FirstName: string | null;
  readonly LastName: string;
}

/** An account's name and where it is; no city where an admin gave us no right to read addresses. */
export interface AccountName {
  readonly Id: string;
  readonly Name: string;
  readonly BillingCity?: string | null | undefined;
}

/** A contact's name, and where they work. */
export interface ContactName extends PersonName {
  readonly Id: string;
  readonly AccountId: string | null;
}

/** The name of somebody with a role on an opportunity. */
export interface RoleName extends PersonName {
  readonly OpportunityId: string;
}

/** A lead's name and company. */
export interface LeadName extends PersonName {
  readonly Id: string;
  readonly Company: string | null;
}

/** Accounts by what people would call them. */
export function readAccountNames(
  org: OrgConnection,
  accountIds: readonly string[],
): Promise<AccountName[]> {
  return byIds(accountIds, async (ids) => {
    try {
      return await readAll(
        org,
        soql`SELECT Id, Name, BillingCity FROM Account WHERE Id IN ${ids}`,
        accountShape,
      );
    } catch (error) {
      // A field that one may not read is one that does not exist.
      if (!(error instanceof OrgError && error.code === 'INVALID_FIELD')) throw error;
      return readAll(org, soql`SELECT Id, Name FROM Account WHERE Id IN ${ids}`, accountShape);
    }
  });
}

/** Everybody who works at these accounts. */
export function readContactNames(
  org: OrgConnection,
  accountIds: readonly string[],
): Promise<ContactName[]> {
  return byIds(accountIds, (ids) =>
    readAll(
      org,
      soql`SELECT Id, AccountId, FirstName, LastName FROM Contact WHERE AccountId IN ${ids}`,
      contactShape,
    ),
  );
}

/** These contacts themselves: one without an account is not found through it. */
export function readNamesOfContacts(
  org: OrgConnection,
  contactIds: readonly string[],
): Promise<ContactName[]> {
  return byIds(contactIds, (ids) =>
    readAll(
      org,
      soql`SELECT Id, AccountId, FirstName, LastName FROM Contact WHERE Id IN ${ids}`,
      contactShape,
    ),
  );
}

/** Everybody with a role on these opportunities, at whatever account. */
export async function readContactRoleNames(
  org: OrgConnection,
  opportunityIds: readonly string[],
): Promise<RoleName[]> {
  const rows = await byIds(opportunityIds, (ids) =>
    readAll(
      org,
      soql`SELECT OpportunityId, Contact.FirstName, Contact.LastName
        FROM OpportunityContactRole WHERE OpportunityId IN ${ids}`,
      roleShape,
    ),
  );
  return rows.flatMap(({ OpportunityId, Contact }) =>
    Contact === null ? [] : [{ OpportunityId, ...Contact }],
  );
}

/** Leads with their companies. */
export function readLeadNames(org: OrgConnection, leadIds: readonly string[]): Promise<LeadName[]> {
  return byIds(leadIds, (ids) =>
    readAll(
      org,
      soql`SELECT Id, FirstName, LastName, Company FROM Lead WHERE Id IN ${ids}`,
      leadShape,
    ),
  );
}

/** Every active user: colleagues name each other. */
export function readUserNames(org: OrgConnection): Promise<PersonName[]> {
  return readAll(
    org,
    soql`SELECT FirstName, LastName FROM User WHERE IsActive = true`,
    personShape,
  );
}

async function byIds<Row>(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const slice of slices(ids, idsPerQuery)) rows.push(...(await read(slice)));
  return rows;
}
