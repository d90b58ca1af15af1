import { startExampleCompany, type ExampleCompany } from '../example-company.ts';
import type { Session } from '../org.ts';

/** The example company, in which rep A owns a deal. */
export interface CompanyWithDeal extends ExampleCompany {
  readonly dealOfA: string;
  readonly accountOfDeal: string;
  /** How many rows a query gives this person. */
  found(session: Session, soql: string): Promise<number>;
}

export async function startCompanyWithDeal(): Promise<CompanyWithDeal> {
  const company = await startExampleCompany();
  const { org, admin, repA } = company;
  const accountOfDeal = await org.create(admin, 'Account', { Name: 'Esk Valley Foods' });
  const dealOfA = await org.create(admin, 'Opportunity', {
    Name: 'Yard',
    AccountId: accountOfDeal,
    StageName: 'Evaluate',
    CloseDate: '2026-12-01',
    OwnerId: repA.userId,
  });
  return {
    ...company,
    dealOfA,
    accountOfDeal,
    found: async (session, soql) => (await org.query(session, soql)).length,
  };
}

let notesWritten = 0;

/** The fields of a note that nobody has written before. */
export function note(fields: Record<string, unknown>): Record<string, unknown> {
  notesWritten += 1;
  return { Client_Key__c: `note-${notesWritten}`, Body__c: 'They were calm.', ...fields };
}

/** The error code that some work is refused with; `allowed` if it is not. */
export async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'allowed',
    (error: unknown) => (error instanceof Error && 'errorCode' in error ? error.errorCode : error),
  );
}
