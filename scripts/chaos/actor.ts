import { randomUUID } from 'node:crypto';
import type { Org, Session } from '../../test/org/org.ts';
import { SalesforceError } from '../../test/org/org.ts';
import type { Chance } from './chance.ts';
import { topics } from './plain-insight.ts';

/** Reps, marketing and admins of an org, who do what they do whatever else goes on. */
export interface Actor {
  /** Does some things, one after the other; gives how many the org took. */
  act(count: number): Promise<number>;
  /** Saves new notes; gives their ids. */
  create(count: number): Promise<string[]>;
  /** Fills the org with notes that were written in the days before, a few each second. */
  seed(count: number): Promise<void>;
  /** Lets these notes say something else, all at once. */
  edit(ids: readonly string[]): Promise<void>;
}

export interface Stage {
  readonly org: Org;
  /** May write as anybody, as an import does. */
  readonly admin: Session;
  readonly reps: readonly Session[];
  /** Sets the org's clock back for a moment: what is written then has an older stamp. */
  inThePast<Result>(ms: number, work: () => Promise<Result>): Promise<Result>;
}

/** How seeded notes lie in time. */
const seedsPerSecond = 3;
const quietMs = 60 * 60 * 1000;

type Deed = (actor: Doing) => Promise<unknown>;

/** Everything a deed may use. */
interface Doing extends Stage {
  readonly chance: Chance;
  pickId(soql: string, isWithDeleted?: boolean): Promise<string | null>;
  change(noteId: string | null, fields: Record<string, unknown>): Promise<void>;
  words(): string;
  create(count: number, remark?: string): Promise<string[]>;
}

const liveNotes = 'SELECT Id FROM Buyer_Note__c WHERE Private__c = false';

const deeds: readonly { readonly weight: number; readonly deed: Deed }[] = [
  { weight: 12, deed: ({ create }) => create(1) },
  // A bulk load: more notes than a page of the test holds, with one stamp.
  { weight: 2, deed: ({ create, chance }) => create(6 + chance.below(7)) },
  { weight: 8, deed: async (my) => my.change(await my.pickId(liveNotes), { Body__c: my.words() }) },
  {
    weight: 5,
    // Twice within a second: both versions have one stamp.
    deed: async (my) => {
      const note = await my.pickId(liveNotes);
      await my.change(note, { Body__c: my.words() });
      await my.change(note, { Body__c: my.words() });
    },
  },
  {
    weight: 3,
    deed: async ({ org, admin, pickId }) => {
      const note = await pickId(liveNotes);
      if (note !== null) await org.remove(admin, 'Buyer_Note__c', note);
    },
  },
  {
    weight: 3,
    deed: async ({ org, admin, pickId }) => {
      const note = await pickId('SELECT Id FROM Buyer_Note__c WHERE IsDeleted = true', true);
      if (note !== null) await org.recycleBin.restore(admin, note);
    },
  },
  {
    weight: 1,
    deed: async ({ org, admin, pickId }) => {
      const note = await pickId(liveNotes);
      if (note === null) return;
      await org.remove(admin, 'Buyer_Note__c', note);
      await org.recycleBin.purge(admin, note);
    },
  },
  { weight: 3, deed: async (my) => my.change(await my.pickId(liveNotes), { Private__c: true }) },
  {
    weight: 2,
    deed: async (my) =>
      my.change(await my.pickId('SELECT Id FROM Buyer_Note__c WHERE Private__c = true'), {
        Private__c: false,
      }),
  },
  {
    weight: 3,
    deed: async (my) =>
      my.change(await my.pickId(liveNotes), { Withdrawn__c: my.chance.happens(0.7) }),
  },
  {
    weight: 4,
    deed: async (my) => {
      const theme = await my.pickId("SELECT Id FROM Buyer_Theme__c WHERE Status__c = 'active'");
      await my.change(await my.pickId(liveNotes), {
        Confirmed_Theme__c: theme,
        None_Fits__c: false,
      });
    },
  },
  {
    weight: 2,
    deed: async (my) =>
      my.change(await my.pickId(liveNotes), { Confirmed_Theme__c: null, None_Fits__c: true }),
  },
  {
    weight: 2,
    deed: async ({ org, admin, pickId, chance }) => {
      const deal = await pickId('SELECT Id FROM Opportunity');
      const StageName = chance.pick(['Closed Lost', 'Closed Won', 'Prospecting']);
      if (deal !== null) await org.update(admin, 'Opportunity', deal, { StageName });
    },
  },
  {
    weight: 1,
    deed: async ({ org, admin, pickId, chance }) => {
      const persona = await pickId("SELECT Id FROM Buyer_Persona__c WHERE Key__c LIKE 'chaos%'");
      const Job_Titles__c = chance.pick([
        'VP Operations',
        'VP Finance',
        'VP Finance\nVP Operations',
      ]);
      if (persona !== null) await org.update(admin, 'Buyer_Persona__c', persona, { Job_Titles__c });
    },
  },
  {
    weight: 1,
    deed: async ({ org, admin, pickId, chance }) => {
      const theme = await pickId('SELECT Id FROM Buyer_Theme__c');
      const change = chance.happens(0.5)
        ? { Name: `Label ${chance.below(1000)}` }
        : { Status__c: chance.pick(['active', 'active', 'retired']) };
      if (theme !== null) await org.update(admin, 'Buyer_Theme__c', theme, change);
    },
  },
  {
    weight: 3,
    // A transaction that took a while: its note has the stamp of its beginning.
    deed: ({ inThePast, create, chance }) =>
      inThePast(1000 * (2 + chance.below(60)), () => create(1, ', late')),
  },
];

const allWeights = deeds.reduce((sum, { weight }) => sum + weight, 0);

/** Puts people into an org; what they do is the same for the same chance and the same records. */
export function createActor(stage: Stage, chance: Chance): Actor {
  const { org, admin, reps } = stage;
  let versions = 0;

  async function idsBy(soql: string, isWithDeleted = false): Promise<string[]> {
    const rows = await org.query(admin, soql, { includeDeleted: isWithDeleted });
    return rows.map(({ Id }) => String(Id));
  }
  async function pickId(soql: string, isWithDeleted = false): Promise<string | null> {
    return chance.pick(await idsBy(soql, isWithDeleted)) ?? null;
  }
  /** Words that are never said twice, so that a version is known by them. */
  const words = (): string => {
    versions += 1;
    const held = chance.happens(0.04) ? ' hold' : '';
    return `They speak of ${chance.pick(topics)}, version ${versions} of ${chance.below(1e9)}${held}`;
  };
  async function create(count: number, remark = ''): Promise<string[]> {
    const ids: string[] = [];
    const rep = chance.pick(reps);
    const deal = await pickId('SELECT Id FROM Opportunity');
    const contact = await pickId('SELECT Id FROM Contact');
    for (let n = 0; n < count; n += 1) {
      const id = await org.create(admin, 'Buyer_Note__c', {
        CreatedById: rep?.userId,
        OwnerId: rep?.userId,
        Client_Key__c: randomUUID(),
        Opportunity__c: deal,
        Contact__c: contact,
        Body__c: `${words()}${remark}`,
        Source__c: 'heard',
        Tone__c: 'neutral',
      });
      ids.push(id);
    }
    return ids;
  }
  const doing: Doing = {
    ...stage,
    chance,
    pickId,
    words,
    create,
    async change(noteId, fields) {
      if (noteId !== null) await org.update(admin, 'Buyer_Note__c', noteId, fields);
    },
  };

  async function seed(count: number): Promise<void> {
    const deals = await idsBy('SELECT Id FROM Opportunity');
    const contacts = await idsBy('SELECT Id FROM Contact');
    const beganAt = org.clock().getTime() - (count / seedsPerSecond) * 1000 - quietMs;
    function* rows() {
      for (let n = 0; n < count; n += 1) {
        const at = new Date(beganAt + Math.floor(n / seedsPerSecond) * 1000);
        yield {
          CreatedById: chance.pick(reps)?.userId ?? null,
          Client_Key__c: randomUUID(),
          Opportunity__c: deals[n % deals.length] ?? null,
          Contact__c: contacts[n % contacts.length] ?? null,
          Body__c: words(),
          Source__c: 'heard',
          Tone__c: 'neutral',
          CreatedDate: `${at.toISOString().slice(0, 19)}.000Z`,
        };
      }
    }
    await org.seed('Buyer_Note__c', rows());
  }
  return {
    create,
    seed,
    async edit(ids) {
      for (const id of ids) await doing.change(id, { Body__c: words() });
    },
    async act(count) {
      let done = 0;
      for (let n = 0; n < count; n += 1) {
        try {
          await drawDeed(chance)(doing);
          done += 1;
        } catch (error) {
          // The org says no to some of it, as it does to people.
          if (!(error instanceof SalesforceError)) throw error;
        }
      }
      return done;
    },
  };
}

function drawDeed(chance: Chance): Deed {
  let left = chance.below(allWeights);
  for (const { weight, deed } of deeds) {
    if (left < weight) return deed;
    left -= weight;
  }
  return () => Promise.resolve();
}
