import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../postgres.ts';
import type { Session } from '../../org.ts';
import { startExampleOrg, type ExampleOrg } from '../../ui-api/example-org.ts';

let database: TestDatabase;
let example: ExampleOrg;
let personas = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  example = await startExampleOrg(database.url);
});
afterAll(async () => {
  await example.close();
  await database.drop();
});

interface Page {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
}

async function ask(path: string, session: Session, init: RequestInit = {}): Promise<Page> {
  const cookie = `watercooler_org_session=${example.org.openSession(session.userId)}`;
  const response = await fetch(example.url + path, {
    ...init,
    headers: { cookie, ...Object.fromEntries(new Headers(init.headers)) },
    redirect: 'manual',
  });
  const location = response.headers.get('location');
  return { status: response.status, location, text: await response.text() };
}

const post = (path: string, session: Session, entries: Record<string, string>, headers = {}) =>
  ask(path, session, { method: 'POST', body: new URLSearchParams(entries), headers });

/** What a browser would post of a form that nobody touched. */
function untouched({ text }: Page): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/name="shown\.(\w+)"\s+value="([^"]*)"/g)) {
    entries[name] = value;
    entries[`shown.${name}`] = value;
  }
  return entries;
}

async function change(path: string, session: Session, changes: Record<string, string>) {
  return post(path, session, { ...untouched(await ask(path, session)), ...changes });
}

async function stored(sobject: string, id: string, fields: string) {
  const soql = `SELECT ${fields} FROM ${sobject} WHERE Id = '${id}'`;
  return (await example.org.query(example.admin, soql))[0];
}

/** A draft that nobody owns, and where it is edited. */
async function draft(fields: Record<string, unknown> = {}): Promise<{ id: string; edit: string }> {
  personas += 1;
  const id = await example.org.create(example.admin, 'Buyer_Persona__c', {
    Name: 'Transport',
    Key__c: `proposed-${personas}`,
    Status__c: 'draft',
    ...fields,
  });
  return { id, edit: `/lightning/r/Buyer_Persona__c/${id}/edit` };
}

describe('who finds a form', () => {
  test('marketing does, for personas, stages and themes, from buttons on their pages', async () => {
    const { id, edit } = await draft();
    const persona = await ask(`/lightning/r/Buyer_Persona__c/${id}/view`, example.marketer);
    expect(persona.text).toContain(`href="${edit}"`);
    for (const object of ['Buyer_Persona__c', 'Buyer_Theme__c']) {
      const list = await ask(`/lightning/o/${object}/list`, example.marketer);
      expect(list.text).toContain(`/lightning/o/${object}/new`);
      expect((await ask(`/lightning/o/${object}/new`, example.marketer)).status).toBe(200);
    }
    expect((await ask('/lightning/o/Persona_Stage__c/new', example.marketer)).status).toBe(200);
  });

  test('an admin does for prompts; marketing, who reads what appears, only reads what is asked', async () => {
    const [prompt] = await example.org.query(
      example.admin,
      'SELECT Id, Question__c FROM Note_Prompt__c',
    );
    const view = `/lightning/r/Note_Prompt__c/${String(prompt?.['Id'])}/view`;
    const edit = view.replace('/view', '/edit');
    const add = '/lightning/o/Note_Prompt__c/new';
    const list = '/lightning/o/Note_Prompt__c/list';
    expect((await ask(list, example.admin)).text).toContain(`href="${add}`);
    expect((await ask(view, example.admin)).text).toContain(`href="${edit}"`);

    const listed = await ask(list, example.marketer);
    expect(listed.text).toContain(view);
    expect(listed.text).toContain('>Prompts<');
    expect(listed.text).not.toContain(add);
    const shown = await ask(view, example.marketer);
    expect(shown.text).toContain(String(prompt?.['Question__c']));
    expect(shown.text).not.toContain(edit);
    for (const path of [add, edit]) {
      expect((await ask(path, example.marketer)).status).toBe(404);
      expect((await post(path, example.marketer, { Stages__c: 'Decide' })).status).toBe(404);
    }
  });

  test('a rep, who only reads personas, finds neither button nor form, nor does a post change one', async () => {
    const { id, edit } = await draft();
    const { text } = await ask(`/lightning/r/Buyer_Persona__c/${id}/view`, example.rep);
    expect(text).not.toContain('>Edit<');
    expect(text).not.toContain('>New<');
    expect((await ask(edit, example.rep)).status).toBe(404);
    expect((await ask('/lightning/o/Buyer_Persona__c/new', example.rep)).status).toBe(404);
    expect((await post(edit, example.rep, { Name: 'Mine' })).status).toBe(404);
    expect(await stored('Buyer_Persona__c', id, 'Name')).toMatchObject({ Name: 'Transport' });
  });

  test('notes have none: the panel is where they are written', async () => {
    expect((await ask('/lightning/o/Buyer_Note__c/new', example.rep)).status).toBe(404);
  });

  test('a page of another origin cannot post one', async () => {
    const { id, edit } = await draft();
    const elsewhere = { origin: 'http://evil.example' };
    const { status, location } = await post(edit, example.marketer, { Name: 'Evil' }, elsewhere);
    expect({ status, location }).toEqual({ status: 303, location: '/' });
    expect(await stored('Buyer_Persona__c', id, 'Name')).toMatchObject({ Name: 'Transport' });
  });
});

describe('what a form asks', () => {
  test('the fields of the page layout with labels, help, lengths and choices', async () => {
    const { edit } = await draft();
    const { text } = await ask(edit, example.marketer);
    for (const part of ['The persona', 'Who they are', 'What this buyer wants to reach.']) {
      expect(text).toContain(part);
    }
    expect(text).toMatch(/<label[^>]*for="field-Goals__c"\s*>Goals/);
    expect(text).toMatch(/<textarea[^>]*maxlength="4000"[^>]*name="Goals__c"/);
    expect(text).toMatch(/<option value="draft" selected>Draft/);
    expect(text).toMatch(new RegExp(`<option value="${example.marketer.userId}" >Claire Hobday`));
  });

  test('nothing that the service writes, nor the owner', async () => {
    const { id, edit } = await draft();
    const { text } = await ask(edit, example.marketer);
    for (const field of ['Story__c', 'Contributors__c', 'Released_On__c', 'OwnerId']) {
      expect(text).not.toContain(`name="${field}"`);
    }
    await change(edit, example.marketer, { Story__c: 'Invented', Name: 'Transport Manager' });
    expect(await stored('Buyer_Persona__c', id, 'Name, Story__c')).toMatchObject({
      Name: 'Transport Manager',
      Story__c: null,
    });
  });

  test('no field that the person’s permission sets only let them read', async () => {
    const { edit } = await draft();
    const grant = (mayEdit: boolean) =>
      example.org.setup.setFieldPermission(
        'Watercooler_Marketing',
        'Buyer_Persona__c',
        'Market__c',
        {
          read: true,
          edit: mayEdit,
        },
      );
    await grant(false);
    expect((await ask(edit, example.marketer)).text).not.toContain('name="Market__c"');
    await grant(true);
    expect((await ask(edit, example.marketer)).text).toContain('name="Market__c"');
  });

  test('of a new record it begins with the defaults, and with what the link to it says', async () => {
    const prompt = await ask('/lightning/o/Note_Prompt__c/new', example.admin);
    expect(prompt.text).toMatch(/<input type="checkbox" value="true" checked[^>]*name="Active__c"/);
    const asked = encodeURIComponent(`Buyer_Persona__c=${example.personaId},Roles__c=A%2C%20B,x=%`);
    const path = `/lightning/o/Persona_Stage__c/new?defaultFieldValues=${asked}`;
    const { text } = await ask(path, example.marketer);
    expect(text).toContain(`<option value="${example.personaId}" selected>Operations VP`);
    expect(text).toMatch(/value="A, B"[^>]*name="Roles__c"/);
    expect(text).toContain(`href="/lightning/r/Buyer_Persona__c/${example.personaId}/view"`);
  });

  test('a stage, once made, stays with its persona: its form no longer asks for one', async () => {
    const id = await example.org.create(example.admin, 'Persona_Stage__c', {
      Name: 'First visit',
      Buyer_Persona__c: example.personaId,
    });
    const { text } = await ask(`/lightning/r/Persona_Stage__c/${id}/edit`, example.marketer);
    expect(text).toContain('name="Roles__c"');
    expect(text).not.toContain('name="Buyer_Persona__c"');
  });
});

describe('saving', () => {
  test('keeps lines as people wrote them, and leads back to the record', async () => {
    const { id, edit } = await draft();
    const { status, location } = await change(edit, example.marketer, {
      Job_Titles__c: 'Transport Manager\r\nFleet Manager\r\n',
      Status__c: 'retired',
    });
    expect({ status, location }).toEqual({
      status: 303,
      location: `/lightning/r/Buyer_Persona__c/${id}/view`,
    });
    expect(await stored('Buyer_Persona__c', id, 'Job_Titles__c, Status__c')).toMatchObject({
      Job_Titles__c: 'Transport Manager\nFleet Manager',
      Status__c: 'retired',
    });
  });

  test('changes only what the person changed: what others wrote meanwhile stays', async () => {
    const { id, edit } = await draft({ Goals__c: 'Old goals' });
    const begun = untouched(await ask(edit, example.marketer));
    await example.org.update(example.admin, 'Buyer_Persona__c', id, { Goals__c: 'New goals' });
    await post(edit, example.marketer, { ...begun, Gaps__c: 'No time' });
    expect(await stored('Buyer_Persona__c', id, 'Goals__c, Gaps__c')).toMatchObject({
      Goals__c: 'New goals',
      Gaps__c: 'No time',
    });
  });

  test('makes a stage of the persona that the link named', async () => {
    const { id } = await draft();
    const { status, location } = await post('/lightning/o/Persona_Stage__c/new', example.marketer, {
      Name: 'First visit',
      Buyer_Persona__c: id,
      Order__c: '10',
      Roles__c: '',
    });
    expect(status).toBe(303);
    const stage = /Persona_Stage__c\/(\w{18})\/view/.exec(location ?? '')?.[1] ?? '';
    expect(await stored('Persona_Stage__c', stage, 'Name, Order__c, Roles__c')).toMatchObject({
      Name: 'First visit',
      Order__c: 10,
      Roles__c: null,
    });
    const page = await ask(location ?? '', example.marketer);
    expect(page.text).toMatch(
      new RegExp(`href="/lightning/r/Buyer_Persona__c/${id}/view"\\s*>Tran`),
    );
    const persona = await ask(`/lightning/r/Buyer_Persona__c/${id}/view`, example.marketer);
    expect(persona.text).toContain(`/lightning/r/Persona_Stage__c/${stage}/view`);
  });

  test('unticks a box, which browsers post by leaving it out', async () => {
    const [prompt] = await example.org.query(example.admin, 'SELECT Id FROM Note_Prompt__c');
    const id = String(prompt?.['Id']);
    const path = `/lightning/r/Note_Prompt__c/${id}/edit`;
    const { Active__c, ...others } = untouched(await ask(path, example.admin));
    expect(Active__c).toBe('true');
    await post(path, example.admin, others);
    expect(await stored('Note_Prompt__c', id, 'Active__c')).toMatchObject({ Active__c: false });
  });
});

describe('what the org refuses', () => {
  test('is said at its field and above the form, with all that was typed kept', async () => {
    const { id, edit } = await draft();
    const { status, text } = await change(edit, example.marketer, {
      Status__c: 'agreed',
      Goals__c: 'Turn trucks <b>round</b>',
    });
    expect(status).toBe(200);
    expect(text).toContain('Not saved: Edit Transport');
    expect(text).toMatch(
      /id="field-Status__c-problem"\s*>\s*A persona is agreed once it has a sales/,
    );
    expect(text).toMatch(
      /<select[^>]*aria-invalid="true"[^>]*describedby="field-Status__c-problem /,
    );
    expect(text).toContain('Turn trucks &lt;b&gt;round&lt;/b&gt;');
    expect(text).toContain('<option value="agreed" selected>');
    expect(await stored('Buyer_Persona__c', id, 'Goals__c')).toMatchObject({ Goals__c: null });
  });

  test('is tried again from the same page, and then saved', async () => {
    const { id, edit } = await draft();
    const refused = await change(edit, example.marketer, { Status__c: 'agreed' });
    const { status } = await post(edit, example.marketer, {
      ...untouched(refused),
      Status__c: 'agreed',
      Sales_Owner__c: example.rep.userId,
      Marketing_Owner__c: example.marketer.userId,
    });
    expect(status).toBe(303);
    expect(await stored('Buyer_Persona__c', id, 'Status__c')).toMatchObject({
      Status__c: 'agreed',
    });
  });

  test.each([
    ['an empty name', { Name: ' ' }, 'Name', 'Complete this field.'],
    ['a new key', { Key__c: 'other' }, 'Key__c', 'The key stays as it is'],
    ['a text too long', { Market__c: 'x'.repeat(256) }, 'Market__c', 'Use at most 255 characters.'],
  ])('%s', async (_what, changes, field, words) => {
    const { edit } = await draft();
    const { text } = await change(edit, example.marketer, changes);
    expect(text).toMatch(new RegExp(`id="field-${field}-problem"\\s*>\\s*${words}`));
  });

  test.each([
    ['ten', 'Enter a number.'],
    ['-1', 'The order starts at 0.'],
  ])('an order of %s', async (order, words) => {
    const path = '/lightning/o/Persona_Stage__c/new';
    const stage = { Name: 'Visit', Buyer_Persona__c: example.personaId, Order__c: order };
    const { text } = await post(path, example.marketer, stage);
    expect(text).toMatch(new RegExp(`id="field-Order__c-problem"\\s*>\\s*${words}`));
  });

  test('a new record without a name, which over REST would be named after its Id', async () => {
    const persona = { Name: '', Key__c: 'nameless' };
    const { text } = await post('/lightning/o/Buyer_Persona__c/new', example.marketer, persona);
    expect(text).toMatch(/id="field-Name-problem"\s*>\s*Complete this field\./);
  });

  test('a key that another record has, which is about no one field, is said above the form', async () => {
    const persona = { Name: 'Twin', Key__c: 'operations-vp' };
    const { text } = await post('/lightning/o/Buyer_Persona__c/new', example.marketer, persona);
    expect(text).toContain('<li>duplicate value found');
  });
});
