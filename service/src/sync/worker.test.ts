import { describe, expect, onTestFinished, test } from 'vitest';
import { setScene } from './scene.ts';

describe('the way of one note', () => {
  test('a saved note is redacted, filed and written back in one poll', async () => {
    const scene = await setScene();
    onTestFinished(scene.end);
    const { company } = scene;
    const sync = await scene.start();
    await sync.pollNow();
    const { deal, contact } = await scene.addDeal('Bramley Chilled');
    const persona = await company.org.create(company.admin, 'Buyer_Persona__c', {
      Name: 'Operations VP',
      Key__c: 'operations-vp',
      Job_Titles__c: 'VP Operations\nOperations Director',
      Status__c: 'draft',
    });
    const theme = await scene.idOfKey('Buyer_Theme__c', 'status-quo');
    const note = await scene.saveNote({
      Opportunity__c: deal,
      Contact__c: contact,
      Body__c: 'Petra at Bramley Chilled says the old spreadsheet is good enough for them',
      Buyer_Persona__c: persona,
      Confirmed_Theme__c: theme,
    });

    await sync.pollNow();

    expect(await scene.written(note)).toMatchObject({
      Status__c: 'counted',
      Buyer_Theme__c: theme,
      Filed_Persona__c: persona,
      Quote__c: '[buyer] at [account] says the old spreadsheet is good enough for them',
    });
    const [row] = await scene.ask<{ n: string }>(
      `SELECT string_agg(note::text, '') AS n FROM note`,
    );
    expect(row?.n).not.toMatch(/Petra|Bramley/);
    expect(sync.state()).toMatchObject({ connection: 'connected', reason: null });
  });
});
