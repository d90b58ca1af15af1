import { createCallBudget } from '../../service/src/salesforce/call-budget.ts';
import type { OrgConnection } from '../../service/src/salesforce/connection.ts';
import type { NoteMaterial } from './note-material.ts';

const dealCount = 200;
const repCount = 40;
const peoplePerAccount = 3;

export const benchOrgId = '00D000000000001AAA';

/** A record Id of 18 characters. */
export function idOf(prefix: string, number: number): string {
  return `${prefix}${String(number).padStart(15, '0')}`;
}

/** A record as the REST API gives it. */
export type ApiRecord = Readonly<Record<string, unknown>>;

/** An org that exists only as the answers it gives: notes on 200 deals, and the names around them. */
export interface MadeUpOrg extends OrgConnection {
  /** The notes from one number up to another, as one query gives them. */
  notes(from: number, to: number): ApiRecord[];
  /** What the next call answers in place of names. */
  answerNext(answer: string): void;
}

/** Makes such an org. Every note asks another prompt, and one in five names its buyer. */
export function makeUpOrg({ notes: write }: NoteMaterial): MadeUpOrg {
  const bodies = write(4000).map(({ body }) => body);
  const names = nameAnswers();
  let nextAnswer: string | null = null;
  return {
    orgId: benchOrgId,
    userId: idOf('005', 0),
    budget: createCallBudget({ elapsedMs: () => performance.now() }),
    pathOf: (path) => path,
    call(_method, _path, body) {
      if (nextAnswer === null) return Promise.resolve(answerNames(names, body));
      const answer: unknown = JSON.parse(nextAnswer);
      nextAnswer = null;
      return Promise.resolve(answer);
    },
    answerNext: (answer) => void (nextAnswer = answer),
    notes: (from, to) =>
      Array.from({ length: to - from }, (_, at) => noteRecord(from + at, bodies)),
  };
}

function noteRecord(number: number, bodies: readonly string[]): ApiRecord {
  const deal = number % dealCount;
  const stamp = new Date(Date.UTC(2026, 8, 1) + number * 1000);
  const hasContact = number % 5 === 0;
  return {
    attributes: { type: 'Buyer_Note__c', url: '/services/data/v66.0/sobjects/Buyer_Note__c/x' },
    Id: idOf('a00', number),
    CreatedById: idOf('005', number % repCount),
    CreatedDate: apiDateTime(stamp),
    SystemModstamp: apiDateTime(stamp),
    Body__c: `${bodies[number % bodies.length] ?? ''} (${number})`,
    Tone__c: 'neutral',
    Source__c: 'heard',
    Stated_Reason__c: null,
    Approved_Quote__c: null,
    Withdrawn__c: false,
    None_Fits__c: false,
    Confirmed_Theme__c: null,
    Buyer_Persona__c: null,
    Prompt__c: idOf('a01', number % 6),
    Follows__c: null,
    Release__c: null,
    Status__c: null,
    Held_Reason__c: null,
    Buyer_Theme__c: null,
    Filed_Persona__c: null,
    Quote__c: null,
    Opportunity__c: idOf('006', deal),
    Opportunity__r: {
      attributes: { type: 'Opportunity', url: '/services/data/v66.0/sobjects/Opportunity/x' },
      AccountId: idOf('001', deal),
      IsClosed: deal % 3 === 0,
      IsWon: deal % 6 === 0,
    },
    Account__c: null,
    Contact__c: hasContact ? idOf('003', deal) : null,
    Contact__r: hasContact
      ? {
          attributes: { type: 'Contact', url: '/services/data/v66.0/sobjects/Contact/x' },
          AccountId: idOf('001', deal),
          Title: 'Head of Operations',
          FirstName: 'Petra',
          LastName: `Quill${deal}`,
        }
      : null,
    Lead__c: null,
    Lead__r: null,
  };
}

function apiDateTime(moment: Date): string {
  return moment.toISOString().replace('Z', '+0000');
}

/** Answers by the object that a query reads from. */
function nameAnswers(): ReadonlyMap<string, readonly ApiRecord[]> {
  const deals = Array.from({ length: dealCount }, (_, at) => at);
  const person = (number: number): ApiRecord => ({
    FirstName: 'Petra',
    LastName: `Quill${number}`,
  });
  return new Map([
    ['User', Array.from({ length: 200 }, (_, at) => person(at))],
    ['Account', deals.map((at) => ({ Id: idOf('001', at), Name: `Kestrel ${at}` }))],
    [
      'Contact',
      deals.flatMap((at) =>
        Array.from({ length: peoplePerAccount }, () => ({
          AccountId: idOf('001', at),
          ...person(at),
        })),
      ),
    ],
    [
      'OpportunityContactRole',
      deals.map((at) => ({ OpportunityId: idOf('006', at), Contact: person(at) })),
    ],
  ]);
}

/** A composite answer: a page of names for each query. */
function answerNames(names: ReadonlyMap<string, readonly ApiRecord[]>, body: unknown): unknown {
  const queries = [...JSON.stringify(body).matchAll(/%20FROM%20(\w{1,40})%20/g)];
  return {
    compositeResponse: queries.map(([, sobject = ''], at) => {
      const records = names.get(sobject) ?? [];
      return {
        httpStatusCode: 200,
        referenceId: `q${at}`,
        body: { done: true, totalSize: records.length, records },
      };
    }),
  };
}
