import { keptForOthers } from '../salesforce/call-budget.ts';
import type { HealthFacts } from './facts.ts';
import type { HealthCheck, Subject } from './problem.ts';
import { readersCheck } from './reader-problems.ts';
import { salesforceWait } from './salesforce-problems.ts';
import { dayOf, digits, moment, span, Spoken } from './words.ts';

/** A line for everything that no problem is about. */
export function checksOf(facts: HealthFacts, troubled: ReadonlySet<Subject>): HealthCheck[] {
  const wait = waitOf(facts);
  const checks = [
    ...(wait === null ? [salesforceCheck(facts)] : [wait]),
    notesCheck(facts),
    callsCheck(facts),
    writingCheck,
    heldCheck(facts),
    readersCheck(facts),
    releasesCheck(facts),
    versionsCheck(facts),
  ];
  return checks.filter((check) => check !== null && !troubled.has(check.about)).filter(isCheck);
}

function isCheck(check: HealthCheck | null): check is HealthCheck {
  return check !== null;
}

function waitOf({ org, now, integrationUser }: HealthFacts): HealthCheck | null {
  return org === null ? null : salesforceWait(org, { now, integrationUser });
}

function salesforceCheck({ org, integrationUser, now }: HealthFacts): HealthCheck {
  const about = 'salesforce';
  if (org === null || org.connection === 'standing-by') {
    const title = 'Another process follows Salesforce';
    const says = org === null ? 'This one answers requests.' : 'This one takes over if that ends.';
    return { about, state: 'well', title, says };
  }
  const read =
    org.lastRoundAt === null
      ? 'Nothing was read yet.'
      : `Last read ${span(now.getTime() - org.lastRoundAt.getTime())} ago.`;
  if (org.connection !== 'connected') {
    return { about, state: 'waiting', title: 'Signing in to Salesforce', says: read };
  }
  const whom = integrationUser === null ? '' : ` as ${integrationUser}`;
  return { about, state: 'well', title: 'Salesforce answers', says: `Connected${whom}. ${read}` };
}

function notesCheck({ org, isHistoryRead }: HealthFacts): HealthCheck | null {
  const about = 'notes';
  if (org === null || org.connection !== 'connected') {
    if (org?.connection === 'standing-by' || isHistoryRead) return null;
    return {
      about,
      state: 'waiting',
      title: 'Notes were not read to the end yet',
      says: 'That goes on where it was once Salesforce answers.',
    };
  }
  if (org.progress !== null) {
    const { taken, total } = org.progress;
    return {
      about,
      state: 'waiting',
      title: 'Notes from before are being read',
      says: `${digits(taken)} of about ${digits(total)}. Releases wait until it is done; reps need not.`,
    };
  }
  return {
    about,
    state: 'well',
    title: 'Notes arrive promptly',
    says: `The last look at Salesforce began ${span(org.lagMs ?? 0)} ago. None is stuck.`,
  };
}

function callsCheck({ org }: HealthFacts): HealthCheck | null {
  const calls = org?.calls ?? null;
  if (calls === null) return null;
  const says =
    calls.orgUsed === null || calls.orgMax === null
      ? `${digits(calls.ownCalls24h)} by this process. Salesforce did not tell yet how many your org has.`
      : `Your org has used ${digits(calls.orgUsed)} of the ${digits(calls.orgMax)} that it has for a day` +
        `${ofThese(calls.ownCalls24h, calls.orgUsed)}. ` +
        `We stop at ${digits(Math.floor(calls.orgMax * (1 - keptForOthers)))}.`;
  const isMuch = calls.orgMax !== null && calls.ownCalls24h > calls.orgMax / 10;
  const title = isMuch ? 'API calls are within what the org has' : 'Few API calls are used';
  return { about: 'calls', state: 'well', title, says };
}

/**
 * Our own, which are among the org's. We count what got no answer too, and may count by another day than
 * Salesforce: where ours are more, telling both would only puzzle.
 */
function ofThese(own: number, orgUsed: number): string {
  return own <= orgUsed ? `, ${digits(own)} of them by this process` : '';
}

const writingCheck: HealthCheck = {
  about: 'writing',
  state: 'well',
  title: 'Salesforce takes what we write',
  says: 'No record is refused.',
};

function heldCheck({ heldNotes }: HealthFacts): HealthCheck {
  const says =
    heldNotes === 0
      ? 'None is held.'
      : heldNotes === 1
        ? 'One is held for its author to reword, who knows.'
        : `${Spoken(heldNotes)} are held for their authors to reword; they know.`;
  return { about: 'held', state: 'well', title: 'No note waits for you', says };
}

function releasesCheck({ lastReleaseAt, nextReleaseAt, now }: HealthFacts): HealthCheck {
  const last = lastReleaseAt === null ? 'None ran yet.' : `The last on ${dayOf(lastReleaseAt)}.`;
  const next =
    nextReleaseAt === null ? 'The calendar has not begun.' : nextWords(nextReleaseAt, now);
  return {
    about: 'releases',
    state: 'well',
    title: 'Releases run on time',
    says: `${last} ${next}`,
  };
}

function nextWords(nextAt: Date, now: Date): string {
  return nextAt < now ? 'The next runs now.' : `The next on ${momentWithDay(nextAt, now)}.`;
}

function momentWithDay(at: Date, now: Date): string {
  const words = moment(at, now);
  return dayOf(at) === dayOf(now) ? `${dayOf(at)}, ${words}` : words;
}

function versionsCheck({ version, migration }: HealthFacts): HealthCheck {
  const schema = migration === null ? 'unknown' : (migration.split('_')[0] ?? migration);
  return {
    about: 'versions',
    state: 'well',
    title: 'The database answers',
    says: `Service ${version}, its database at migration ${schema}.`,
  };
}
