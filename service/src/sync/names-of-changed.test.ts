import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

let scene: Scene;
let sync: Sync;
beforeAll(async () => {
  scene = await setScene();
  sync = await scene.start();
  await sync.pollNow();
});
afterAll(() => scene.end());

const quoteOf = async (note: string): Promise<unknown> => (await scene.written(note))?.['Quote__c'];

test('a note that is taken in anew without having changed is redacted by the names around it, whatever is read beside it', async () => {
  const { org, admin } = scene.company;
  const { deal, contact } = await scene.addDeal('Umbrage');
  const quiet = await scene.saveNote({
    Opportunity__c: deal,
    Contact__c: contact,
    Body__c: 'People at umbrage say that the old way is good enough for them',
  });
  await sync.pollNow();
  const redacted = await quoteOf(quiet);
  expect(redacted).not.toContain('umbrage');

  const other = await scene.addDeal('Kestrel');
  const moving = await scene.saveNote({ Opportunity__c: other.deal, Body__c: 'They came alone' });
  await sync.pollNow();
  // Of two notes on a page one changed, and of the other only what is around it.
  await org.update(admin, 'Contact', contact, { Title: 'Head of Tax' });
  await scene.ask(`UPDATE note SET modified_at = '2026-01-01' WHERE note_id = '${moving}'`);
  sync.demandSweep();
  await sync.pollNow();
  expect(await quoteOf(quiet)).toEqual(redacted);
});
