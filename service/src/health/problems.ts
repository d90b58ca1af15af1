import type { HealthFacts } from './facts.ts';
import { type HealthProblem, nothingLost } from './problem.ts';
import { readerProblems } from './reader-problems.ts';
import { salesforceProblem } from './salesforce-problems.ts';
import { counted, moment, span, Spoken } from './words.ts';
import { writingProblems } from './writing-problems.ts';

const minuteMs = 60 * 1000;

/** Twice the longest pause between two rounds, with room for a slow one. */
const longestLagMs = 10 * minuteMs;
/** A release waits for the round before it, and for another process's. */
const releasePatienceMs = 60 * minuteMs;
/** Sign-ins are refused from some minutes on. */
const clockPatienceMs = 60 * 1000;

/** Everything that needs an admin, the gravest first: privacy, then the link, then the rest. */
export function problemsOf(facts: HealthFacts): HealthProblem[] {
  const { org, now, integrationUser } = facts;
  const link = org === null ? null : salesforceProblem(org, { now, integrationUser });
  return [
    ...readerProblems(facts),
    ...(link === null ? [] : [link]),
    ...unfollowed(facts),
    ...wrongClock(facts),
    ...lateNotes(facts),
    ...unreadNotes(facts),
    ...writingProblems(facts.refusals),
    ...overdueRelease(facts),
  ];
}

function unfollowed({ org, isFollowed }: HealthFacts): HealthProblem[] {
  const isOurs = org !== null && org.connection !== 'standing-by';
  if (isOurs || isFollowed) return [];
  return [
    {
      about: 'salesforce',
      title: 'No process follows Salesforce',
      says: [
        'This process only answers requests or stands by, and no other one reads notes.',
        nothingLost,
      ],
      steps: [
        'Look whether a process with ROLE=worker, or all, runs on this database, and at its log.',
        'Start one. It goes on where the last one stopped.',
      ],
    },
  ];
}

function wrongClock({ computerTime, databaseTime }: HealthFacts): HealthProblem[] {
  const offMs = Math.abs(computerTime.getTime() - databaseTime.getTime());
  if (Number.isNaN(offMs) || offMs < clockPatienceMs) return [];
  return [
    {
      about: 'clock',
      title: 'A clock is wrong',
      says: [
        `The service’s computer and the database’s differ by ${span(offMs)}.`,
        'Releases may run early or late, and Salesforce refuses a sign-in that is minutes off. No note is lost.',
      ],
      steps: [
        'On both computers, switch on time synchronisation (NTP): timedatectl shows whether it runs.',
        'There is nothing to restart.',
      ],
    },
  ];
}

function lateNotes({ org }: HealthFacts): HealthProblem[] {
  if (org?.connection !== 'connected' || org.progress !== null) return [];
  if (org.lagMs === null || org.lagMs < longestLagMs) return [];
  return [
    {
      about: 'notes',
      title: 'Notes wait longer than they should',
      says: [
        `The last complete look at Salesforce began ${span(org.lagMs)} ago. A mass update of notes or deals can take that long.`,
        nothingLost,
      ],
      steps: [
        'Wait for a quarter of an hour if many records were changed at once.',
        'Look whether the service’s computer is busy, and at the service’s log.',
        'If nothing moves, restart the service: it goes on where it was.',
      ],
    },
  ];
}

function unreadNotes({ org }: HealthFacts): HealthProblem[] {
  const unread = org?.unreadNotes ?? 0;
  if (unread === 0) return [];
  return [
    {
      about: 'notes',
      title: `${Spoken(unread)} ${unread === 1 ? 'note' : 'notes'} could not be read`,
      says: [
        'A rule that strikes out names failed on them, so no word of them was kept and they count nowhere. They are safe in Salesforce.',
      ],
      steps: [
        'The service’s log names their Ids: look for “could not be redacted”.',
        'Open one, as somebody who may, and see what is unusual about it: its length, its signs.',
        'Report it to the maintainers without the note’s words. It is tried again whenever it changes.',
      ],
    },
  ];
}

function overdueRelease({ nextReleaseAt, now, isHistoryRead, org }: HealthFacts): HealthProblem[] {
  if (nextReleaseAt === null || !isHistoryRead) return [];
  const lateMs = now.getTime() - nextReleaseAt.getTime();
  if (lateMs < releasePatienceMs) return [];
  const isLinkDown = org !== null && org.problem !== null;
  return [
    {
      about: 'releases',
      title: `The release of ${moment(nextReleaseAt, now)} is overdue`,
      says: [
        `It should have run ${span(lateMs)} ago. What was released before stays as it is.`,
        isLinkDown
          ? 'It runs as soon as Salesforce answers again.'
          : 'Notes that wait for it count at the next one that runs.',
      ],
      steps: isLinkDown
        ? ['Put right what keeps us from Salesforce. The release then runs by itself.']
        : [
            'Look at the service’s log for “synchronisation failed”.',
            'Restart the service: a release that is due runs at once.',
            `If it does not, report ${counted(1, 'line')} of that log.`,
          ],
    },
  ];
}
