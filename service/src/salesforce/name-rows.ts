import { z } from 'zod';
import { slices } from '../slices.ts';
import type { OrgConnection } from './connection.ts';
import { OrgError } from './errors.ts';
import { type Reading, readingsPerCall, readTogether } from './read-together.ts';
import { filledText, recordId, text } from './shapes.ts';
import { soql } from './soql.ts';

/** More Ids than this could make a query longer than the 100,000 characters that SOQL may have. */
const idsPerQuery = 4000;

const personShape = z.object({ FirstName: text, LastName: filledText });

/** A person's name in its parts. */
export type PersonName = z.infer<typeof personShape>;

const accountShape = z
  .object({ Id: recordId, Name: filledText, BillingCity: text.default(null) })
  .transform((row) => ({ ...row, kind: 'account' as const }));
const contactShape = personShape
  .extend({ AccountId: recordId.nullable() })
  .transform((row) => ({ ...row, kind: 'contact' as const }));
const roleShape = z
  .object({ OpportunityId: recordId, Contact: personShape.nullable() })
  .transform((row) => ({ ...row, kind: 'role' as const }));
const userShape = personShape.transform((row) => ({ ...row, kind: 'user' as const }));

/** A name that the CRM holds, and the record around which it is known; of users, everywhere. */
export type NameRow =
  | z.infer<typeof accountShape>
  | z.infer<typeof contactShape>
  | z.infer<typeof roleShape>
  | z.infer<typeof userShape>;

type NameReading = Reading<z.ZodType<NameRow>>;

/** Connections whose user may not read addresses: a field that one may not read does not exist. */
const withoutCities = new WeakSet<OrgConnection>();

/**
 * Reads the names of these accounts with their cities, of everybody who works there, of everybody with
 * a role on these opportunities, and of every active user, in one call where they fit on a page each.
 */
export async function readNames(
  org: OrgConnection,
  accountIds: readonly string[],
  opportunityIds: readonly string[],
): Promise<NameRow[]> {
  try {
    return await askAll(org, readingsOf(accountIds, opportunityIds, !withoutCities.has(org)));
  } catch (error) {
    const isFieldMissing = error instanceof OrgError && error.code === 'INVALID_FIELD';
    if (!isFieldMissing || withoutCities.has(org)) throw error;
    withoutCities.add(org);
    return askAll(org, readingsOf(accountIds, opportunityIds, false));
  }
}

async function askAll(org: OrgConnection, readings: readonly NameReading[]): Promise<NameRow[]> {
  const names: NameRow[] = [];
  for (const together of slices(readings, readingsPerCall)) {
    for (const { rows } of await readTogether(org, together)) names.push(...rows);
  }
  return names;
}

function readingsOf(
  accountIds: readonly string[],
  opportunityIds: readonly string[],
  isWithCities: boolean,
): NameReading[] {
  const city = isWithCities ? soql`, BillingCity` : soql``;
  return [
    {
      query: soql`SELECT FirstName, LastName FROM User WHERE IsActive = true`,
      shape: userShape,
    },
    ...[...slices(accountIds, idsPerQuery)].flatMap((ids) => [
      { query: soql`SELECT Id, Name${city} FROM Account WHERE Id IN ${ids}`, shape: accountShape },
      {
        query: soql`SELECT AccountId, FirstName, LastName FROM Contact WHERE AccountId IN ${ids}`,
        shape: contactShape,
      },
    ]),
    ...[...slices(opportunityIds, idsPerQuery)].map((ids) => ({
      query: soql`SELECT OpportunityId, Contact.FirstName, Contact.LastName
        FROM OpportunityContactRole WHERE OpportunityId IN ${ids}`,
      shape: roleShape,
    })),
  ];
}
