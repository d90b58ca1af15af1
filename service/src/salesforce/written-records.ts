import { z } from 'zod';
import type { OrgConnection } from './connection.ts';
import { readTogether } from './read-together.ts';
import { recordId } from './shapes.ts';
import { type Soql, soql } from './soql.ts';

const scalar = z.union([z.string(), z.number(), z.null()]);
const recordShape = z.looseObject({ Id: recordId, Key__c: z.string().nullable() });

/** A record of ours other than a note: its service-owned fields by name. */
export interface WrittenRecord {
  readonly id: string;
  readonly key: string | null;
  readonly fields: Readonly<Record<string, string | number | null>>;
}

const objects = [
  'Buyer_Theme__c',
  'Buyer_Persona__c',
  'Persona_Theme__c',
  'Persona_Reason__c',
  'Watercooler_Status__c',
] as const;

/** The objects, notes apart, whose records the service writes. */
export type WrittenRecordObject = (typeof objects)[number];

const queries = {
  Buyer_Theme__c: soql`SELECT Id, Key__c, Terms__c FROM Buyer_Theme__c`,
  Buyer_Persona__c: soql`SELECT Id, Key__c, What_Stops_Them__c, Story__c, Contributors__c, Deals__c,
    Released_On__c FROM Buyer_Persona__c`,
  Persona_Theme__c: soql`SELECT Id, Key__c, Buyer_Theme__c, Contributors__c, Deals__c,
    Lost_Share__c, Trend__c, Quotes__c FROM Persona_Theme__c`,
  Persona_Reason__c: soql`SELECT Id, Key__c, Buyer_Theme__c, Stated_Reason__c, Contributors__c,
    Deals__c FROM Persona_Reason__c`,
  Watercooler_Status__c: soql`SELECT Id, Key__c, K__c, Calendar__c, Release_Interval_Seconds__c,
    Last_Release_On__c, Next_Release_On__c, Releases__c, Note_Readers__c,
    Note_Readers_Checked_On__c FROM Watercooler_Status__c`,
} satisfies Record<WrittenRecordObject, Soql>;

/** What all records that the service writes, notes apart, hold in the fields that it owns; one call. */
export async function readWrittenRecords(
  org: OrgConnection,
): Promise<ReadonlyMap<WrittenRecordObject, WrittenRecord[]>> {
  const answers = await readTogether(
    org,
    objects.map((sobject) => ({ query: queries[sobject], shape: recordShape })),
  );
  return new Map(
    objects.map((sobject, at) => [sobject, (answers[at]?.rows ?? []).map(toRecord)] as const),
  );
}

function toRecord({ Id, Key__c, ...rest }: z.infer<typeof recordShape>): WrittenRecord {
  const fields = Object.entries(rest)
    .filter(([name]) => name !== 'attributes')
    .map(([name, value]) => [name, asWritten(scalar.catch(null).parse(value))] as const);
  return { id: Id, key: Key__c, fields: Object.fromEntries(fields) };
}

const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/;

/** The API tells a date-time in another form than the one in which we write it. */
function asWritten(value: string | number | null): string | number | null {
  return typeof value === 'string' && dateTime.test(value) ? new Date(value).toISOString() : value;
}
