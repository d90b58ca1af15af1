import type { Refusal } from './facts.ts';
import type { HealthProblem } from './problem.ts';
import { counted, Spoken } from './words.ts';

/** Objects as Setup calls them. */
const labels = new Map([
  ['Buyer_Note__c', 'Buyer Note'],
  ['Buyer_Theme__c', 'Theme'],
  ['Buyer_Persona__c', 'Persona'],
  ['Persona_Theme__c', 'Persona Theme'],
  ['Persona_Reason__c', 'Persona Reason'],
  ['Watercooler_Status__c', 'Watercooler Status'],
]);

interface Reason {
  readonly codes: readonly string[];
  readonly why: (object: string) => string;
  readonly steps: (object: string) => readonly string[];
}

const again = 'We try again, at most an hour apart; there is nothing to restart.';

const permissionSteps = (object: string): string[] => [
  'In Setup, open Permission Set Watercooler Integration, Object Settings, ' +
    `${object}: compare with the page “The integration user, grant by grant”. If something is missing, deploy the package again.`,
  'Look that the integration user holds that permission set.',
  again,
];

const reasons: readonly Reason[] = [
  {
    codes: ['FIELD_CUSTOM_VALIDATION_EXCEPTION', 'FIELD_FILTER_VALIDATION_EXCEPTION'],
    why: (object) => `A validation rule or a lookup filter on ${object} refuses what we write.`,
    steps: (object) => [
      `In Setup, open Object Manager, ${object}, Validation Rules, and the filters of its lookup fields.`,
      'Let the rule pass for the integration user: AND($User.Username <> "…", …).',
      again,
    ],
  },
  {
    codes: [
      'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
      'CANNOT_EXECUTE_FLOW_TRIGGER',
      'FLOW_EXCEPTION',
      'APEX_ERROR',
    ],
    why: (object) => `A flow or a trigger that was added to ${object} fails when we write.`,
    steps: (object) => [
      `In Setup, open Object Manager, ${object}, and look at its triggers and its record-triggered flows.`,
      'Mend it, or let it pass over what the integration user writes.',
      again,
    ],
  },
  {
    codes: ['REQUIRED_FIELD_MISSING'],
    why: (object) => `A field was added to ${object}, or made required, that we do not fill.`,
    steps: (object) => [
      `In Setup, open Object Manager, ${object}, Fields & Relationships.`,
      'Make the field optional, or give it a default value.',
      again,
    ],
  },
  {
    codes: ['STORAGE_LIMIT_EXCEEDED'],
    why: () => 'The org has no data storage left.',
    steps: () => ['In Setup, open Storage Usage, and make room or buy more.', again],
  },
  {
    codes: [
      'INSUFFICIENT_ACCESS_OR_READONLY',
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      'INSUFFICIENT_ACCESS',
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      'INVALID_FIELD',
      'INVALID_TYPE',
      'CANNOT_UPDATE_CONVERTED_LEAD',
    ],
    why: (object) =>
      `The integration user may not write ${object}, or one of the fields we keep there.`,
    steps: permissionSteps,
  },
  {
    codes: ['UNABLE_TO_LOCK_ROW', 'ENTITY_IS_LOCKED'],
    why: (object) =>
      `Records of ${object} stay locked, by an approval process or by a long-running job.`,
    steps: (object) => [
      `In Setup, look for approval processes on ${object}, and for jobs that update it again and again.`,
      again,
    ],
  },
  {
    codes: ['INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST'],
    why: (object) => `A value that we write was taken out of a picklist of ${object}.`,
    steps: (object) => [
      `In Setup, open Object Manager, ${object}, Fields & Relationships, and look at its picklists.`,
      'Put the values that the package brought back; deploying the package again does so.',
      again,
    ],
  },
];

const other: Reason = {
  codes: [],
  why: (object) => `Salesforce does not take what we write on ${object}.`,
  steps: (object) => [
    'Look up the code in the REST API guide of Salesforce: it names what was declined.',
    ...permissionSteps(object),
  ],
};

/** That record tells of a release before Salesforce shows anything of it. */
const releasesWait = [
  'Until it is written, nothing new is released.',
  'Words that are taken back go all the same, unless a release was just made: then they stay in ' +
    'Salesforce until this record is written.',
];

/** As many as one reads; the rest has the same few reasons. */
const mostTold = 5;

/** Records that Salesforce refuses, a problem for each object and reason. */
export function writingProblems(refusals: readonly Refusal[]): HealthProblem[] {
  const worst = [...refusals].sort((a, b) => b.records - a.records).slice(0, mostTold);
  return worst.map(({ sobject, code, records }) => {
    const object = labels.get(sobject) ?? sobject;
    const reason = reasons.find((one) => one.codes.includes(code)) ?? other;
    return {
      about: 'writing',
      title: `Salesforce refuses ${counted(records, 'record')} of ours on ${object}`,
      says: [
        `${reason.why(object)} It says ${code}.`,
        'No note is lost, and reps can still save. ' +
          `${Spoken(records)} ${records === 1 ? 'record does' : 'records do'} not show what they should.`,
        ...(sobject === 'Watercooler_Status__c' ? releasesWait : []),
      ],
      steps: reason.steps(object),
    };
  });
}
