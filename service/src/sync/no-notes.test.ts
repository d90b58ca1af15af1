import { expect, onTestFinished, test } from 'vitest';
import { setScene } from './scene.ts';

test('an org in which nobody wrote a note yet is followed until somebody does', async () => {
  const scene = await setScene();
  onTestFinished(scene.end);
  const sync = await scene.start({ elapsedMs: () => scene.now().getTime() });
  for (const minute of ['00', '01', '20', '21']) {
    scene.setTime(`2026-11-20T09:${minute}:00Z`);
    await sync.pollNow();
  }
  const { deal } = await scene.addDeal('Kestrel');
  const note = await scene.saveNote({ Opportunity__c: deal, Body__c: 'The first note of all' });
  await sync.pollNow();
  expect(await scene.written(note)).toMatchObject({ Status__c: 'waiting' });
});
