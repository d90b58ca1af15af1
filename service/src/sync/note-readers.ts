import type { OrgTransaction } from '../database/database.ts';
import { announcement, type NoteReaders } from '../health/note-readers.ts';
import {
  findNoteReaders,
  findNoteReadersTried,
  keepNoteReaders,
  keepNoteReadersTried,
} from '../health/org-facts.ts';
import { OrgError } from '../salesforce/errors.ts';
import { findWhoCanRead, readPermissions } from '../salesforce/permission-rows.ts';
import type { OrgSync } from './org-sync.ts';
import { chooseTrials, holdersOfRights, managersVerdict, sharedWith } from './note-access.ts';
import { desire, type FieldValues } from './written-rows.ts';

/** What looking this up takes. */
export type NoteReaderSync = Pick<OrgSync, 'org' | 'database' | 'clock' | 'log'>;

const everyMs = 60 * 60 * 1000;

/**
 * Looks up who can read notes in this org, once an hour at most, keeps it for the health page and wishes
 * it into the status record, where the panels read it. Costs two calls.
 *
 * @throws OrgError when Salesforce is away or busy; where it refuses, what was known stays
 */
export async function refreshNoteReaders(sync: NoteReaderSync): Promise<void> {
  const { org, database, clock, log } = sync;
  const now = clock();
  const isDue = await database.inOrg(org.orgId, async (tx) => {
    const triedAt = await findNoteReadersTried(tx);
    // A clock that was set back must not put this off.
    return triedAt === null || triedAt > now || now.getTime() - triedAt.getTime() >= everyMs;
  });
  if (!isDue) return;
  try {
    const found = await lookUp(sync);
    await database.inOrg(org.orgId, async (tx) => {
      const before = await findNoteReaders(tx);
      const readers = { ...found, announcedAt: announcedAt(before?.fact ?? null, found, now) };
      await keepNoteReaders(tx, org.orgId, readers, now);
      await wishReaders(tx, org.orgId, readers);
      await keepNoteReadersTried(tx, org.orgId, now);
    });
  } catch (error) {
    if (!(error instanceof OrgError && error.kind === 'refused')) throw error;
    log.warn({ code: error.code }, 'who can read notes could not be looked up');
    await database.inOrg(org.orgId, (tx) => keepNoteReadersTried(tx, org.orgId, now));
  }
}

type Found = Omit<NoteReaders, 'announcedAt'>;

async function lookUp({ org, log }: NoteReaderSync): Promise<Found> {
  const rows = await readPermissions(org);
  const { people, others, userIds } = holdersOfRights(rows, org.userId);
  const trials = chooseTrials(rows, new Set([...userIds, org.userId]));
  try {
    const able = await findWhoCanRead(org, [...trials.managers, ...trials.marketers]);
    return {
      people,
      others,
      marketersSharedWith: sharedWith(rows, trials.marketers, able),
      managers: managersVerdict(rows, trials.managers, able),
    };
  } catch (error) {
    if (!(error instanceof OrgError && error.kind === 'refused')) throw error;
    log.warn({ code: error.code }, 'whether managers can read notes could not be tried');
    return { people, others, marketersSharedWith: [], managers: 'unknown' };
  }
}

/** The panels tell the day of the check: a new moment is written on a new day, or with other people. */
function announcedAt(before: NoteReaders | null, found: Found, now: Date): string {
  const today = now.toISOString();
  const told = before?.announcedAt ?? null;
  if (before === null || told === null) return today;
  const isSame = announcement(before) === announcement({ ...found, announcedAt: null });
  const isSameDay = told.slice(0, 10) === today.slice(0, 10);
  return isSame && isSameDay ? told : today;
}

/** What the status record says of readers; nothing before the first look. */
export async function readerFields(tx: OrgTransaction): Promise<FieldValues> {
  const known = await findNoteReaders(tx);
  if (known === null) return {};
  return {
    Note_Readers__c: announcement(known.fact),
    Note_Readers_Checked_On__c: known.fact.announcedAt,
  };
}

/** Adds readers to what the status record should hold; until that is known they wait for it. */
async function wishReaders(tx: OrgTransaction, orgId: string, readers: NoteReaders): Promise<void> {
  const status = await tx
    .selectFrom('written_row')
    .select('desired')
    .where('sobject', '=', 'Watercooler_Status__c')
    .where('row_key', '=', 'status')
    .executeTakeFirst();
  if (status === undefined) return;
  const fields = {
    ...status.desired,
    Note_Readers__c: announcement(readers),
    Note_Readers_Checked_On__c: readers.announcedAt,
  };
  await desire(tx, orgId, [{ sobject: 'Watercooler_Status__c', rowKey: 'status', fields }]);
}
