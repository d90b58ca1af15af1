import { sql } from 'kysely';
import type { OrgTransaction } from '../database/database.ts';
import { anyOf } from '../database/many-rows.ts';
import type { StoredNote } from '../notes/note.ts';
import { loadNoteMarks } from '../release/note-marks.ts';
import { hiddenMark } from '../release/release-mark.ts';
import type { GoneNote, NoteRow } from '../salesforce/note-rows.ts';
import { slices } from '../slices.ts';
import type { Codebook } from './codebook.ts';
import { desire, desireFirst, type DesiredRow, type FieldValues } from './written-rows.ts';

const emptyNote = {
  Status__c: null,
  Held_Reason__c: null,
  Buyer_Theme__c: null,
  Filed_Persona__c: null,
  Quote__c: null,
  Release__c: null,
} as const;

/** What a note was read to hold in the fields that the service owns. */
export function serviceFieldsOf(row: Pick<NoteRow, keyof typeof emptyNote>): FieldValues {
  const { Status__c, Held_Reason__c, Buyer_Theme__c, Filed_Persona__c, Quote__c, Release__c } = row;
  return { Status__c, Held_Reason__c, Buyer_Theme__c, Filed_Persona__c, Quote__c, Release__c };
}

type Ids = Pick<Codebook, 'themeIds' | 'personaIds'>;

/** What of a note is told in Salesforce. */
type ToldNote = Pick<
  StoredNote,
  'status' | 'heldReason' | 'themeKey' | 'personaKey' | 'quote' | 'isWithdrawn'
>;

/** Whether a note is counted in a release, and its `Release__c`. */
interface Standing {
  readonly isReleased: boolean;
  readonly mark: string | null;
}

const standsNowhere: Standing = { isReleased: false, mark: null };

/** What a note should hold in the fields that the service owns. */
function wishedFields(note: ToldNote, { isReleased, mark }: Standing, codebook: Ids): FieldValues {
  if (note.isWithdrawn) return { ...emptyNote, Release__c: mark };
  return {
    Status__c: isReleased ? 'released' : note.status,
    Held_Reason__c: note.heldReason,
    Buyer_Theme__c: codebook.themeIds.get(note.themeKey ?? '') ?? null,
    Filed_Persona__c: codebook.personaIds.get(note.personaKey ?? '') ?? null,
    Quote__c: note.quote === '' ? null : note.quote,
    Release__c: mark,
  };
}

function wishFor(id: string, fields: FieldValues): DesiredRow {
  return { sobject: 'Buyer_Note__c', rowKey: id, recordId: id, fields };
}

/**
 * Says the same as `desireNotes` of notes that just arrived, of which nothing needs to be looked up.
 *
 * @throws if something was ever wished for one of them
 */
export async function desireArrivals(
  tx: OrgTransaction,
  orgId: string,
  notes: readonly (ToldNote & Pick<StoredNote, 'id'>)[],
  codebook: Ids,
): Promise<void> {
  const wishes = notes.map((note) => wishFor(note.id, wishedFields(note, standsNowhere, codebook)));
  await desireFirst(tx, orgId, wishes);
}

/**
 * Says what these notes should hold in Salesforce: where we no longer know a note, nothing but that a
 * release looked at it once.
 */
export async function desireNotes(
  tx: OrgTransaction,
  orgId: string,
  noteIds: readonly string[],
  ids: Ids,
): Promise<void> {
  for (const slice of slices(noteIds, 2000)) await desireSlice(tx, orgId, slice, ids);
}

async function desireSlice(
  tx: OrgTransaction,
  orgId: string,
  noteIds: readonly string[],
  codebook: Ids,
): Promise<void> {
  const rows = await tx
    .selectFrom('note')
    .leftJoin('released_note', (join) =>
      join
        .onRef('released_note.note_id', '=', 'note.note_id')
        .on('released_note.is_gone', '=', false),
    )
    .select([
      'note.note_id as id',
      'note.status',
      'note.held_reason as heldReason',
      'note.theme_key as themeKey',
      'note.persona_key as personaKey',
      'note.quote',
      'note.is_withdrawn as isWithdrawn',
      'released_note.release_id as releaseId',
    ])
    .where('note.note_id', '=', anyOf(noteIds))
    .execute();
  const marks = await loadNoteMarks(tx, noteIds);
  const fields = new Map(
    rows.map((row) => {
      const standing = { isReleased: row.releaseId !== null, mark: marks.get(row.id) ?? null };
      return [row.id, wishedFields(row, standing, codebook)];
    }),
  );
  const wishes = [...fields].map(([id, known]) => wishFor(id, known));
  await desire(tx, orgId, wishes);
  const gone = noteIds.filter((id) => !fields.has(id));
  await desireEmptied(
    tx,
    orgId,
    gone.map((Id) => ({ Id, Release__c: null })),
  );
}

/**
 * Says that these notes should hold nothing but that a release looked at them once. What Salesforce says of
 * that counts where nothing is known of it here.
 */
export async function desireEmptied(
  tx: OrgTransaction,
  orgId: string,
  notes: readonly Pick<NoteRow, 'Id' | 'Release__c'>[],
): Promise<void> {
  if (notes.length === 0) return;
  const ids = notes.map((note) => note.Id);
  const marks = await loadNoteMarks(tx, ids);
  const wished = await wishedMarks(
    tx,
    ids.filter((id) => !marks.has(id)),
  );
  const wishes = notes.map(({ Id, Release__c }) =>
    wishFor(Id, emptied(marks.get(Id) ?? wished.get(Id) ?? Release__c)),
  );
  await desire(tx, orgId, wishes);
}

function emptied(mark: string | null): FieldValues {
  return { ...emptyNote, Release__c: hiddenMark(mark) };
}

/** Whether a hidden note still holds something that we wrote and that is to go. */
export function isStillTold({ Status__c, Release__c }: HiddenNote): boolean {
  return Status__c !== null || Release__c !== hiddenMark(Release__c);
}

/**
 * What a hidden note was read to hold. Its words are not read: they come and go with its status, which tells
 * well enough whether it holds what it should.
 */
export function hiddenFieldsOf({ Status__c, Release__c }: HiddenNote): FieldValues {
  return { ...emptyNote, Status__c, Release__c };
}

type HiddenNote = Pick<GoneNote, 'Status__c' | 'Release__c'>;

/** The marks that notes hold or are to hold: where nothing else is known of one any more. */
async function wishedMarks(
  tx: OrgTransaction,
  noteIds: readonly string[],
): Promise<Map<string, string | null>> {
  if (noteIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('written_row')
    .select(['row_key', sql<string | null>`desired ->> 'Release__c'`.as('mark')])
    .where('sobject', '=', 'Buyer_Note__c')
    .where('row_key', '=', anyOf(noteIds))
    .execute();
  return new Map(rows.map(({ row_key, mark }) => [row_key, mark]));
}
