import { beforeAll, expect, test } from 'vitest';
import { sharedDatabase } from '../../../test/shared-database.ts';
import { storeCell, storePersona, storeTheme } from '../../../test/stored-personas.ts';
import { roadmapText } from '../personas/roadmap.ts';
import { loadStories } from './load-stories.ts';

const orgId = '00D000000000001AAA';
const database = sharedDatabase();

beforeAll(() =>
  database.inOrg(orgId, async (tx) => {
    const stages = [
      { name: 'Discover', buyerGoal: null, marketingGoal: null, salesGoal: 'Listen first' },
    ];
    const filled = { goals: 'Home before eight.', roadmap: roadmapText(stages) };
    for (const key of ['site-manager', 'silent', 'buyers-in-general']) {
      await storePersona(tx, orgId, key, filled);
    }
    await storePersona(tx, orgId, 'retired', { ...filled, status: 'retired' });
    const response = 'prove';
    await storeTheme(tx, orgId, 'proof', { response });
    await storeTheme(tx, orgId, 'hidden', { response, is_hidden: true });
    await storeTheme(tx, orgId, 'retired', { response, status: 'retired' });
    await storeTheme(tx, orgId, 'deleted', { response, is_deleted: true });
    await storeTheme(tx, orgId, 'withheld', { response });
    for (const theme of ['proof', 'hidden', 'retired', 'deleted']) {
      await storeCell(tx, orgId, 'site-manager', theme);
    }
    await storeCell(tx, orgId, 'retired', 'proof');
    await storeCell(tx, orgId, 'buyers-in-general', 'proof');
    await storeCell(tx, orgId, 'silent', 'hidden');
  }),
);

test('a persona’s story speaks of its published themes and of no other', async () => {
  const stories = await database.inOrg(orgId, loadStories);
  const story = stories.get('site-manager') ?? '';
  expect(story).toContain(
    '“Theme proof” holds them back (newly heard by 3 or more reps). [evidence: proof]',
  );
  expect(story).toContain('Our response to “Theme proof” is to show that it works');
  expect(story).toContain('At the stage Discover, sales’ part is “Listen first”. [assumption]');
  expect(story).not.toMatch(/hidden|retired|deleted|withheld/);
});

test('there is no story without a published theme, of a retired persona, or of buyers in general', async () => {
  const stories = await database.inOrg(orgId, loadStories);
  expect([...stories.keys()]).toEqual(['site-manager']);
});
