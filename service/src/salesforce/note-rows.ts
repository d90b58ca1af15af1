import { z } from 'zod';
import { sources, statedReasons, tones } from '../notes/note.ts';
import type { OrgConnection } from './connection.ts';
import { readAll } from './read.ts';
import { dateTime, picklist, recordId, text } from './shapes.ts';
import { soql } from './soql.ts';

/** Where a stream of changes stands. Many records can share one stamp, hence the Id. */
export interface Position {
  readonly modifiedAt: Date;
  readonly recordId: string;
}

/** How many changes one call brings: the most that a page of records holds. */
export const changesPerPage = 2000;

/** How many notes are read in full at once: the most Ids that one query comfortably names. */
export const notesPerRead = 200;

const changeShape = z.object({
  Id: recordId,
  SystemModstamp: dateTime,
  IsDeleted: z.boolean(),
  Private__c: z.boolean(),
});

/** That a note changed, and nothing of what it says. */
export type NoteChange = z.infer<typeof changeShape>;

/**
 * The next changed notes after a position (or from a moment on), oldest first, private and deleted
 * ones included so that what we hold of them can go.
 */
export function readNoteChanges(
  org: OrgConnection,
  after: Position | Date,
  limit: number = changesPerPage,
): Promise<NoteChange[]> {
  const isAfter =
    after instanceof Date
      ? soql`SystemModstamp >= ${after}`
      : soql`(SystemModstamp > ${after.modifiedAt}
          OR (SystemModstamp = ${after.modifiedAt} AND Id > ${after.recordId}))`;
  const query = soql`SELECT Id, SystemModstamp, IsDeleted, Private__c FROM Buyer_Note__c
    WHERE ${isAfter} ORDER BY SystemModstamp, Id LIMIT ${limit}`;
  return readAll(org, query, changeShape, { isWithDeleted: true });
}

const noteShape = z.object({
  Id: recordId,
  CreatedById: recordId,
  CreatedDate: dateTime,
  SystemModstamp: dateTime,
  Body__c: text,
  Tone__c: picklist(tones),
  Source__c: picklist(sources),
  Stated_Reason__c: picklist(statedReasons),
  Approved_Quote__c: text,
  Withdrawn__c: z.boolean(),
  None_Fits__c: z.boolean(),
  Confirmed_Theme__c: recordId.nullable(),
  Buyer_Persona__c: recordId.nullable(),
  Prompt__c: recordId.nullable(),
  Follows__c: recordId.nullable(),
  Release__c: text,
  Opportunity__c: recordId.nullable(),
  Opportunity__r: z
    .object({ AccountId: recordId.nullable(), IsClosed: z.boolean(), IsWon: z.boolean() })
    .nullable(),
  Account__c: recordId.nullable(),
  Contact__c: recordId.nullable(),
  Contact__r: z.object({ AccountId: recordId.nullable(), Title: text }).nullable(),
  Lead__c: recordId.nullable(),
  Lead__r: z.object({ Title: text }).nullable(),
});

/** A note in full, as people wrote it: for memory only. */
export type NoteRow = z.infer<typeof noteShape>;

/** Reads notes in full, at most `notesPerRead`. Private ones are not among the answers. */
export function readNotes(org: OrgConnection, ids: readonly string[]): Promise<NoteRow[]> {
  const query = soql`SELECT Id, CreatedById, CreatedDate, SystemModstamp, Body__c, Tone__c,
      Source__c, Stated_Reason__c, Approved_Quote__c, Withdrawn__c, None_Fits__c,
      Confirmed_Theme__c, Buyer_Persona__c, Prompt__c, Follows__c, Release__c,
      Opportunity__c, Opportunity__r.AccountId, Opportunity__r.IsClosed, Opportunity__r.IsWon,
      Account__c, Contact__c, Contact__r.AccountId, Contact__r.Title, Lead__c, Lead__r.Title
    FROM Buyer_Note__c WHERE Private__c = false AND Id IN ${ids}`;
  return readAll(org, query, noteShape);
}

const outcomeShape = z.object({
  Id: recordId,
  Opportunity__r: z.object({ IsClosed: z.boolean(), IsWon: z.boolean() }).nullable(),
});

/** Which of these notes (at most `notesPerRead`) belong to a deal that is closed lost. */
export async function readLost(
  org: OrgConnection,
  ids: readonly string[],
): Promise<Map<string, boolean>> {
  const query = soql`SELECT Id, Opportunity__r.IsClosed, Opportunity__r.IsWon
    FROM Buyer_Note__c WHERE Private__c = false AND Id IN ${ids}`;
  const rows = await readAll(org, query, outcomeShape);
  return new Map(rows.map((row) => [row.Id, isClosedLost(row.Opportunity__r)]));
}

/** Whether a deal ended without us. */
export function isClosedLost(deal: { IsClosed: boolean; IsWon: boolean } | null): boolean {
  return deal !== null && deal.IsClosed && !deal.IsWon;
}
