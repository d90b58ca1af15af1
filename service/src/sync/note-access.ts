import { mostReadersKept, type NoteReader, type OpeningRight } from '../health/note-readers.ts';
import type { AccessTrial, AssignmentRow, PermissionRows } from '../salesforce/permission-rows.ts';

const marketingSet = 'Watercooler_Marketing';

/** As many people as one call can try. */
const mostTrials = 5;
const mostMarketers = 2;
const notesPerTrial = 20;

/** Everybody whose rights open all notes, besides one user, by their strongest right. */
export function holdersOfRights(
  rows: PermissionRows,
  exceptUserId: string,
): { people: NoteReader[]; others: number; userIds: Set<string> } {
  const marketers = marketersOf(rows);
  const grants = new Map(rows.noteGrants.map((grant) => [grant.ParentId, grant]));
  const strongest = new Map<string, { row: AssignmentRow; right: OpeningRight; rank: number }>();
  function consider(row: AssignmentRow, right: OpeningRight, rank: number): void {
    if (row.AssigneeId === exceptUserId) return;
    const before = strongest.get(row.AssigneeId);
    if (before === undefined || rank < before.rank) {
      strongest.set(row.AssigneeId, { row, right, rank });
    }
  }
  for (const row of [...rows.assignments, ...rows.noteAssignments]) {
    const { PermissionsModifyAllData: modifies, PermissionsViewAllData: views } = row.PermissionSet;
    const onNotes = grants.get(row.PermissionSetId);
    if (modifies) consider(row, 'Modify All Data', 0);
    else if (views) consider(row, 'View All Data', 1);
    else if (onNotes?.PermissionsModifyAllRecords) {
      consider(row, 'Modify All Records on Buyer Note', 2);
    } else if (onNotes?.PermissionsViewAllRecords) {
      consider(row, 'View All Records on Buyer Note', 3);
    }
  }
  const all = [...strongest]
    .map(([userId, { row, right }]) => ({
      name: row.Assignee.Name,
      right,
      through: throughOf(row),
      isInMarketing: marketers.has(userId),
    }))
    .sort((a, b) => Number(b.isInMarketing) - Number(a.isInMarketing) || byText(a.name, b.name));
  return {
    people: all.slice(0, mostReadersKept),
    others: Math.max(0, all.length - mostReadersKept),
    userIds: new Set(strongest.keys()),
  };
}

function throughOf({ PermissionSet: set }: AssignmentRow): NoteReader['through'] {
  return set.IsOwnedByProfile
    ? { kind: 'profile', label: set.Profile?.Name ?? set.Label }
    : { kind: 'permission set', label: set.Label };
}

/**
 * Whom to try on which notes: people above an author in the role tree, and people in marketing, who may
 * read notes at all and whose rights do not open them anyway.
 */
export function chooseTrials(
  rows: PermissionRows,
  exceptUserIds: ReadonlySet<string>,
): { managers: AccessTrial[]; marketers: AccessTrial[] } {
  const readers = readersOf(rows, exceptUserIds);
  const marketers = marketersOf(rows);
  const inMarketing = readers
    .filter((reader) => marketers.has(reader.AssigneeId))
    .slice(0, mostMarketers)
    .flatMap((reader) => trial(reader, ownedByAuthors(rows)));
  const managers = readers
    .filter((reader) => !marketers.has(reader.AssigneeId))
    .flatMap((reader) => trial(reader, notesBelow(rows, reader.Assignee.UserRoleId)))
    .slice(0, mostTrials - inMarketing.length);
  return { managers, marketers: inMarketing };
}

function readersOf(rows: PermissionRows, exceptUserIds: ReadonlySet<string>): AssignmentRow[] {
  const byUser = new Map(rows.noteAssignments.map((row) => [row.AssigneeId, row]));
  return [...byUser.values()]
    .filter((row) => !exceptUserIds.has(row.AssigneeId))
    .sort((a, b) => byText(a.AssigneeId, b.AssigneeId));
}

type NoteRows = PermissionRows['notes'];

function trial(reader: AssignmentRow, notes: NoteRows): AccessTrial[] {
  const userId = reader.AssigneeId;
  const noteIds = notes
    .filter((note) => note.OwnerId !== userId)
    .slice(0, notesPerTrial)
    .map((note) => note.Id);
  return noteIds.length === 0 ? [] : [{ userId, noteIds }];
}

/** Notes that nobody gave away, so that the author's place in the role tree is the owner's. */
function ownedByAuthors(rows: PermissionRows): NoteRows {
  return rows.notes.filter((note) => note.OwnerId === note.CreatedById);
}

function notesBelow(rows: PermissionRows, roleId: string | null): NoteRows {
  if (roleId === null) return [];
  const parents = new Map(rows.roles.map((role) => [role.Id, role.ParentRoleId]));
  return ownedByAuthors(rows).filter((note) =>
    rolesAbove(note.CreatedBy.UserRoleId, parents).has(roleId),
  );
}

function rolesAbove(
  roleId: string | null,
  parents: ReadonlyMap<string, string | null>,
): Set<string> {
  const above = new Set<string>();
  let next = roleId === null ? null : (parents.get(roleId) ?? null);
  while (next !== null && !above.has(next)) {
    above.add(next);
    next = parents.get(next) ?? null;
  }
  return above;
}

/** What the trials say about people above an author. */
export function managersVerdict(
  rows: PermissionRows,
  trials: readonly AccessTrial[],
  able: ReadonlySet<string>,
): 'can' | 'cannot' | 'none-above' | 'unknown' {
  if (trials.some((one) => able.has(one.userId))) return 'can';
  if (trials.length > 0) return 'cannot';
  return ownedByAuthors(rows).length === 0 ? 'unknown' : 'none-above';
}

/** The names of those in marketing who could read a note in a trial. */
export function sharedWith(
  rows: PermissionRows,
  trials: readonly AccessTrial[],
  able: ReadonlySet<string>,
): string[] {
  const names = new Map(rows.noteAssignments.map((row) => [row.AssigneeId, row.Assignee.Name]));
  return trials
    .filter((one) => able.has(one.userId))
    .flatMap((one) => names.get(one.userId) ?? [])
    .sort(byText);
}

function marketersOf(rows: PermissionRows): Set<string> {
  return new Set(
    rows.assignments
      .filter((row) => row.PermissionSet.Name === marketingSet)
      .map((row) => row.AssigneeId),
  );
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
