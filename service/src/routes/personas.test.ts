import { expect, test } from 'vitest';
import { integrationLead, key } from '../../../test/one-persona.ts';
import { healthy, startApp, withToken } from '../../../test/service-app.ts';
import { persona as personaSchema } from '../http/persona.ts';

test('a persona is told with its cells and the calendar in words', async () => {
  const answer = await startApp().app.inject({ url: `/v1/personas/${key}`, headers: withToken });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({
    persona: integrationLead,
    release: {
      calendar: 'monthly',
      lastReleaseOn: '2026-11-01T00:00:00.000Z',
      nextReleaseOn: '2026-12-01T00:00:00.000Z',
      words: 'Personas are released once a month. The next release is on 1 December 2026.',
    },
  });
});

test('the list tells what people wrote and no cells', async () => {
  const answer = await startApp().app.inject({ url: '/v1/personas', headers: withToken });
  expect(answer.statusCode).toBe(200);
  expect(answer.json().personas).toHaveLength(1);
  expect(answer.body).not.toContain('migration-fear');
});

test('a fact that the shape does not name is refused rather than told', async () => {
  const talkative = { ...integrationLead, contributorIds: ['005000000000001AAA'] };
  expect(personaSchema.safeParse(talkative).success).toBe(false);
  const personas = { ...healthy.personas, byKey: async () => talkative };
  const answer = await startApp({ personas }).app.inject({
    url: `/v1/personas/${key}`,
    headers: withToken,
  });
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('005');
});
