import type { SourceEdit } from './bundle-poller.ts';
import { type Provocation, provocations } from './provocations.ts';

/** A fault that somebody might make in our own code, and what brings it to light. */
export interface Mutant {
  readonly name: string;
  readonly edits: readonly SourceEdit[];
  readonly provocation: Provocation;
}

const takeIn = 'service/src/sync/take-in-notes.ts';
const lease = 'service/src/sync/lease.ts';

/** Every fault that a run has to notice. */
export const mutants: readonly Mutant[] = [
  {
    name: 'the checkpoint moves before its effect is stored',
    edits: [
      {
        file: takeIn,
        find: '  await sync.database.inOrg(orgId, async (tx) => {\n    await lockForNotes(tx, orgId);\n    await touchNotes',
        replace: `  if (isStream && last !== undefined) await sync.database.inOrg(orgId, (early) =>
    advance(early, orgId, 'notes', { modifiedAt: last.SystemModstamp, recordId: last.Id }));
  await sync.database.inOrg(orgId, async (tx) => {
    await lockForNotes(tx, orgId);
    await touchNotes`,
      },
    ],
    provocation: provocations.failingEffect,
  },
  {
    name: 'of notes that share a stamp, those after a page are left out',
    edits: [
      {
        file: 'service/src/salesforce/note-rows.ts',
        find: 'OR (SystemModstamp = ${after.modifiedAt} AND Id > ${after.recordId}))`;',
        replace: 'OR SystemModstamp > ${after.modifiedAt})`;',
      },
    ],
    provocation: provocations.bulkEdit,
  },
  {
    name: 'the last seconds are not read again',
    edits: [
      {
        file: 'service/src/sync/overlap.ts',
        find: 'from: mine.isSettled\n',
        replace: 'from: mine.isSettled || span.againMs < 10_000\n',
      },
    ],
    provocation: provocations.twoEditsInOneSecond,
  },
  {
    name: 'what Salesforce counts is not looked at',
    edits: [
      {
        file: 'service/src/sync/late-notes.ts',
        find: 'if (await isAsTold(sync, stretch, told)) return 0;',
        replace: 'if (told.count >= 0) return 0;',
      },
    ],
    provocation: provocations.lateRow,
  },
  {
    name: 'a note that is held already is inserted again',
    edits: [
      {
        file: 'service/src/notes/stored-notes.ts',
        find: 'ON CONFLICT (org_id, note_id) DO UPDATE\n',
        replace: 'ON CONFLICT (org_id, note_id, written_at) DO UPDATE\n',
      },
    ],
    provocation: provocations.edit,
  },
  {
    name: 'a session that is refused is renewed without end',
    edits: [
      {
        file: 'service/src/salesforce/session.ts',
        find: '|| renewals >= renewalLimit) throw error;',
        replace: '|| renewals >= 500) throw error;',
      },
    ],
    provocation: provocations.refusedSession,
  },
  {
    name: 'a transaction does not ask whether the lease is still held',
    edits: [
      {
        file: lease,
        find: '  if (rows.length === 0) throw new LeaseLostError();\n',
        replace: '  if (rows.length > 1) throw new LeaseLostError();\n',
      },
    ],
    provocation: provocations.pausedHolder,
  },
  {
    name: 'who takes the lease over keeps the token of who had it',
    edits: [
      {
        file: lease,
        find: '      token: sql`gen_random_uuid()`,\n      expires_at',
        replace: '      expires_at',
      },
    ],
    provocation: provocations.pausedHolder,
  },
];
