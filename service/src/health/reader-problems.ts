import type { HealthFacts } from './facts.ts';
import type { NoteReader, NoteReaders } from './note-readers.ts';
import type { HealthCheck, HealthProblem } from './problem.ts';
import { counted, listed, moment, Spoken } from './words.ts';

/** It is looked up every hour; one that is older than this has failed at least twice. */
const freshMs = 3 * 60 * 60 * 1000;

const marketingPromise =
  'Reps were promised that marketing cannot. Until this is put right, the note panel tells them so.';
const goesAway = 'This notice goes away within an hour.';

/** What is wrong with who can read notes. */
export function readerProblems(facts: HealthFacts): HealthProblem[] {
  const { readers, now, org } = facts;
  if (readers === null || now.getTime() - readers.checkedAt.getTime() > freshMs) {
    const isReading =
      org?.connection === 'connected' && now.getTime() - org.since.getTime() > freshMs;
    const isOld = readers !== null && org?.connection === 'connected';
    return [
      ...(isReading || isOld ? [unknownReaders(facts)] : []),
      ...known(readers?.fact ?? null),
    ];
  }
  return known(readers.fact);
}

function known(readers: NoteReaders | null): HealthProblem[] {
  if (readers === null) return [];
  const problems: HealthProblem[] = [];
  const inMarketing = readers.people.filter((one) => one.isInMarketing);
  const shared = readers.marketersSharedWith;
  if (inMarketing.length + shared.length > 0) problems.push(marketing(inMarketing, shared));
  if (readers.managers === 'can') problems.push(managers);
  return problems;
}

function marketing(people: readonly NoteReader[], shared: readonly string[]): HealthProblem {
  const total = people.length + shared.length;
  const who = total === 1 ? 'Someone' : `${Spoken(total)} people`;
  return {
    about: 'readers',
    title: `${who} in marketing can read notes`,
    says: [
      ...people.map(
        (one) =>
          `${one.name} has ${one.right} through the ${one.through.kind} ${one.through.label}.`,
      ),
      ...shared.map((name) => `${name} can read notes that are shared with them.`),
      marketingPromise,
    ],
    steps: [
      ...new Set(
        people.map(({ name, right, through }) =>
          through.kind === 'profile'
            ? `In Setup, give ${name} another profile than ${through.label}, or untick ${right} in it.`
            : `In Setup, open Permission Set ${through.label}. Untick ${right}, or take the set away from ${name}.`,
        ),
      ),
      ...(shared.length === 0
        ? []
        : [
            'In Sharing Settings, Buyer Note must be Private, with no sharing rules.',
            `Take what lets ${listed(shared)} read Buyer Note away: a profile or a permission set.`,
          ]),
      goesAway,
    ],
  };
}

const managers: HealthProblem = {
  about: 'readers',
  title: 'Managers can read the notes of their people',
  says: [
    'Somebody above a rep in the role hierarchy can open that rep’s notes, and change them.',
    'The note panel tells reps so until it is put right.',
  ],
  steps: [
    'In Setup, open Sharing Settings and choose Edit.',
    'In the row Buyer Note, untick Grant Access Using Hierarchies. Save, and wait for the mail that says sharing was recalculated.',
    goesAway,
  ],
};

function unknownReaders({ readers, now }: HealthFacts): HealthProblem {
  const since =
    readers === null
      ? 'It was never found out.'
      : `Last found out at ${moment(readers.checkedAt, now)}.`;
  return {
    about: 'readers',
    title: 'We cannot look up who can read notes',
    says: [
      `Salesforce does not let us read permissions. ${since}`,
      'The note panel tells reps what was found last, with its day, or what holds in most orgs.',
    ],
    steps: [
      'In Setup, open Permission Set Watercooler Integration, System Permissions: View Setup and ' +
        'Configuration, and View Roles and Role Hierarchy, must be ticked.',
      'Look that the integration user holds it.',
      'Until then, look yourself: step 2 of “The first hour” has the query.',
    ],
  };
}

/** Who can read notes, where nothing is wrong with it. */
export function readersCheck({ readers, now }: HealthFacts): HealthCheck {
  const about = 'readers';
  if (readers === null) {
    const says = 'This is looked up once an hour, from the first time that all notes were read.';
    return { about, state: 'waiting', title: 'Who can read notes is not known yet', says };
  }
  const { fact, checkedAt } = readers;
  return {
    about,
    state: 'well',
    title: 'Nobody in marketing can read notes',
    says: `${peopleWords(fact)} ${managersWords(fact.managers)} Checked at ${moment(checkedAt, now)}.`,
  };
}

const peopleNamed = 10;

function peopleWords({ people, others }: NoteReaders): string {
  if (people.length === 0) return 'Besides each author and the service, nobody can.';
  const names = people.map((one) => one.name);
  const unnamed = others + Math.max(0, names.length - peopleNamed);
  const only = counted(people.length + others, 'person', 'people');
  const rights = [...new Set(people.map((one) => one.right))].sort();
  return (
    `Besides each author and the service, ${only} can: ${listed(names.slice(0, peopleNamed), unnamed)} ` +
    `(${rights.join(', ')}).`
  );
}

function managersWords(managers: NoteReaders['managers']): string {
  switch (managers) {
    case 'cannot':
      return 'Managers cannot: access by role hierarchy is off, as tried on recent notes.';
    case 'none-above':
      return 'No author has somebody above them in the role hierarchy who may read notes.';
    case 'can':
      return 'Managers can, through the role hierarchy.';
    case 'unknown':
      return 'Whether managers can is not known before the first note.';
  }
}
