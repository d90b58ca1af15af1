import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import type { Log } from '../log.ts';
import type { OrgConnection } from '../salesforce/connection.ts';
import {
  type OwnObject,
  ownObjects,
  publishedObjects,
  readIdsByKey,
} from '../salesforce/keyed-rows.ts';
import { assertNotesAreShown } from '../salesforce/view-all-notes.ts';
import { type OrgRecord, upsertAll, type WriteResult } from '../salesforce/write.ts';
import {
  type DueRow,
  dueRows,
  forgetRecordIds,
  markRefused,
  markWritten,
  type RefusedRow,
  type WrittenRow,
} from './due-rows.ts';
import { takeBackQuotes } from './quotes-taken-back.ts';
import { isLastReleaseTold } from './restored-database.ts';
import { withoutProposedWords } from './silenced-proposals.ts';
import { forgetRows, type WrittenObject, writtenObjects } from './written-rows.ts';

/** As many as one call takes. */
const rowsPerRound = 200;

/** How often a locked record is tried by itself before it waits for a later write-back. */
const lockedTries = 2;

/** Each of those tries is a call, so of a collection that is locked as a whole most records wait. */
const lockedAtOnce = 10;

export interface WriteBackDependencies {
  readonly org: OrgConnection;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Brings Salesforce to what the database says it should hold: everything that differs, and nothing
 * else. Ending in the middle is harmless, since what was not noted as written is written again.
 * Each record is looked at once, so this ends whatever becomes of them. Where the status record does not
 * tell of the last release yet, everything else waits for it, but that words are taken back.
 *
 * @param sobjects where not everything is to be written now
 * @returns how many records were written
 * @throws OrgError when Salesforce is away or busy; what is due stays due
 */
export async function writeBack(
  dependencies: WriteBackDependencies,
  sobjects: readonly WrittenObject[] = writtenObjects,
): Promise<number> {
  let written = 0;
  for (const sobject of sobjects) {
    written += await writeDue(dependencies, sobject);
    if (sobject === 'Watercooler_Status__c' && !(await isLastReleaseTold(dependencies))) {
      return written + (await takeWordsBack(dependencies, sobjects));
    }
  }
  return written;
}

/** Whatever is due of one object. */
async function writeDue(
  dependencies: WriteBackDependencies,
  sobject: WrittenObject,
): Promise<number> {
  let written = 0;
  let due: readonly DueRow[] = [];
  do {
    due = await findDue(dependencies, sobject, due.at(-1)?.rowKey ?? '');
    written += await writeRows(dependencies, sobject, due);
  } while (due.length === rowsPerRound);
  return written;
}

/** What waits for nothing, since nothing is shown by it. */
async function takeWordsBack(
  dependencies: WriteBackDependencies,
  sobjects: readonly WrittenObject[],
): Promise<number> {
  let written = 0;
  // All that is ever wished for a theme is that the words of a proposal go.
  if (sobjects.includes('Buyer_Theme__c'))
    written += await writeDue(dependencies, 'Buyer_Theme__c');
  if (sobjects.includes('Persona_Theme__c')) written += await takeBackQuotes(dependencies);
  return written;
}

async function findDue(
  { org, database, clock }: WriteBackDependencies,
  sobject: WrittenObject,
  afterKey: string,
): Promise<DueRow[]> {
  const due = await database.inOrg(org.orgId, (tx) =>
    dueRows(tx, sobject, { now: clock(), afterKey, limit: rowsPerRound }),
  );
  if (!isOurs(sobject) || due.every((row) => row.recordId !== null)) return due;
  // It may exist although we never heard its Id: the answer was lost, or the database.
  const ids = await readIdsByKey(org, sobject);
  return due.map((row) => ({ ...row, recordId: row.recordId ?? ids.get(row.rowKey) ?? null }));
}

async function writeRows(
  dependencies: WriteBackDependencies,
  sobject: WrittenObject,
  due: readonly DueRow[],
): Promise<number> {
  if (due.length === 0) return 0;
  const known = due.filter((row) => row.recordId !== null);
  const unknown = due.filter((row) => row.recordId === null);
  const results = [
    ...(await upsertRows(dependencies.org, sobject, 'Id', known)),
    ...(await upsertRows(dependencies.org, sobject, 'Key__c', unknown)),
  ];
  await settle(dependencies, sobject, [...known, ...unknown], results);
  return results.filter((result) => result.outcome === 'written').length;
}

/** Writes one collection; records that somebody else had locked are tried again by themselves. */
async function upsertRows(
  org: OrgConnection,
  sobject: WrittenObject,
  keyField: 'Id' | 'Key__c',
  rows: readonly DueRow[],
): Promise<WriteResult[]> {
  if (rows.length === 0) return [];
  const records = await toRecords(org, sobject, keyField, rows);
  const results = await upsertAll(org, sobject, keyField, records);
  const locked = [...records.entries()].filter(([index]) => results[index]?.outcome === 'busy');
  for (const [index, record] of locked.slice(0, lockedAtOnce)) {
    for (let attempt = 0; attempt < lockedTries; attempt += 1) {
      const [again] = await upsertAll(org, sobject, keyField, [record]);
      if (again === undefined) break;
      results[index] = again;
      if (again.outcome !== 'busy') break;
    }
  }
  return results;
}

async function toRecords(
  org: OrgConnection,
  sobject: WrittenObject,
  keyField: 'Id' | 'Key__c',
  rows: readonly DueRow[],
): Promise<OrgRecord[]> {
  const records = rows.map((row) => toRecord(sobject, keyField, row));
  return sobject === 'Buyer_Theme__c' ? withoutProposedWords(org, records) : records;
}

function toRecord(sobject: WrittenObject, keyField: 'Id' | 'Key__c', row: DueRow): OrgRecord {
  if (keyField === 'Id') return { ...row.fields, Id: row.recordId };
  const record = { ...row.fields, Key__c: row.rowKey };
  const isChild = publishedObjects.some((known) => known === sobject);
  return isChild ? { ...record, Buyer_Persona__c: row.parentId } : record;
}

async function settle(
  { org, database, clock, log }: WriteBackDependencies,
  sobject: WrittenObject,
  rows: readonly DueRow[],
  results: readonly WriteResult[],
): Promise<void> {
  const written: WrittenRow[] = [];
  const refused: RefusedRow[] = [];
  const gone: string[] = [];
  let mayBeHidden = false;
  for (const [index, row] of rows.entries()) {
    const result = results[index];
    if (result === undefined) continue;
    const isNowhere = leadsNowhere(row, result);
    mayBeHidden ||= isNowhere;
    if (result.outcome === 'written') written.push({ row, recordId: result.id });
    // Deleted by somebody: that reaches us as a change, and there is nothing to write to.
    else if (!isOurs(sobject) && (result.outcome === 'gone' || isNowhere)) gone.push(row.rowKey);
    else refused.push({ row, code: result.code });
  }
  // What is only hidden from us is still to be written once it is not.
  if (mayBeHidden && sobject === 'Buyer_Note__c') await assertNotesAreShown(org);
  await database.inOrg(org.orgId, async (tx) => {
    await markWritten(tx, sobject, written);
    await forgetRows(tx, sobject, gone);
    // It may have been deleted, which Salesforce has several codes for.
    const unsure = isOurs(sobject) ? refused.map(({ row }) => row.rowKey) : [];
    await forgetRecordIds(tx, sobject, unsure);
    await markRefused(tx, sobject, refused, clock());
  });
  const refusals = new Map<string, number>();
  for (const { code } of refused) refusals.set(code, (refusals.get(code) ?? 0) + 1);
  for (const [code, records] of refusals) {
    log.warn(
      { sobject, code, records },
      'Salesforce did not take records; they will be tried again',
    );
  }
}

/** Fields of records that are not ours in which we name another record. */
const lookups = ['Buyer_Theme__c', 'Filed_Persona__c'];

/**
 * Of a record that was purged, or that we may not see, Salesforce says that an Id leads nowhere; where we
 * name no other record, it is its own.
 */
function leadsNowhere({ fields }: DueRow, result: WriteResult): boolean {
  const namesAnother = lookups.some((name) => (fields[name] ?? null) !== null);
  return (
    result.outcome !== 'written' && result.code === 'INVALID_CROSS_REFERENCE_KEY' && !namesAnother
  );
}

/** Whether the service creates these records, and so creates them again. */
function isOurs(sobject: WrittenObject): sobject is OwnObject {
  return ownObjects.some((known) => known === sobject);
}
