import { afterAll, beforeAll, expect, test } from 'vitest';
import { idOf } from '../example-company.ts';
import type { Session } from '../org.ts';
import { refusal, startCompanyWithDeal, type CompanyWithDeal } from './company-with-deal.ts';

let company: CompanyWithDeal;
let promptOfService: string;
/** Somebody with the permission set of admins and nothing besides. */
let keeper: Session;

const asked = (key: string) => ({
  Key__c: key,
  Question__c: 'What did they say about the fog on the water?',
  Insight_Area__c: 'room',
  Stages__c: 'Decide',
  Active__c: true,
});

beforeAll(async () => {
  company = await startCompanyWithDeal();
  const { org, admin, integration, stranger } = company;
  promptOfService = await org.create(integration, 'Note_Prompt__c', asked('default'));
  const set = "SELECT Id FROM PermissionSet WHERE Name = 'Watercooler_Admin'";
  await org.create(admin, 'PermissionSetAssignment', {
    AssigneeId: stranger.userId,
    PermissionSetId: await idOf(company, set),
  });
  keeper = stranger;
});

afterAll(() => company.end());

test('who reads what appears reads what is asked, and neither makes, changes nor deletes it', async () => {
  const { org, marketer, salesLead, repA } = company;
  for (const reader of [marketer, salesLead, repA]) {
    const soql = 'SELECT Question__c, Stages__c, Outcome__c, Active__c FROM Note_Prompt__c';
    expect(await org.query(reader, soql)).toHaveLength(1);
    const bait = org.create(reader, 'Note_Prompt__c', asked('bait'));
    expect(await refusal(bait)).toBe('INSUFFICIENT_ACCESS_OR_READONLY');
    for (const [field, value] of Object.entries({
      Stages__c: 'Evaluate',
      Outcome__c: 'lost',
      After_Reason__c: 'price',
      Asked_On__c: 'lead',
      Order__c: 1,
      Active__c: false,
      Insight_Area__c: 'stops',
      Question__c: 'Only if the site is by the sea: what do they fear?',
      Hint__c: 'Only if the site is by the sea.',
    })) {
      const change = org.update(reader, 'Note_Prompt__c', promptOfService, { [field]: value });
      expect(await refusal(change), field).not.toBe('allowed');
    }
    const removal = org.remove(reader, 'Note_Prompt__c', promptOfService);
    expect(await refusal(removal)).not.toBe('allowed');
  }
});

test('admins look after prompts, those that the service made too', async () => {
  const { org } = company;
  const own = org.create(keeper, 'Note_Prompt__c', asked('own'));
  expect(await refusal(own)).toBe('allowed');
  const change = { Stages__c: null, Question__c: 'What did the view do to them?' };
  const retouched = org.update(keeper, 'Note_Prompt__c', promptOfService, change);
  expect(await refusal(retouched)).toBe('allowed');
});
