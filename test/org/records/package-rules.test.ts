import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Value } from '../rows.ts';
import {
  note,
  refusal,
  startCompanyWithDeal,
  type CompanyWithDeal,
} from '../security/company-with-deal.ts';

let company: CompanyWithDeal;
let made = 0;

beforeAll(async () => {
  company = await startCompanyWithDeal();
});

afterAll(() => company.end());

const broken = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';

async function theme(fields: Record<string, Value> = {}): Promise<string> {
  made += 1;
  const key = `theme-${made}`;
  const stops = { Name: key, Key__c: key, Insight_Area__c: 'stops' };
  return company.org.create(company.marketer, 'Buyer_Theme__c', { ...stops, ...fields });
}

async function persona(fields: Record<string, Value> = {}): Promise<string> {
  made += 1;
  const key = `persona-${made}`;
  return company.org.create(company.marketer, 'Buyer_Persona__c', {
    Name: key,
    Key__c: key,
    ...fields,
  });
}

describe('a note', () => {
  test('is about an opportunity, a contact, a lead or an account', async () => {
    const { org, repA, dealOfA } = company;
    expect(await refusal(org.create(repA, 'Buyer_Note__c', note({})))).toBe(broken);
    const id = await org.create(repA, 'Buyer_Note__c', note({ Opportunity__c: dealOfA }));
    const loose = org.update(repA, 'Buyer_Note__c', id, { Opportunity__c: null });
    expect(await refusal(loose)).toBe(broken);
  });

  test('whose deal was deleted, which empties the lookup, can still be filed and withdrawn', () => {
    const rules = company.org.metadata.validationRules.get('Buyer_Note__c') ?? [];
    const orphan = {
      prior: {},
      recordOf: () => undefined,
      hasCustomPermission: () => false,
    };
    const changes: Record<string, Value>[] = [{ Status__c: 'waiting' }, { Withdrawn__c: true }];
    for (const fields of changes) {
      const broken = rules.filter(({ isBroken }) => isBroken({ ...orphan, fields }));
      expect(broken.map(({ name }) => name)).toEqual([]);
    }
  });

  test('cannot fit a theme and none at once', async () => {
    const { org, repA, dealOfA } = company;
    const fits = { Opportunity__c: dealOfA, Confirmed_Theme__c: await theme() };
    const both = org.create(repA, 'Buyer_Note__c', note({ ...fits, None_Fits__c: true }));
    expect(await refusal(both)).toBe(broken);
    const id = await org.create(repA, 'Buyer_Note__c', note(fits));
    const other = { Confirmed_Theme__c: null, None_Fits__c: true };
    expect(await refusal(org.update(repA, 'Buyer_Note__c', id, other))).toBe('allowed');
  });
});

describe('a theme', () => {
  test('keeps its key, as personas and prompts do, and may be renamed', async () => {
    const { org, marketer, admin } = company;
    const prompt = await org.create(admin, 'Note_Prompt__c', {
      Key__c: 'pace',
      Question__c: 'How fast did they want it?',
      Insight_Area__c: 'why-now',
    });
    const records = [
      ['Buyer_Theme__c', await theme(), marketer],
      ['Buyer_Persona__c', await persona(), marketer],
      ['Note_Prompt__c', prompt, admin],
    ] as const;
    for (const [sobject, id, keeper] of records) {
      const another = org.update(keeper, sobject, id, { Key__c: 'another' });
      expect(await refusal(another)).toBe(broken);
    }
    const renamed = org.update(marketer, 'Buyer_Theme__c', records[0][1], { Name: 'Too busy' });
    expect(await refusal(renamed)).toBe('allowed');
  });

  describe('that is merged', () => {
    let merged: string;
    let target: string;

    beforeEach(async () => {
      merged = await theme();
      target = await theme();
    });

    async function merge(fields: Record<string, Value>): Promise<unknown> {
      return refusal(company.org.update(company.marketer, 'Buyer_Theme__c', merged, fields));
    }

    test('is retired, and comes back once it is its own again', async () => {
      expect(await merge({ Merged_Into__c: target })).toBe(broken);
      expect(await merge({ Merged_Into__c: target, Status__c: 'retired' })).toBe('allowed');
      expect(await merge({ Status__c: 'active' })).toBe(broken);
      expect(await merge({ Merged_Into__c: null, Status__c: 'active' })).toBe('allowed');
    });

    test('stays in its insight area', async () => {
      const elsewhere = await theme({ Insight_Area__c: 'room' });
      expect(await merge({ Merged_Into__c: elsewhere, Status__c: 'retired' })).toBe(broken);
    });

    test('is not taken over by itself', async () => {
      expect(await merge({ Merged_Into__c: merged, Status__c: 'retired' })).toBe(broken);
    });
  });
});

describe('a persona', () => {
  test('is agreed once both sides answer for it', async () => {
    const { org, marketer, salesLead } = company;
    const id = await persona({ Marketing_Owner__c: marketer.userId });
    const agree = async (fields: Record<string, Value>) =>
      refusal(org.update(marketer, 'Buyer_Persona__c', id, { Status__c: 'agreed', ...fields }));
    expect(await agree({})).toBe(broken);
    expect(await agree({ Sales_Owner__c: salesLead.userId })).toBe('allowed');
  });

  test('that is reserved belongs to nobody, and the service may make it', async () => {
    const reserved = { Name: 'Buyers in general', Key__c: 'buyers-in-general' };
    const { org, integration } = company;
    const made = org.create(integration, 'Buyer_Persona__c', { ...reserved, Status__c: 'agreed' });
    expect(await refusal(made)).toBe('allowed');
  });

  test('says in words what its picture shows', async () => {
    const Image__c = 'https://pictures.example/dock.png';
    expect(await refusal(persona({ Image__c }))).toBe(broken);
    expect(await refusal(persona({ Image__c, Image_Alt__c: 'A dock at dawn' }))).toBe('allowed');
  });

  test('has stages in an order from 0', async () => {
    const { org, marketer } = company;
    const stage = { Name: 'Discover', Buyer_Persona__c: await persona() };
    const before = org.create(marketer, 'Persona_Stage__c', { ...stage, Order__c: -1 });
    expect(await refusal(before)).toBe(broken);
    for (const Order__c of [0, null]) {
      const placed = org.create(marketer, 'Persona_Stage__c', { ...stage, Order__c });
      expect(await refusal(placed)).toBe('allowed');
    }
  });
});
