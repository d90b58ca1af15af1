import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../postgres.ts';
import type { Session } from '../org.ts';
import { startExampleOrg, type ExampleOrg } from '../ui-api/example-org.ts';

let database: TestDatabase;
let example: ExampleOrg;

beforeAll(async () => {
  database = await createTestDatabase();
  example = await startExampleOrg(database.url);
});
afterAll(async () => {
  await example.close();
  await database.drop();
});

async function open(path: string, session?: Session): Promise<{ status: number; text: string }> {
  const token = session && example.org.openSession(session.userId);
  const headers: Record<string, string> = token
    ? { cookie: `watercooler_org_session=${token}` }
    : {};
  const response = await fetch(example.url + path, { headers, redirect: 'manual' });
  return { status: response.status, text: await response.text() };
}

function actAs(userId: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${example.url}/act-as/${userId}`, { method: 'POST', headers, redirect: 'manual' });
}

describe('whose eyes', () => {
  test('the first page names everybody one can be, and nobody else', async () => {
    const { status, text } = await open('/');
    expect(status).toBe(200);
    for (const name of ['Tamsin Okafor', 'Claire Hobday', 'Douglas Wray', 'Fergus Ilett']) {
      expect(text).toContain(name);
    }
    expect(text).not.toContain('Import Administrator');
  });

  test('acting as a rep opens their deals, with a cookie that scripts and sites cannot use', async () => {
    const response = await actAs(example.rep.userId);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/lightning/o/Opportunity/list');
    const cookie = response.headers.get('set-cookie') ?? '';
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect(cookie).toContain('Path=/');
  });

  test('acting as marketing opens the personas', async () => {
    const response = await actAs(example.marketer.userId);
    expect(response.headers.get('location')).toBe('/lightning/o/Buyer_Persona__c/list');
  });

  test('nobody becomes the import user, a stranger, or anybody from another site', async () => {
    const refused = [
      await actAs(example.admin.userId),
      await actAs('0055g0000009999AAA'),
      await actAs(example.rep.userId, { origin: 'http://evil.example' }),
    ];
    for (const response of refused) {
      expect(response.headers.get('location')).toBe('/');
      expect(response.headers.get('set-cookie')).toBeNull();
    }
  });

  test('switching users ends the session before', async () => {
    const token = example.org.openSession(example.rep.userId);
    await actAs(example.marketer.userId, { cookie: `watercooler_org_session=${token}` });
    expect(example.org.sessionOfToken(token)).toBeUndefined();
  });

  test('without a session every page leads to the choice', async () => {
    for (const path of [
      '/lightning/o/Opportunity/list',
      '/lightning/x',
      '/lightning/o/User/list',
    ]) {
      expect((await open(path)).status).toBe(303);
    }
  });

  test('each page says who looks, and that releases run fast here', async () => {
    const { text } = await open('/lightning/o/Buyer_Persona__c/list', example.marketer);
    expect(text).toContain('Claire Hobday');
    expect(text).toContain('releases run every 15 seconds instead of monthly');
    expect(text).toContain('Switch user');
  });

  test('a persona, whose page itself says how fast releases run, is not told twice', async () => {
    const [persona] = await example.org.query(example.admin, 'SELECT Id FROM Buyer_Persona__c');
    const path = `/lightning/r/Buyer_Persona__c/${String(persona?.['Id'])}/view`;
    const { text } = await open(path, example.marketer);
    expect(text).toContain('Claire Hobday');
    expect(text).not.toContain('releases run');
  });
});

describe('what is there', () => {
  test('a deal shows its facts, its contact roles and a place for the note panel', async () => {
    const path = `/lightning/r/Opportunity/${example.opportunityId}/view`;
    const { status, text } = await open(path, example.rep);
    expect(status).toBe(200);
    for (const fact of [
      'Bramley Chilled',
      '£84,000',
      '18/12/2026',
      'Dana Whitlock',
      'VP Operations',
    ]) {
      expect(text).toContain(fact);
    }
    expect(text).toContain('data-component="c-note-panel"');
    expect(text).toContain(`data-record-id="${example.opportunityId}"`);
    expect(text).toContain(`data-user-id="${example.rep.userId}"`);
  });

  test('buyers in general come last', async () => {
    const { text } = await open('/lightning/o/Buyer_Persona__c/list', example.marketer);
    expect(text.indexOf('Operations VP')).toBeGreaterThan(0);
    expect(text.indexOf('Buyers in general')).toBeGreaterThan(text.indexOf('Operations VP'));
  });

  test('a deal somebody may not see, and one that is not there, look the same', async () => {
    const see = (id: string, session: Session) =>
      open(`/lightning/r/Opportunity/${id}/view`, session);
    for (const session of [example.marketer, example.otherRep]) {
      const hidden = await see(example.opportunityId, session);
      expect(hidden.status).toBe(404);
      expect(hidden.text).toContain('There is nothing here for you');
      expect(hidden.text).not.toContain('Bramley');
      const missing = await see('0065g0000009999AAA', session);
      const withoutId = (text: string) => text.replaceAll(/[0-9a-zA-Z]{18}/g, '');
      expect(withoutId(missing.text)).toBe(withoutId(hidden.text));
      expect((await see("' OR Name != '", session)).status).toBe(404);
    }
  });

  test('marketing has no tab, list or search that leads to a deal', async () => {
    const { text } = await open('/lightning/o/Opportunity/list', example.marketer);
    expect(text).not.toContain('Bramley');
    expect(text).not.toContain('href="/lightning/o/Opportunity/list"');
  });
});

describe('lists and records without a page of their own', () => {
  test('an admin steps through the list views of prompts, and opens one', async () => {
    const id = await example.org.create(example.admin, 'Note_Prompt__c', {
      Key__c: 'lobby',
      Question__c: 'What did the lobby tell you?',
      Insight_Area__c: 'room',
      Active__c: true,
    });
    const { status, text } = await open('/lightning/o/Note_Prompt__c/list', example.admin);
    expect(status).toBe(200);
    expect(text).toContain('aria-label="List views"');
    expect(text).toContain(`/lightning/r/Note_Prompt__c/${id}/view`);
    const record = await open(`/lightning/r/Note_Prompt__c/${id}/view`, example.admin);
    expect(record.text).toContain('What did the lobby tell you?');
  });

  test('marketing finds no list of notes, nor a note', async () => {
    const { status } = await open('/lightning/o/Buyer_Note__c/list', example.marketer);
    expect(status).toBe(404);
  });
});

describe('hostile text', () => {
  const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;

  test('in names is text everywhere', async () => {
    const id = await example.org.create(example.admin, 'Opportunity', {
      Name: hostile,
      OwnerId: example.rep.userId,
      StageName: 'Discover',
      CloseDate: '2026-12-31',
      NextStep: hostile,
    });
    await example.org.update(example.admin, 'User', example.rep.userId, {
      Title: hostile.slice(0, 60),
    });
    for (const path of [
      '/',
      '/lightning/o/Opportunity/list',
      `/lightning/r/Opportunity/${id}/view`,
    ]) {
      const { status, text } = await open(path, example.rep);
      expect(status).toBe(200);
      expect(text).toContain('&lt;script&gt;alert(1)');
      expect(text).not.toContain('<script>alert');
      expect(text).not.toContain('<img');
    }
  });

  test('in the address is escaped too', async () => {
    const { status, text } = await open('/lightning/"><script>alert(1)</script>', example.rep);
    expect(status).toBe(404);
    expect(text).not.toContain('<script>alert');
  });
});

test('a page lets only its own scripts run and its own styles through', async () => {
  const token = example.org.openSession(example.rep.userId);
  const response = await fetch(
    `${example.url}/lightning/r/Opportunity/${example.opportunityId}/view`,
    {
      headers: { cookie: `watercooler_org_session=${token}` },
    },
  );
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  expect(await response.text()).toContain(`nonce="${nonce}"`);
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('stylesheets are served, and nothing outside their folders', async () => {
  for (const path of ['/assets/slds2/slds2.cosmos.css', '/assets/chrome.css']) {
    expect((await open(path)).status).toBe(200);
  }
  for (const path of ['/assets/slds2/..%2f..%2fpackage.json', '/assets/pages/..%2fbuild.ts']) {
    expect((await open(path)).status).toBe(404);
  }
});
