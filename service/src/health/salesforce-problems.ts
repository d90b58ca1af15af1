import type { OrgHealth, Problem } from '../http/health-reader.ts';
import { type HealthCheck, type HealthProblem, nothingLost, repsCanSave } from './problem.ts';
import { notesHiddenCode } from '../salesforce/view-all-notes.ts';
import { digits, moment } from './words.ts';

/** What a fault of the link to Salesforce means for an admin. */
interface Words {
  readonly title: (since: string) => string;
  readonly says: readonly string[];
  readonly steps: readonly string[];
}

/** The integration user as an admin finds it: by its user name, where this process knows it. */
export interface LinkContext {
  readonly now: Date;
  readonly integrationUser: string | null;
}

/** Faults that pass by themselves are told as a problem only when they last. */
const passing: ReadonlySet<Problem['kind']> = new Set(['away', 'busy', 'nonsense', 'database']);
const patienceMs = 5 * 60 * 1000;
/** Until this process has read an org it is more likely that the settings are wrong, and somebody is watching. */
const firstPatienceMs = 60 * 1000;

/** What is wrong with the link to Salesforce and needs an admin, or null. */
export function salesforceProblem(org: OrgHealth, context: LinkContext): HealthProblem | null {
  const { problem } = org;
  if (problem === null || isPassing(org, context.now)) return null;
  const { title, says, steps } = wordsFor(problem, org, context);
  const about = problem.kind === 'database' ? 'database' : 'salesforce';
  const since = moment(org.since, context.now);
  return { about, title: title(since), says: [...says], steps: [...steps] };
}

/** What is wrong and will most likely pass, or null. */
export function salesforceWait(org: OrgHealth, { now }: LinkContext): HealthCheck | null {
  const { problem } = org;
  if (problem === null || !isPassing(org, now)) return null;
  const next = org.nextAttemptAt === null ? '' : ` Next try at ${moment(org.nextAttemptAt, now)}.`;
  const what = `${org.reason ?? 'Something failed'}, since ${moment(org.since, now)}.`;
  const about = problem.kind === 'database' ? 'database' : 'salesforce';
  const title = 'We try again by ourselves';
  return { about, state: 'waiting', title, says: `${what}${next} ${nothingLost}` };
}

function isPassing({ problem, since, lastRoundAt }: OrgHealth, now: Date): boolean {
  if (problem === null || !passing.has(problem.kind)) return false;
  const patience = lastRoundAt === null ? firstPatienceMs : patienceMs;
  return now.getTime() - since.getTime() < patience;
}

function wordsFor(problem: Problem, org: OrgHealth, context: LinkContext): Words {
  switch (problem.kind) {
    case 'unauthorised':
      return problem.code === null || problem.code === 'INVALID_SESSION_ID'
        ? sessionRefused(context)
        : signInRefused(context);
    case 'refused':
      return refused(problem.code, org, context);
    case 'limit':
    case 'saving':
      return { ...wordsByKind[problem.kind], says: callsSay(problem.kind, org, context) };
    default:
      return wordsByKind[problem.kind];
  }
}

const nothingToRestart = 'We try again every minute; there is nothing to restart.';

function theUser({ integrationUser }: LinkContext): string {
  return integrationUser === null
    ? 'the integration user (SALESFORCE_USERNAME)'
    : `the integration user, ${integrationUser}`;
}

function signInRefused(context: LinkContext): Words {
  return {
    title: (since) => `Salesforce has refused our sign-in since ${since}`,
    says: [
      'The integration user may be frozen or inactive, the certificate replaced or expired, or the ' +
        'app no longer open to that user. Salesforce does not tell us which.',
      nothingLost,
      repsCanSave,
    ],
    steps: [
      `In Setup, open Users, then ${theUser(context)}. Its Login History tells the reason.`,
      'If it says that the user is frozen or inactive: choose Unfreeze, or edit the user and tick Active.',
      'If it says that the user is not approved: in External Client App Manager, open Watercooler, ' +
        'Policies. Permitted Users must be “Admin approved users are pre-authorized”, with the ' +
        'permission set Watercooler Integration under App Policies; then look that the user holds it.',
      'If it speaks of the assertion, or of nothing at all: upload the certificate that belongs to the ' +
        'service’s private key (Settings, OAuth Settings, JWT Bearer Flow), and compare the consumer ' +
        'key with SALESFORCE_CLIENT_ID. A certificate ends on a day; a new app may need ten minutes.',
      'Look that the clock of the service’s computer is right: a sign-in is good for minutes only.',
      nothingToRestart,
    ],
  };
}

function sessionRefused(context: LinkContext): Words {
  return {
    title: (since) => `Salesforce has ended our sessions since ${since}`,
    says: [
      'We may sign in, but what follows is refused: the user was frozen meanwhile, may not use the ' +
        'API, or is bound to other network addresses.',
      nothingLost,
      repsCanSave,
    ],
    steps: [
      `In Setup, open Users, then ${theUser(context)}: it must be Active, and not frozen.`,
      'Look that it holds the permission set Watercooler Integration, which grants API Enabled.',
      'On its profile, look at Login IP Ranges and Login Hours: the service’s computer must be within.',
      'In Session Settings, “Lock sessions to the IP address from which they originated” must be off ' +
        'if that computer has several addresses.',
      nothingToRestart,
    ],
  };
}

function refused(code: string | null, org: OrgHealth, context: LinkContext): Words {
  if (code === 'INVALID_FIELD' || code === 'INVALID_TYPE') {
    const what = code === 'INVALID_FIELD' ? 'a field' : 'an object';
    return {
      title: (since) => `We have not been able to read ${what} in Salesforce since ${since}`,
      says: [
        `${org.reason ?? `Salesforce refused a call (${code})`}. Either ${what} was deleted, or the ` +
          'integration user may not read it: Salesforce words both alike.',
        nothingLost,
        repsCanSave,
      ],
      steps: [
        `In Setup, open Users, then ${theUser(context)}: it must hold the permission set Watercooler Integration.`,
        'Open that permission set and compare its object and field permissions with the page ' +
          '“The integration user, grant by grant”. If one is missing, deploy the package again.',
        'In Object Manager, look for deleted fields of Buyer Note, Theme, Persona and Prompt, and restore them.',
        'Standard fields that it needs are read on Account, Contact, Lead and Opportunity: look at ' +
          'those that were hidden lately.',
        nothingToRestart,
      ],
    };
  }
  if (code === notesHiddenCode) return notesHidden(context);
  const named = code === null ? '' : ` (${code})`;
  return {
    title: (since) => `Salesforce has refused a call since ${since}`,
    says: [
      `Salesforce understood what we asked and declined it${named}.`,
      nothingLost,
      repsCanSave,
    ],
    steps: [
      `In Setup, open Users, then ${theUser(context)}: it must hold the permission set Watercooler ` +
        'Integration and the licence Salesforce API Integration.',
      code === null
        ? 'The service’s log says more about the call.'
        : `Look up ${code} in the REST API guide of Salesforce: it names what was declined.`,
      nothingToRestart,
    ],
  };
}

function notesHidden(context: LinkContext): Words {
  return {
    title: (since) => `We have been shown no notes in Salesforce since ${since}`,
    says: [
      'Notes are shared with nobody, so the integration user needs View All on Buyer Note, and ' +
        'nothing grants it any more. What we hold stays as it is until we can look again.',
      nothingLost,
      repsCanSave,
    ],
    steps: [
      `In Setup, open Users, then ${theUser(context)}: it must hold the permission set Watercooler Integration.`,
      'Open that permission set, Object Settings, Buyer Note: tick View All Records.',
      'We look again every ten minutes; there is nothing to restart.',
    ],
  };
}

function callsSay(kind: 'limit' | 'saving', org: OrgHealth, { now }: LinkContext): string[] {
  const { calls } = org;
  const use =
    calls === null || calls.orgUsed === null || calls.orgMax === null
      ? ''
      : ` It has used ${digits(calls.orgUsed)} of ${digits(calls.orgMax)}; ` +
        `${digits(calls.ownCalls24h)} of them were ours.`;
  const next = calls?.nextTryAt ?? org.nextAttemptAt;
  const again = next === null ? '' : ` We look again at ${moment(next, now)}.`;
  const what =
    kind === 'limit'
      ? 'Salesforce takes no more calls from any integration until some of the last 24 hours pass.'
      : 'Most of the org’s calls for the day are used, so we keep the rest for your other integrations.';
  return [`${what}${use}${again}`, nothingLost, repsCanSave];
}

type PlainKind = Exclude<Problem['kind'], 'unauthorised' | 'refused'>;

const callSteps = [
  'In Setup, open Company Information: “API Requests, Last 24 Hours” shows use and limit.',
  'In Setup, open System Overview, or the report “API Calls Made Within Last 7 Days”, to see who uses them.',
  'Slow down what uses too many, or ask Salesforce for more calls.',
  'We go on by ourselves within 15 minutes of there being room; there is nothing to restart.',
];

const wordsByKind: Readonly<Record<PlainKind, Words>> = {
  away: {
    title: (since) => `Salesforce has not answered since ${since}`,
    says: [
      'Either Salesforce is down, or the service’s computer does not reach it.',
      nothingLost,
      repsCanSave,
    ],
    steps: [
      'Look at status.salesforce.com for your instance. If it is down, wait: we go on by ourselves.',
      'If it is up, open the address in SALESFORCE_LOGIN_URL from the service’s computer.',
      'If it does not open there, the address is wrong, or a firewall, a proxy or the name service is in the way.',
      'If you correct the address, restart the service. Else there is nothing to restart: we try again every minute.',
    ],
  },
  busy: {
    title: (since) => `Salesforce has asked us to wait since ${since}`,
    says: ['It is overloaded, or too many calls run at once.', nothingLost, repsCanSave],
    steps: [
      'Look at status.salesforce.com for your instance.',
      'Look whether another integration or a mass update runs: it may hold the same records.',
      'We try again as often as Salesforce allows; there is nothing to restart.',
    ],
  },
  nonsense: {
    title: (since) => `Something else has answered in place of Salesforce since ${since}`,
    says: [
      'What comes back is no answer of the API: a maintenance page, the page of a proxy, or an answer that was cut off.',
      nothingLost,
      repsCanSave,
    ],
    steps: [
      'Look at status.salesforce.com for maintenance of your instance.',
      'Open the address in SALESFORCE_LOGIN_URL from the service’s computer. It must show Salesforce, with no page before it.',
      'If a proxy or a firewall shows its own page, let that computer through to *.salesforce.com.',
      'If your My Domain changed, correct SALESFORCE_LOGIN_URL and restart the service.',
    ],
  },
  'wrong-org': {
    title: () => 'The settings name another org than the one that answers',
    says: [
      'The service was told to follow a sandbox and met a production org, or the reverse, or an ' +
        'address that is not safe. It read nothing and wrote nothing.',
      nothingLost,
      repsCanSave,
    ],
    steps: [
      'Compare SALESFORCE_LOGIN_URL and SALESFORCE_ENVIRONMENT with the org you mean: ' +
        'https://test.salesforce.com or the My Domain of the sandbox goes with “sandbox”.',
      'Correct the settings, and restart the service.',
    ],
  },
  limit: {
    title: (since) => `The org has had no API calls left since ${since}`,
    says: [],
    steps: callSteps,
  },
  saving: {
    title: (since) => `The org has been short of API calls since ${since}`,
    says: [],
    steps: callSteps,
  },
  database: {
    title: (since) => `The service’s database has failed since ${since}`,
    says: ['It answers this page, but not the synchronisation.', nothingLost, repsCanSave],
    steps: [
      'Look at the log of PostgreSQL: a full disk, too many connections and a restart are the usual reasons.',
      'Look at the service’s log for “synchronisation failed”: it names the error’s code.',
      nothingToRestart,
    ],
  },
  'own-fault': {
    title: (since) => `The service has failed since ${since}`,
    says: [
      'Something went wrong on our side, not in Salesforce. The part that reads notes may have run out of memory.',
      nothingLost,
      repsCanSave,
    ],
    steps: [
      'Look at the service’s log for “synchronisation failed”: it names the error, without words of notes.',
      'Look whether the computer has memory and disk left: reading notes takes about 350 MB.',
      'Restart the service. If the error comes back, report it with that line of the log.',
    ],
  },
};
