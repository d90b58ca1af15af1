import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { note, refusal, startCompanyWithDeal, type CompanyWithDeal } from './company-with-deal.ts';

let company: CompanyWithDeal;
let noteOfA: string;

beforeAll(async () => {
  company = await startCompanyWithDeal();
  const { org, repA, dealOfA } = company;
  noteOfA = await org.create(repA, 'Buyer_Note__c', note({ Opportunity__c: dealOfA }));
});

afterAll(() => company.end());

describe('notes', () => {
  test('are read by their writer and by nobody else but the integration and the administrator', async () => {
    const { repA, repB, salesLead, integration, admin, found } = company;
    const soql = 'SELECT Id, Body__c FROM Buyer_Note__c';
    expect(await found(repA, soql)).toBe(1);
    expect(await found(repB, soql)).toBe(0);
    expect(await found(salesLead, soql)).toBe(0);
    expect(await found(integration, soql)).toBe(1);
    expect(await found(admin, soql)).toBe(1);
  });

  test('do not exist for marketing: no query, no describe, no parent or child path, no field', async () => {
    const { org, marketer } = company;
    expect(await refusal(org.query(marketer, 'SELECT Id FROM Buyer_Note__c'))).toBe('INVALID_TYPE');
    expect(
      await refusal(
        org.query(marketer, 'SELECT (SELECT Id FROM Filed_Notes__r) FROM Buyer_Theme__c'),
      ),
    ).toBe('INVALID_TYPE');
    expect(
      await refusal(
        org.query(
          marketer,
          'SELECT Id FROM Buyer_Persona__c WHERE Id IN (SELECT Filed_Persona__c FROM Buyer_Note__c)',
        ),
      ),
    ).toBe('INVALID_TYPE');
    expect(org.can(marketer, 'Buyer_Note__c')).toEqual({
      read: false,
      create: false,
      edit: false,
      delete: false,
    });
    for (const field of org.metadata.objects.get('Buyer_Note__c')?.fields.keys() ?? []) {
      expect(org.canField(marketer, 'Buyer_Note__c', field)).toEqual({ read: false, edit: false });
    }
    const token = org.openSession(marketer.userId);
    const headers = { authorization: `Bearer ${token}` };
    for (const path of ['describe', noteOfA, `Client_Key__c/x`]) {
      const response = await fetch(
        `${company.url}/services/data/v66.0/sobjects/Buyer_Note__c/${path}`,
        { headers },
      );
      expect(response.status).toBe(404);
    }
    const all = await fetch(`${company.url}/services/data/v66.0/sobjects`, { headers });
    const list = await all.text();
    expect(list).toContain('Buyer_Persona__c');
    expect(list).not.toContain('Buyer_Note__c');
  });

  test('of another rep can be neither changed, deleted, nor written a follow-up to', async () => {
    const { org, repB } = company;
    const change = org.update(repB, 'Buyer_Note__c', noteOfA, { Body__c: 'Tense.' });
    expect(await refusal(change)).toBe('NOT_FOUND');
    expect(await refusal(org.remove(repB, 'Buyer_Note__c', noteOfA))).toBe('NOT_FOUND');
    const followUp = org.create(repB, 'Buyer_Note__c', note({ Follows__c: noteOfA }));
    expect(await refusal(followUp)).toBe('INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
    expect(org.canRecord(repB, 'Buyer_Note__c', noteOfA)).toEqual({
      read: false,
      edit: false,
      delete: false,
    });
  });

  test('keep what the service files out of the hands of their writer', async () => {
    const { org, repA, integration } = company;
    for (const [field, value] of Object.entries({
      Status__c: 'released',
      Held_Reason__c: 'health',
      Quote__c: 'Calm.',
    })) {
      const change = org.update(repA, 'Buyer_Note__c', noteOfA, { [field]: value });
      expect(await refusal(change)).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
    }
    await org.update(integration, 'Buyer_Note__c', noteOfA, { Status__c: 'waiting' });
    expect(await org.query(repA, 'SELECT Status__c FROM Buyer_Note__c')).toMatchObject([
      { Status__c: 'waiting' },
    ]);
  });

  test('show their release to the integration alone', async () => {
    const { org, repA, salesLead, marketer, admin, integration, found } = company;
    for (const session of [repA, salesLead, admin]) {
      const soql = 'SELECT Release__c FROM Buyer_Note__c';
      expect(await refusal(org.query(session, soql))).toBe('INVALID_FIELD');
      const sorted = 'SELECT Id FROM Buyer_Note__c ORDER BY Release__c';
      expect(await refusal(org.query(session, sorted))).toBe('INVALID_FIELD');
      const filtered = "SELECT Id FROM Buyer_Note__c WHERE Release__c = 'x'";
      expect(await refusal(org.query(session, filtered))).toBe('INVALID_FIELD');
    }
    expect(org.canField(marketer, 'Buyer_Note__c', 'Release__c').read).toBe(false);
    expect(await found(integration, 'SELECT Release__c FROM Buyer_Note__c')).toBe(1);
  });

  test('cannot be written in the name or at the time of somebody else, but by an import', async () => {
    const { org, repA, repB, admin, dealOfA } = company;
    const forged = note({
      Opportunity__c: dealOfA,
      CreatedById: repB.userId,
      CreatedDate: '2026-01-05T10:00:00Z',
    });
    expect(await refusal(org.create(repA, 'Buyer_Note__c', forged))).toBe(
      'INVALID_FIELD_FOR_INSERT_UPDATE',
    );
    const id = await org.create(admin, 'Buyer_Note__c', { ...forged, OwnerId: repB.userId });
    const [row] = await org.query(
      repB,
      `SELECT CreatedById, CreatedDate, LastModifiedById, SystemModstamp FROM Buyer_Note__c WHERE Id = '${id}'`,
    );
    expect(row).toMatchObject({
      CreatedById: repB.userId,
      CreatedDate: '2026-01-05T10:00:00.000Z',
      LastModifiedById: repB.userId,
      SystemModstamp: '2026-11-20T09:00:00.000Z',
    });
    const stamped = org.create(
      admin,
      'Buyer_Note__c',
      note({ Opportunity__c: company.dealOfA, SystemModstamp: '2026-01-05T10:00:00Z' }),
    );
    expect(await refusal(stamped)).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
    const late = org.update(admin, 'Buyer_Note__c', id, { CreatedById: repA.userId });
    expect(await refusal(late)).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
  });
});
