import { z } from 'zod';
import type { ErasureKind } from '../privacy/erasure/subject.ts';
import type { OrgConnection } from './connection.ts';
import { type Reading, readTogether } from './read-together.ts';
import { dateTime, recordId } from './shapes.ts';
import { type Soql, soql } from './soql.ts';

const foundShape = z.object({
  Id: recordId,
  CreatedDate: dateTime,
  SystemModstamp: dateTime,
  IsDeleted: z.boolean(),
  Private__c: z.boolean(),
});

/** A note that an erasure takes, and nothing of what it says. */
export type FoundNote = z.infer<typeof foundShape>;

/** What a page of a query may hold. */
const notesPerPage = 2000;

/** Below every record's Id. */
const first = '000000000000000000';

/**
 * The notes of a contributor, about a contact or lead, or on an account and its deals: private and deleted ones too.
 */
export async function findNotesToErase(
  org: OrgConnection,
  kind: ErasureKind,
  id: string,
): Promise<FoundNote[]> {
  return everyPage(org, (after) => ({
    query: soql`SELECT Id, CreatedDate, SystemModstamp, IsDeleted, Private__c FROM Buyer_Note__c
      WHERE ${conditionOf(kind, id)} AND Id > ${after} ORDER BY Id LIMIT ${notesPerPage}`,
    shape: foundShape,
    isWithDeleted: true,
  }));
}

function conditionOf(kind: ErasureKind, id: string): Soql {
  if (kind === 'contributor') return soql`CreatedById = ${id}`;
  if (kind === 'contact') return soql`Contact__c = ${id}`;
  if (kind === 'lead') return soql`Lead__c = ${id}`;
  return soql`(Account__c = ${id} OR Opportunity__r.AccountId = ${id} OR Contact__r.AccountId = ${id})`;
}

const account = z.object({ AccountId: recordId.nullable() }).nullable();
const belongingShape = z.object({
  Id: recordId,
  CreatedById: recordId,
  CreatedDate: dateTime,
  SystemModstamp: dateTime,
  Contact__c: recordId.nullable(),
  Contact__r: account,
  Lead__c: recordId.nullable(),
  Account__c: recordId.nullable(),
  Opportunity__r: account,
});

/** Whose a note is, and nothing of what it says. */
export type BelongingNote = z.infer<typeof belongingShape>;

/** Whose every note is that may leave Salesforce. */
export async function readBelongings(org: OrgConnection): Promise<BelongingNote[]> {
  return everyPage(org, (after) => ({
    query: soql`SELECT Id, CreatedById, CreatedDate, SystemModstamp, Contact__c, Contact__r.AccountId,
      Lead__c, Account__c, Opportunity__r.AccountId FROM Buyer_Note__c
      WHERE Private__c = false AND Id > ${after} ORDER BY Id LIMIT ${notesPerPage}`,
    shape: belongingShape,
  }));
}

async function everyPage<Shape extends z.ZodType<{ readonly Id: string }>>(
  org: OrgConnection,
  readingAfter: (id: string) => Reading<Shape>,
): Promise<z.infer<Shape>[]> {
  const found: z.infer<Shape>[] = [];
  for (let after = first; ;) {
    const [{ rows }] = await readTogether(org, [readingAfter(after)]);
    found.push(...rows);
    const last = rows.at(-1);
    if (last === undefined || rows.length < notesPerPage) return found;
    after = last.Id;
  }
}
