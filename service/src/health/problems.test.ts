import { describe, expect, test } from 'vitest';
import type { OrgHealth, Problem } from '../http/health-reader.ts';
import { checksOf } from './checks.ts';
import type { HealthFacts } from './facts.ts';
import { ago, facts, link, now, readers } from './facts-builder.ts';
import { healthPage } from './page.ts';
import { problemsOf } from './problems.ts';

function failing(problem: Problem, changes: Partial<OrgHealth> = {}): Partial<HealthFacts> {
  const org = link({ connection: 'backing-off', since: ago(20), problem, reason: 'It failed' });
  return { org: { ...org, ...changes } };
}

const tilda = {
  name: 'Tilda Krone',
  right: 'View All Data' as const,
  through: { kind: 'permission set' as const, label: 'Campaign Power User' },
  isInMarketing: true,
};

const refusal = (code: string): Partial<HealthFacts> => ({
  refusals: [{ sobject: 'Buyer_Note__c', code, records: 12 }],
});

/** Every fault an admin can meet: what is the case, what the page calls it, and a step it gives. */
const faults: [string, Partial<HealthFacts>, RegExp, RegExp][] = [
  [
    'a user that is frozen or inactive',
    failing({ kind: 'unauthorised', code: 'inactive_user' }),
    /^Salesforce has refused our sign-in since 09:40 UTC$/,
    /choose Unfreeze, or edit the user and tick Active/,
  ],
  [
    'a certificate or a pre-authorisation that is refused',
    failing({ kind: 'unauthorised', code: 'invalid_grant' }),
    /refused our sign-in/,
    /upload the certificate/,
  ],
  [
    'sessions that are refused',
    failing({ kind: 'unauthorised', code: 'INVALID_SESSION_ID' }),
    /has ended our sessions/,
    /Login IP Ranges/,
  ],
  [
    'an org that is away',
    failing({ kind: 'away', code: null }),
    /not answered/,
    /status\.salesforce/,
  ],
  [
    'an org that asks us to wait',
    failing({ kind: 'busy', code: null }),
    /asked us to wait/,
    /mass update/,
  ],
  [
    'calls that are used up',
    failing({ kind: 'limit', code: 'REQUEST_LIMIT_EXCEEDED' }, { connection: 'saving-calls' }),
    /had no API calls left/,
    /Company Information/,
  ],
  [
    'calls that are kept for others',
    failing({ kind: 'saving', code: null }, { connection: 'saving-calls' }),
    /short of API calls/,
    /by ourselves/,
  ],
  [
    'a proxy or a maintenance page',
    failing({ kind: 'nonsense', code: null }),
    /Something else has answered in place of Salesforce/,
    /proxy or a firewall/,
  ],
  [
    'the wrong kind of org',
    failing({ kind: 'wrong-org', code: null }),
    /settings name another org/,
    /SALESFORCE_ENVIRONMENT/,
  ],
  [
    'a field that is missing or hidden',
    failing({ kind: 'refused', code: 'INVALID_FIELD' }),
    /not been able to read a field/,
    /restore them/,
  ],
  [
    'an object that is missing or hidden',
    failing({ kind: 'refused', code: 'INVALID_TYPE' }),
    /not been able to read an object/,
    /deploy the package again/,
  ],
  [
    'notes that are hidden from us',
    failing({ kind: 'refused', code: 'NOTES_HIDDEN' }),
    /^We have been shown no notes in Salesforce since/,
    /tick View All Records/,
  ],
  [
    'another refusal',
    failing({ kind: 'refused', code: 'API_DISABLED_FOR_ORG' }),
    /refused a call/,
    /Look up API_DISABLED_FOR_ORG/,
  ],
  [
    'a database that fails',
    failing({ kind: 'database', code: null }),
    /database has failed/,
    /disk/,
  ],
  ['a fault of ours', failing({ kind: 'own-fault', code: null }), /service has failed/, /Restart/],
  [
    'a permission to write that is missing',
    refusal('INSUFFICIENT_ACCESS_OR_READONLY'),
    /^Salesforce refuses 12 records of ours on Buyer Note$/,
    /Permission Set Watercooler Integration, Object Settings, Buyer Note/,
  ],
  [
    'a field that we may not write',
    refusal('INVALID_FIELD_FOR_INSERT_UPDATE'),
    /on Buyer Note$/,
    /Object Settings/,
  ],
  [
    'a validation rule',
    refusal('FIELD_CUSTOM_VALIDATION_EXCEPTION'),
    /on Buyer Note$/,
    /Validation Rules/,
  ],
  ['a flow', refusal('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY'), /on Buyer Note$/, /flows/],
  ['a required field', refusal('REQUIRED_FIELD_MISSING'), /on Buyer Note$/, /optional/],
  ['a full org', refusal('STORAGE_LIMIT_EXCEEDED'), /on Buyer Note$/, /Storage Usage/],
  ['records that stay locked', refusal('UNABLE_TO_LOCK_ROW'), /on Buyer Note$/, /approval/],
  ['a refusal nobody foresaw', refusal('SOMETHING_NEW'), /on Buyer Note$/, /Look up the code/],
  [
    'marketing that can read notes',
    { readers: readers({ people: [tilda] }) },
    /^Someone in marketing can read notes$/,
    /open Permission Set Campaign Power User\. Untick View All Data, or take the set away from Tilda Krone/,
  ],
  [
    'marketing with whom notes are shared',
    { readers: readers({ people: [tilda], marketersSharedWith: ['Claire Hobday'] }) },
    /^Two people in marketing can read notes$/,
    /no sharing rules/,
  ],
  [
    'managers who can read notes',
    { readers: readers({ managers: 'can' }) },
    /^Managers can read the notes of their people$/,
    /untick Grant Access Using Hierarchies/,
  ],
  [
    'permissions that cannot be looked up',
    { readers: null },
    /^We cannot look up who can read notes$/,
    /View Setup and Configuration/,
  ],
  [
    'no process that follows the org',
    { org: link({ connection: 'standing-by' }), isFollowed: false },
    /^No process follows Salesforce$/,
    /ROLE=worker/,
  ],
  ['a clock that is wrong', { databaseTime: ago(7) }, /^A clock is wrong$/, /time synchronisation/],
  [
    'notes that are stuck',
    { org: link({ lagMs: 20 * 60_000 }) },
    /^Notes wait longer than they should$/,
    /restart the service/,
  ],
  [
    'a note that a rule fails on',
    { org: link({ unreadNotes: 1 }) },
    /^One note could not be read$/,
    /names their Ids/,
  ],
  [
    'a release that is overdue',
    { nextReleaseAt: ago(120) },
    /^The release of 08:00 UTC is overdue$/,
    /a release that is due runs at once/,
  ],
];

describe('an admin is told what to do about', () => {
  test.each(faults)('%s', (_, changes, title, step) => {
    const problems = problemsOf(facts(changes));
    expect(problems).toHaveLength(1);
    const [problem] = problems;
    expect(problem?.title).toMatch(title);
    expect(problem?.steps.join('\n')).toMatch(step);
    expect(problem?.says.length).toBeGreaterThan(0);
    const shown = healthPage(facts(changes)).markup;
    expect(shown).toContain('<h1>One thing needs you</h1>');
    // What a problem is about is not said to be well beneath it.
    const troubled = new Set(problems.map((one) => one.about));
    expect(checksOf(facts(changes), troubled).filter((one) => troubled.has(one.about))).toEqual([]);
  });
});

test('every problem says that no note is lost, or whose notes can be read', () => {
  for (const [what, changes] of faults) {
    const [problem] = problemsOf(facts(changes));
    const words = problem?.says.join(' ') ?? '';
    expect(words, what).toMatch(/[Nn]o note is lost|safe in Salesforce|note panel|stays as it is/);
  }
});

test('a status record that is refused holds up the next release, and that is said', () => {
  const refusals = [{ sobject: 'Watercooler_Status__c', code: 'SOMETHING_NEW', records: 1 }];
  const [problem] = problemsOf(facts({ refusals }));
  expect(problem?.title).toBe('Salesforce refuses one record of ours on Watercooler Status');
  expect(problem?.says).toContain('Until it is written, nothing new is released.');
});

test('every kind of fault has words', () => {
  const kinds: Record<Problem['kind'], true> = {
    away: true,
    unauthorised: true,
    busy: true,
    limit: true,
    saving: true,
    nonsense: true,
    refused: true,
    'wrong-org': true,
    database: true,
    'own-fault': true,
  };
  for (const kind of Object.keys(kinds)) {
    expect(
      faults.some(([, changes]) => changes.org?.problem?.kind === kind),
      kind,
    ).toBe(true);
  }
});

test('all is well where nothing is wrong, in the words of the page', () => {
  const shown = healthPage(facts()).markup.replace(/\s+/g, ' ');
  expect(shown).toContain('<h1>All is well</h1>');
  for (const words of [
    'Connected as watercooler@larkmoor.example. Last read 12 seconds ago.',
    'The last look at Salesforce began nine seconds ago. None is stuck.',
    'Your org has used 12,000 of the 98,000 that it has for a day, 1,240 of them by this process. We stop at 78,400.',
    'Two are held for their authors to reword; they know.',
    'Besides each author and the service, two people can: Aled Price and Mina Okafor (View All Data).',
    'Managers cannot: access by role hierarchy is off, as tried on recent notes.',
    'The last on 1 November. The next on 1 December, 00:00 UTC.',
    'Service 1.4.0, its database at migration 020.',
  ]) {
    expect(shown).toContain(words);
  }
});

test('calls of ours that the org no longer counts are not told as if they were among its own', () => {
  const calls = { ...link().calls, ownCalls24h: 975, orgUsed: 894, orgMax: 100_000 };
  const told = { isSaving: false, savingSince: null, nextTryAt: null, ...calls };
  const shown = healthPage(facts({ org: link({ calls: told }) })).markup.replace(/\s+/g, ' ');
  expect(shown).toContain(
    'Your org has used 894 of the 100,000 that it has for a day. We stop at 80,000.',
  );
  expect(shown).not.toContain('975');
});

test('several problems are counted in the heading, privacy first', () => {
  const both = facts({
    ...failing({ kind: 'unauthorised', code: 'invalid_grant' }),
    readers: readers({ people: [tilda] }),
  });
  expect(problemsOf(both).map((problem) => problem.about)).toEqual(['readers', 'salesforce']);
  expect(healthPage(both).markup).toContain('<h1>Two things need you</h1>');
});

test('a fault that passes by itself needs nobody in its first minutes', () => {
  const brief = facts(
    failing(
      { kind: 'busy', code: null },
      { since: ago(2), reason: 'Salesforce asks us to wait (HTTP 503)', nextAttemptAt: now },
    ),
  );
  expect(problemsOf(brief)).toEqual([]);
  const shown = healthPage(brief).markup.replace(/\s+/g, ' ');
  expect(shown).toContain('<h1>Nothing needs you</h1>');
  expect(shown).toContain('Salesforce asks us to wait (HTTP 503), since 09:58 UTC. Next try at');
});

test('an org that was never reached is a problem after a minute: somebody is connecting it', () => {
  const never = (minutes: number) =>
    facts(failing({ kind: 'away', code: null }, { since: ago(minutes), lastRoundAt: null }));
  expect(problemsOf(never(0.9))).toEqual([]);
  expect(problemsOf(never(1)).map(({ title }) => title)).toEqual([
    'Salesforce has not answered since 09:59 UTC',
  ]);
});

test('loading history is told with how far it is, and is no problem however long it takes', () => {
  const loading = facts({
    isHistoryRead: false,
    readers: null,
    org: link({
      lagMs: 60 * 60_000,
      since: ago(30),
      progress: { taken: 12_000, total: 250_000 },
    }),
  });
  expect(problemsOf(loading)).toEqual([]);
  expect(healthPage(loading).markup).toContain('12,000 of about 250,000.');
});

test('a process that stands by while another one follows the org is well', () => {
  const standing = facts({ org: link({ connection: 'standing-by', calls: null }) });
  expect(problemsOf(standing)).toEqual([]);
  expect(healthPage(standing).markup).toContain('Another process follows Salesforce');
});

test('no page names the integration user where the process does not know whose org it is', () => {
  const shown = healthPage(
    facts({ ...failing({ kind: 'unauthorised', code: 'invalid_grant' }), integrationUser: null }),
  ).markup;
  expect(shown).toContain('the integration user (SALESFORCE_USERNAME)');
});
