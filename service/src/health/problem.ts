/** What the page looks at. */
export const subjects = [
  'readers',
  'salesforce',
  'database',
  'clock',
  'notes',
  'writing',
  'releases',
  'calls',
  'held',
  'versions',
] as const;
export type Subject = (typeof subjects)[number];

/** Something an admin has to do, in words of Setup. */
export interface HealthProblem {
  readonly about: Subject;
  readonly title: string;
  /** What is wrong, and what it means: a paragraph each. */
  readonly says: readonly string[];
  readonly steps: readonly string[];
}

/** A line that says how something is. */
export interface HealthCheck {
  readonly about: Subject;
  readonly state: 'well' | 'waiting';
  readonly title: string;
  readonly says: string;
}

/** What reps and admins worry about first when the link to Salesforce fails. */
export const nothingLost =
  'No note is lost: new ones wait in Salesforce, and are read when it is back.';
export const repsCanSave = 'Reps can still save. They do not see “Filed under” for now.';
