import { expect, onTestFinished, test } from 'vitest';
import { readRows } from '../../../scripts/rebuild/compare.ts';
import { withoutWrites } from '../../../scripts/rebuild/without-writes.ts';
import type { Session } from '../../../test/org/org.ts';
import type { SearchThemes } from '../release/search-themes.ts';
import { connect } from '../salesforce/connection.ts';
import { type Scene, setScene } from './scene.ts';
import type { Sync } from './worker.ts';

/** Whatever fits nothing has this in common. */
const searchThemes: SearchThemes = ({ notes, k }) => {
  const found = { area: 'room', terms: ['lorries', 'idling'], noteIds: notes.map(({ id }) => id) };
  return Promise.resolve(notes.length < k ? [] : [{ ...found, area: 'room' as const }]);
};

/** An org that people work with at random; the same seed always gives the same history. */
class History {
  readonly scene: Scene;
  readonly chance: () => number;
  private authors: readonly Session[] = [];
  readonly deals: string[] = [];
  readonly personas: string[] = [];
  readonly themes: string[] = [];
  readonly notes: string[] = [];
  readonly steps: string[] = [];
  minimumGroup = 3;
  sync: Sync | null = null;
  private months = 0;

  constructor(scene: Scene, seed: number) {
    this.scene = scene;
    this.chance = randomOf(seed);
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.chance() * items.length)];
    if (item === undefined) throw new Error('There is nothing to pick from');
    return item;
  }

  async running(): Promise<Sync> {
    this.sync ??= await this.scene.start({
      searchThemes,
      config: { minimumGroup: this.minimumGroup },
    });
    return this.sync;
  }

  async stop(): Promise<void> {
    await this.sync?.stop();
    this.sync = null;
  }

  async found(): Promise<void> {
    const { company } = this.scene;
    const { repA, repB, salesLead, marketer } = company;
    this.authors = [repA, repB, salesLead, marketer, ...(await this.scene.crowd())];
    await (await this.running()).pollNow();
    for (const name of ['Operations VP', 'Night | shift lead']) {
      this.personas.push(
        await company.org.create(company.admin, 'Buyer_Persona__c', {
          ...{ Key__c: name.toLowerCase().replaceAll(' ', '-'), Name: name, Status__c: 'draft' },
        }),
      );
    }
    for (const key of ['status-quo', 'no-capacity', 'true-budget']) {
      const [row] = await this.scene.query(`SELECT Id FROM Buyer_Theme__c WHERE Key__c = '${key}'`);
      if (row !== undefined) this.themes.push(String(row['Id']));
    }
    for (let index = 0; index < 6; index += 1) {
      this.deals.push((await this.scene.addDeal(`Account${index}`)).deal);
    }
  }

  async step(): Promise<void> {
    const actions = {
      write: () => this.write(),
      writeMore: () => this.write(),
      release: () => this.release(),
      approve: () => this.change({ approve: true }),
      withdraw: () => this.change({ Withdrawn__c: true }),
      hide: () => this.change({ Private__c: true }),
      show: () => this.change({ Private__c: false }),
      edit: () => this.change({ Body__c: 'They want to see that it works with lorries idling' }),
      hold: () => this.change({ Body__c: 'She is on sick leave with depression' }),
      move: () => this.change({ Opportunity__c: this.pick(this.deals) }),
      remove: () => this.remove(),
      lose: () => this.lose(),
      merge: () => this.merge(),
      rename: () => this.rename(),
      raise: () => this.raise(),
    };
    const [name, act] = this.pick(Object.entries(actions));
    this.steps.push(name);
    await act();
  }

  async write(): Promise<void> {
    const persona = this.pick(this.personas);
    const theme = this.chance() < 0.25 ? null : this.pick(this.themes);
    for (let index = 0; index < this.authors.length; index += 1) {
      const about = {
        Opportunity__c: this.pick(this.deals),
        Buyer_Persona__c: persona,
        Body__c: `Lorries were idling at the gate, they said for the ${this.notes.length}. time`,
      };
      const author = this.authors[index % this.authors.length];
      if (this.chance() < 0.3) {
        const stated = { ...about, Stated_Reason__c: 'price', None_Fits__c: true };
        const first = await this.scene.saveNote(stated, author);
        Object.assign(about, { Follows__c: first });
        this.notes.push(first);
      }
      const said = theme === null ? { None_Fits__c: true } : { Confirmed_Theme__c: theme };
      // Who says nothing is filed by what others of like words said.
      const filed = this.chance() < 0.3 ? {} : said;
      this.notes.push(await this.scene.saveNote({ ...about, ...filed }, author));
    }
  }

  async release(): Promise<void> {
    this.months += 1;
    this.scene.setTime(new Date(Date.UTC(2026, 10 + this.months, 2, 9)).toISOString());
    await (await this.running()).releaseNow();
  }

  async change(fields: Record<string, unknown>): Promise<void> {
    const { org, admin } = this.scene.company;
    await (await this.running()).pollNow();
    for (let times = 0; times < 3 && this.notes.length > 0; times += 1) {
      const id = this.pick(this.notes);
      const row = await this.scene.written(id);
      const approved = { Approved_Quote__c: row?.['Quote__c'] ?? null };
      await org.update(admin, 'Buyer_Note__c', id, 'approve' in fields ? approved : fields);
    }
  }

  async remove(): Promise<void> {
    const { org, admin } = this.scene.company;
    if (this.notes.length === 0) return;
    const id = this.pick(this.notes);
    this.notes.splice(this.notes.indexOf(id), 1);
    await org.remove(admin, 'Buyer_Note__c', id);
  }

  async lose(): Promise<void> {
    const { org, admin } = this.scene.company;
    await org.update(admin, 'Opportunity', this.pick(this.deals), { StageName: 'Closed Lost' });
  }

  async merge(): Promise<void> {
    const { org, admin } = this.scene.company;
    const [one, other] = [this.themes[0], this.themes[1]];
    const isUndone = this.chance() < 0.5;
    await org.update(admin, 'Buyer_Theme__c', String(one), {
      Status__c: isUndone ? 'active' : 'retired',
      Merged_Into__c: isUndone ? null : other,
    });
  }

  async rename(): Promise<void> {
    const { org, admin } = this.scene.company;
    await org.update(admin, 'Buyer_Theme__c', this.pick(this.themes), {
      Name: `Renamed ${this.steps.length}`,
    });
  }

  async raise(): Promise<void> {
    await this.stop();
    this.minimumGroup = this.pick([3, 3, 4]);
  }
}

/** Settles, loses the database, rebuilds it without a write to Salesforce, and compares. */
async function loseAndCompare(history: History): Promise<void> {
  const { scene } = history;
  const before = await history.running();
  await before.pollNow();
  await before.pollNow();
  const orgId = await before.signedIn();
  await history.stop();
  const held = await readRows(scene.database, orgId, { isHashed: false });

  await scene.loseRows();
  const writes: string[] = [];
  const after = await scene.start({
    searchThemes,
    areReleasesHeld: true,
    config: { minimumGroup: history.minimumGroup },
    connect: async (...settings) =>
      withoutWrites(await connect(...settings), (sobjects) => writes.push(...sobjects)),
  });
  await after.pollNow();
  await after.stop();
  const rebuilt = await readRows(scene.database, orgId, { isHashed: false });
  const story = history.steps.join(' ');
  for (const [table, rows] of held) {
    expect(rebuilt.get(table), `${table} after ${story}`).toEqual(rows);
  }
  // Who can read notes is looked up anew, and told with the day.
  const others = writes.filter((sobject) => sobject !== 'Watercooler_Status__c');
  expect(others, `records written after ${story}`).toEqual([]);
}

const seeds = (process.env['REBUILD_SEEDS'] ?? '1').split(',').map(Number);

test.each(seeds)(
  'an empty database and the org give the same rows, and nothing to write (history %i)',
  async (seed) => {
    const scene = await setScene();
    onTestFinished(scene.end);
    const history = new History(scene, seed);
    await history.found();
    for (let round = 0; round < 3; round += 1) {
      await history.write();
      for (let step = 0; step < 7; step += 1) await history.step();
      await loseAndCompare(history);
    }
    await history.stop();
  },
  180_000,
);

/** Mulberry32: small, well spread, and the same on every machine. */
function randomOf(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
