import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMigratedDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { silentLog } from '../../../test/silent-log.ts';
import { type Database, openDatabase, type OrgTransaction } from '../database/database.ts';
import { roadmapText } from '../personas/roadmap.ts';
import { loadStories } from './load-stories.ts';

const orgId = '00D000000000001AAA';
let schema: TestDatabase;
let database: Database;

beforeAll(async () => {
  schema = await createMigratedDatabase();
  database = openDatabase(schema.url, silentLog);
  await database.inOrg(orgId, async (tx) => {
    for (const [index, key] of [
      'site-manager',
      'silent',
      'retired',
      'buyers-in-general',
    ].entries()) {
      await addPersona(tx, index, key);
    }
    for (const [index, key] of ['proof', 'hidden', 'retired', 'deleted', 'withheld'].entries()) {
      await addTheme(tx, index, key);
    }
    for (const theme of ['proof', 'hidden', 'retired', 'deleted']) {
      await addCell(tx, 'site-manager', theme);
    }
    await addCell(tx, 'retired', 'proof');
    await addCell(tx, 'buyers-in-general', 'proof');
    await addCell(tx, 'silent', 'hidden');
  });
});
afterAll(async () => {
  await database.close();
  await schema.drop();
});

test('a persona’s story speaks of its published themes and of no other', async () => {
  const stories = await database.inOrg(orgId, loadStories);
  const story = stories.get('site-manager') ?? '';
  expect(story).toContain('“Theme proof” (newly heard by 3–4 reps). [evidence: proof]');
  expect(story).toContain('Our answer to “Theme proof”: show that it works');
  expect(story).toContain('At the stage Discover, sales’ part is “Listen first”. [assumption]');
  expect(story).not.toMatch(/hidden|retired|deleted|withheld/);
});

test('there is no story without a published theme, of a retired persona, or of buyers in general', async () => {
  const stories = await database.inOrg(orgId, loadStories);
  expect([...stories.keys()]).toEqual(['site-manager']);
});

async function addPersona(tx: OrgTransaction, index: number, key: string): Promise<void> {
  const stages = [
    { name: 'Discover', buyerGoal: null, marketingGoal: null, salesGoal: 'Listen first' },
  ];
  await tx
    .insertInto('persona')
    .values({
      org_id: orgId,
      record_id: `a0200000000000${index}AAA`,
      persona_key: key,
      name: key,
      summary: null,
      segment: null,
      market: null,
      territory: null,
      responsibility: null,
      goals: 'Home before eight.',
      activities: null,
      gaps: null,
      job_titles: [],
      buyer_role: null,
      receptivity: null,
      image_url: null,
      image_licence: null,
      image_alt: null,
      status: key === 'retired' ? 'retired' : 'draft',
      roadmap: roadmapText(stages),
    })
    .execute();
}

async function addTheme(tx: OrgTransaction, index: number, key: string): Promise<void> {
  await tx
    .insertInto('theme')
    .values({
      org_id: orgId,
      theme_key: key,
      record_id: `a0300000000000${index}AAA`,
      area: 'stops',
      label: `Theme ${key}`,
      meaning: '',
      examples: [],
      status: key === 'retired' ? 'retired' : 'active',
      is_hidden: key === 'hidden',
      is_deleted: key === 'deleted',
      response: 'prove',
    })
    .execute();
}

async function addCell(tx: OrgTransaction, persona: string, theme: string): Promise<void> {
  await tx
    .insertInto('cell')
    .values({
      org_id: orgId,
      persona_key: persona,
      theme_key: theme,
      contributors: '3-4',
      deals: '3-4',
      lost_share: null,
      trend: 'new',
    })
    .execute();
}
