import { z } from 'zod';
import { sources, statedReasons, tones } from '../notes/note.ts';
import type { OrgConnection } from './connection.ts';
import { type Reading, readByIds } from './read-together.ts';
import { dateTime, filledText, picklist, recordId, text } from './shapes.ts';
import { type Soql, soql } from './soql.ts';

/** Where a stream of changes stands. Many records can share one stamp, hence the Id. */
export interface Position {
  readonly modifiedAt: Date;
  readonly recordId: string;
}

/** How many records of a stream one call brings: the most that a page holds. */
export const changesPerPage = 2000;

/** From where on a stream is read: everything from a moment on, or what comes after a record. */
export type After = Position | Date;

/** Oldest first; records that share a stamp in the order of their Ids, so that a page ends between two. */
export function isAfter(after: After): Soql {
  if (after instanceof Date) return soql`SystemModstamp >= ${after}`;
  // Before the first record of all: Salesforce compares no Id with nothing.
  return after.recordId === ''
    ? soql`SystemModstamp >= ${after.modifiedAt}`
    : soql`(SystemModstamp > ${after.modifiedAt}
        OR (SystemModstamp = ${after.modifiedAt} AND Id > ${after.recordId}))`;
}

const goneShape = z.object({
  Id: recordId,
  SystemModstamp: dateTime,
  IsDeleted: z.boolean(),
  Status__c: text,
  Release__c: text,
});

/** That a note was deleted or made private, whether it still holds what we wrote, and nothing of what it says. */
export type GoneNote = z.infer<typeof goneShape>;

/** The next notes that are deleted or private now, so that what we hold of them, and wrote to them, can go. */
export function goneNotes(after: After, limit: number): Reading<typeof goneShape> {
  const query = soql`SELECT Id, SystemModstamp, IsDeleted, Status__c, Release__c FROM Buyer_Note__c
    WHERE ${isAfter(after)} AND (IsDeleted = true OR Private__c = true)
    ORDER BY SystemModstamp, Id LIMIT ${limit}`;
  return { query, shape: goneShape, isWithDeleted: true };
}

const stampShape = z.object({ Id: recordId, SystemModstamp: dateTime });

/** When a note last changed, and nothing of what it says. */
export type NoteStamp = z.infer<typeof stampShape>;

/** The oldest notes that may leave Salesforce among those last changed between two moments, both included. */
export function notesBetween(from: Date, to: Date, limit: number): Reading<typeof stampShape> {
  const query = soql`SELECT Id, SystemModstamp FROM Buyer_Note__c WHERE Private__c = false
    AND SystemModstamp >= ${from} AND SystemModstamp <= ${to}
    ORDER BY SystemModstamp, Id LIMIT ${limit}`;
  return { query, shape: stampShape };
}

/** How many notes that may leave Salesforce were last changed between two moments, both included. */
export function countNotes(from: Date, to: Date): Reading<z.ZodNever> {
  const query = soql`SELECT COUNT() FROM Buyer_Note__c WHERE Private__c = false
    AND SystemModstamp >= ${from} AND SystemModstamp <= ${to}`;
  return { query, shape: z.never() };
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
  Status__c: text,
  Held_Reason__c: text,
  Buyer_Theme__c: recordId.nullable(),
  Filed_Persona__c: recordId.nullable(),
  Quote__c: text,
  Opportunity__c: recordId.nullable(),
  Opportunity__r: z
    .object({ AccountId: recordId.nullable(), IsClosed: z.boolean(), IsWon: z.boolean() })
    .nullable(),
  Account__c: recordId.nullable(),
  Contact__c: recordId.nullable(),
  Contact__r: z
    .object({ AccountId: recordId.nullable(), Title: text, FirstName: text, LastName: filledText })
    .nullable(),
  Lead__c: recordId.nullable(),
  Lead__r: z
    .object({ Title: text, FirstName: text, LastName: filledText, Company: text })
    .nullable(),
});

/** A note in full, as people wrote it: for memory only. */
export type NoteRow = z.infer<typeof noteShape>;

const noteFields = soql`Id, CreatedById, CreatedDate, SystemModstamp, Body__c, Tone__c, Source__c,
  Stated_Reason__c, Approved_Quote__c, Withdrawn__c, None_Fits__c, Confirmed_Theme__c,
  Buyer_Persona__c, Prompt__c, Follows__c, Release__c, Status__c, Held_Reason__c, Buyer_Theme__c,
  Filed_Persona__c, Quote__c, Opportunity__c, Opportunity__r.AccountId, Opportunity__r.IsClosed,
  Opportunity__r.IsWon, Account__c, Contact__c, Contact__r.AccountId, Contact__r.Title,
  Contact__r.FirstName, Contact__r.LastName, Lead__c, Lead__r.Title, Lead__r.FirstName,
  Lead__r.LastName, Lead__r.Company`;

/** The next changed notes in full; private and deleted ones are not among them. */
export function changedNotes(after: After, limit: number): Reading<typeof noteShape> {
  const query = soql`SELECT ${noteFields} FROM Buyer_Note__c
    WHERE Private__c = false AND ${isAfter(after)} ORDER BY SystemModstamp, Id LIMIT ${limit}`;
  return { query, shape: noteShape };
}

/** The next notes in the order of their Ids, whenever they changed. */
export function notesAfterId(recordId: string, limit: number): Reading<typeof noteShape> {
  const query = soql`SELECT ${noteFields} FROM Buyer_Note__c
    WHERE Private__c = false AND Id > ${recordId} ORDER BY Id LIMIT ${limit}`;
  return { query, shape: noteShape };
}

/** Reads notes in full, at most `idsPerCall`, in one call. Private ones are not among the answers. */
export function readNotes(org: OrgConnection, ids: readonly string[]): Promise<NoteRow[]> {
  return readByIds(org, ids, (some) => ({
    query: soql`SELECT ${noteFields} FROM Buyer_Note__c
      WHERE Private__c = false AND Id IN ${some}`,
    shape: noteShape,
  }));
}

/** Whether a deal ended without us. */
export function isClosedLost(deal: { IsClosed: boolean; IsWon: boolean } | null): boolean {
  return deal !== null && deal.IsClosed && !deal.IsWon;
}
