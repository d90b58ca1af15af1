import { z } from 'zod';
import { type After, isAfter } from './note-rows.ts';
import type { Reading } from './read-together.ts';
import { dateTime, recordId } from './shapes.ts';
import { soql } from './soql.ts';

const dealShape = z.object({
  Id: recordId,
  SystemModstamp: dateTime,
  IsClosed: z.boolean(),
  IsWon: z.boolean(),
});

/** How an opportunity stands. */
export type DealRow = z.infer<typeof dealShape>;

/** The next changed opportunities that somebody wrote a note on; no others are read. */
export function notedDeals(after: After, limit: number): Reading<typeof dealShape> {
  const query = soql`SELECT Id, SystemModstamp, IsClosed, IsWon FROM Opportunity
    WHERE ${isAfter(after)}
      AND Id IN (SELECT Opportunity__c FROM Buyer_Note__c WHERE Private__c = false)
    ORDER BY SystemModstamp, Id LIMIT ${limit}`;
  return { query, shape: dealShape };
}
