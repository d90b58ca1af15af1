import { z } from 'zod';

/** A right that opens the notes of everybody, as Setup calls it. */
export const openingRights = [
  'Modify All Data',
  'View All Data',
  'Modify All Records on Buyer Note',
  'View All Records on Buyer Note',
] as const;
export type OpeningRight = (typeof openingRights)[number];

const reader = z.object({
  name: z.string(),
  right: z.enum(openingRights),
  /** The profile or permission set that gives it. */
  through: z.object({ kind: z.enum(['profile', 'permission set']), label: z.string() }),
  isInMarketing: z.boolean(),
});

/** Somebody who can read the notes of everybody. */
export type NoteReader = z.infer<typeof reader>;

export const noteReaders = z.object({
  /** By name, those in marketing first; at most `mostReadersKept`. */
  people: z.array(reader),
  /** How many more there are. */
  others: z.number(),
  /** People in marketing who can read a note of somebody else without such a right. */
  marketersSharedWith: z.array(z.string()),
  /** What became of trying whether people above an author can read the author's notes. */
  managers: z.enum(['can', 'cannot', 'none-above', 'unknown']),
  /** The day since when the panels name these people. */
  announcedAt: z.iso.datetime().nullable(),
});

/** Who can read notes of others in an org, besides the service. */
export type NoteReaders = z.infer<typeof noteReaders>;

/** A list that is longer helps nobody, and has to fit where it is shown. */
export const mostReadersKept = 50;

/** A name is at most 121 characters, so a line a person stays within the field's 4,000. */
const longestAnnouncement = 4000;

/**
 * Who can read notes, a line each, as the panel shows it to reps; null for nobody. What could not be
 * found out is said as well: a list that is silent about managers would promise that they cannot.
 */
export function announcement(readers: NoteReaders): string | null {
  const inMarketing = [
    ...readers.people.filter((one) => one.isInMarketing).map((one) => one.name),
    ...readers.marketersSharedWith,
  ];
  const lines = [
    ...inMarketing.map((name) => `${name}, in marketing`),
    ...managersLine(readers.managers),
    ...readers.people.filter((one) => !one.isInMarketing).map((one) => one.name),
  ];
  if (readers.others > 0) lines.push(moreLine(readers.others));
  return withinField([...new Set(lines)]);
}

function managersLine(managers: NoteReaders['managers']): string[] {
  if (managers === 'can') return ['People above you in the role hierarchy'];
  if (managers === 'unknown') return ['Perhaps people above you in the role hierarchy'];
  return [];
}

function moreLine(people: number): string {
  return people === 1 ? 'One more person' : `${people} more people`;
}

/** Cuts whole lines, and says that it did: a list that ends early must not look complete. */
function withinField(lines: readonly string[]): string | null {
  if (lines.length === 0) return null;
  const whole = lines.join('\n');
  if (whole.length <= longestAnnouncement) return whole;
  const kept: string[] = [];
  let length = 'And others'.length;
  for (const line of lines) {
    length += line.length + 1;
    if (length > longestAnnouncement) break;
    kept.push(line);
  }
  return [...kept, 'And others'].join('\n');
}
