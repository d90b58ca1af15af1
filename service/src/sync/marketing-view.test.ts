import { expect, onTestFinished, test } from 'vitest';
import type { Row } from '../../../test/org/org.ts';
import { createPersonaReader } from '../personas/reader.ts';
import { type Scene, setScene } from './scene.ts';

/*
 * Everything that marketing can read, time stamps included, as an attacker would keep it: what it
 * says may change with a release, or when published words are withdrawn, and at no other time.
 */

const packageObjects = [
  'Buyer_Note__c',
  'Note_Prompt__c',
  'Buyer_Theme__c',
  'Buyer_Persona__c',
  'Persona_Theme__c',
  'Watercooler_Status__c',
] as const;

type View = Record<string, Row[]>;

/** Every field of every record that the marketer may read, by object; null without access. */
async function marketersView({ company }: Scene): Promise<View> {
  const { org, marketer } = company;
  const view: View = {};
  for (const name of packageObjects) {
    if (!org.can(marketer, name).read) continue;
    const fields = [...(org.metadata.objects.get(name)?.fields.keys() ?? [])].filter(
      (field) => org.canField(marketer, name, field).read,
    );
    // In the order in which the rows come, which could tell something too.
    view[name] = await org.query(marketer, `SELECT ${fields.join(', ')} FROM ${name}`);
  }
  return view;
}

/** Without who can read notes, which is looked up by the clock and not for anything that reps do. */
function withoutReaders(view: View): View {
  const byTheClock = /^(?:Note_Readers|SystemModstamp$|LastModifiedDate$)/;
  const status = (view['Watercooler_Status__c'] ?? []).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([field]) => !byTheClock.test(field))),
  );
  return { ...view, Watercooler_Status__c: status };
}

async function apiAnswers(scene: Scene, orgId: string): Promise<unknown> {
  const reader = createPersonaReader(scene.database);
  const list = await reader.list(orgId);
  const personas = await Promise.all(list.map(({ key }) => reader.byKey(orgId, key)));
  return { list, personas, calendar: await reader.calendar(orgId) };
}

/** The records a release rewrites. */
const releasedObjects = ['Buyer_Persona__c', 'Persona_Theme__c', 'Watercooler_Status__c'] as const;

function stamps(view: View): Set<string> {
  const rows = releasedObjects.flatMap((name) => view[name] ?? []);
  return new Set(rows.map((row) => `${row.SystemModstamp} ${row.LastModifiedDate}`));
}

test('marketing sees nothing move but what a release or a withdrawal of published words moves', async () => {
  const scene = await setScene();
  onTestFinished(scene.end);
  const { org, admin, repA, repB, salesLead } = scene.company;
  const first = await scene.start();
  await first.pollNow();
  await first.stop();
  for (const [key, name] of [
    ['operations-vp', 'Operations VP'],
    ['site-manager', 'Site Manager'],
  ]) {
    await org.create(admin, 'Buyer_Persona__c', { Key__c: key, Name: name, Status__c: 'draft' });
  }
  const persona = await scene.idOfKey('Buyer_Persona__c', 'operations-vp');
  const otherPersona = await scene.idOfKey('Buyer_Persona__c', 'site-manager');
  const theme = await scene.idOfKey('Buyer_Theme__c', 'status-quo');
  const otherTheme = await scene.idOfKey('Buyer_Theme__c', 'true-budget');
  const save = async (place: number, fields: Record<string, unknown>): Promise<string> => {
    const { deal } = await scene.addDeal(`Account${place}`);
    const author = [repA, repB, salesLead][place % 3] ?? repA;
    const body = `They keep to the old way because it works, they said on day ${place}`;
    const note = { Opportunity__c: deal, Body__c: body, Confirmed_Theme__c: theme };
    return scene.saveNote({ ...note, Buyer_Persona__c: persona, ...fields }, author);
  };
  const notes = [];
  for (const place of [0, 1, 2, 3, 4, 5]) notes.push(await save(place, {}));
  await scene.addCrowd(persona);
  const sync = await scene.start();
  await sync.pollNow();
  for (const id of notes.slice(0, 3)) {
    const quote = (await scene.written(id))?.Quote__c ?? null;
    await org.update(admin, 'Buyer_Note__c', id, { Approved_Quote__c: quote });
  }
  await sync.releaseNow();
  const orgId = await sync.signedIn();
  const released = await marketersView(scene);
  const answered = await apiAnswers(scene, orgId);
  expect(Object.keys(released)).not.toContain('Buyer_Note__c');
  expect(released['Persona_Theme__c']).toMatchObject([
    { Contributors__c: '3+', Deals__c: '3+', Lost_Share__c: null },
  ]);

  // Between releases: whatever happens to notes without published words.
  scene.setTime('2026-11-21T09:00:00Z');
  const withheld = { Buyer_Persona__c: otherPersona, Confirmed_Theme__c: otherTheme };
  const waiting = [await save(6, withheld), await save(7, withheld)];
  await save(8, { ...withheld, Source__c: 'role-play' });
  await save(9, { ...withheld, Body__c: 'She is off sick with cancer, so it waits' });
  const [, , , edited = '', hidden = '', lost = ''] = notes;
  const dealOf = async (id: string): Promise<string> => {
    const rows = await scene.query(`SELECT Opportunity__c FROM Buyer_Note__c WHERE Id = '${id}'`);
    return `${rows[0]?.Opportunity__c}`;
  };
  const events = [
    () => org.update(admin, 'Buyer_Note__c', edited, { Body__c: 'They are too busy', ...withheld }),
    () => org.update(admin, 'Buyer_Note__c', hidden, { Private__c: true }),
    () => org.update(admin, 'Buyer_Note__c', lost, { OwnerId: repB.userId, Tone__c: 'cold' }),
    () =>
      org.update(admin, 'Buyer_Note__c', waiting[0] ?? '', {
        Confirmed_Theme__c: null,
        None_Fits__c: true,
      }),
    () => org.remove(admin, 'Buyer_Note__c', waiting[1] ?? ''),
    async () =>
      org.update(admin, 'Opportunity', await dealOf(lost), {
        StageName: 'Closed Lost',
        OwnerId: repB.userId,
      }),
  ];
  for (const event of [() => Promise.resolve(), ...events]) {
    await event();
    await sync.pollNow();
    expect(withoutReaders(await marketersView(scene))).toEqual(withoutReaders(released));
    expect(await apiAnswers(scene, orgId)).toEqual(answered);
  }
  // What was released is frozen, so the lost deal counts as it was.
  expect(await scene.ask(`SELECT is_lost FROM released_note WHERE note_id = '${lost}'`)).toEqual([
    { is_lost: false },
  ]);

  // A release stamps all its rows alike, whether it changed them or not.
  await sync.releaseNow();
  const again = await marketersView(scene);
  expect([...stamps(again)]).toHaveLength(1);
  expect(stamps(again)).not.toEqual(stamps(released));
  const [cell] = again['Persona_Theme__c'] ?? [];
  expect(again['Persona_Theme__c']).toHaveLength(1);

  // Published words that are withdrawn leave their own row, and nothing else moves.
  scene.setTime('2026-11-22T09:00:00Z');
  for (const id of notes.slice(0, 2)) {
    await org.update(admin, 'Buyer_Note__c', id, { Withdrawn__c: true });
  }
  await sync.pollNow();
  const withdrawn = await marketersView(scene);
  expect(withoutReaders({ ...withdrawn, Persona_Theme__c: [] })).toEqual(
    withoutReaders({ ...again, Persona_Theme__c: [] }),
  );
  const { Quotes__c: gone, ...kept } = withdrawn['Persona_Theme__c']?.[0] ?? {};
  expect(gone).toBeNull();
  expect(kept).toMatchObject({ Contributors__c: cell?.Contributors__c, Deals__c: cell?.Deals__c });

  // A cell that was taken back is stamped by every release as the others are.
  for (const day of ['23', '24']) {
    scene.setTime(`2026-11-${day}T09:00:00Z`);
    await sync.releaseNow();
    const taken = await marketersView(scene);
    expect([...stamps(taken)]).toHaveLength(1);
    expect(taken['Persona_Theme__c']).toMatchObject([
      { Buyer_Theme__c: null, Contributors__c: null, Deals__c: null, Quotes__c: null },
    ]);
    expect(taken['Buyer_Persona__c']).toEqual(
      taken['Buyer_Persona__c']?.map((row) => ({
        ...row,
        What_Stops_Them__c: null,
        Contributors__c: null,
        Deals__c: null,
        Released_On__c: null,
      })),
    );
  }
}, 60_000);
