import { type Buyer, type Model, type ModelNote, type Topic, topics } from './model.ts';
import type { World } from './world.ts';

/** Something that people do in Salesforce. */
export interface Act {
  readonly name: string;
  isPossible(model: Model): boolean;
  run(model: Model, world: World): Promise<void>;
}

/** Words of their own, about something. */
function bodyAbout(model: Model, topic: Topic): string {
  model.written += 1;
  return `They speak of ${topic} (${model.written})`;
}

/** Somebody saves a note. */
export function save(author: number, deal: number, buyer: Buyer, topic: Topic): Act {
  return {
    name: `rep ${author} notes ${topic} of ${buyer} on deal ${deal}`,
    isPossible: () => true,
    run: (model, world) => saveOne(model, world, { author, deal, buyer, topic }),
  };
}

/** Three people notice the same on three deals, and three more something else: just enough to publish. */
export function saveThree(buyer: Buyer, topic: Topic): Act {
  return {
    name: `three note ${topic} of ${buyer}`,
    isPossible: () => true,
    async run(model, world) {
      const others = topics.filter((other) => other !== topic);
      for (const [one, about] of [topic, topic, topic, ...others, ...others]
        .slice(0, 6)
        .entries()) {
        await saveOne(model, world, { author: one, deal: one, buyer, topic: about });
      }
    },
  };
}

interface Choice {
  readonly author: number;
  readonly deal: number;
  readonly buyer: Buyer;
  readonly topic: Topic;
}

async function saveOne(model: Model, world: World, { buyer, topic, ...choice }: Choice) {
  const author = at(world.authors, choice.author);
  const { deal, contacts } = at(world.deals, choice.deal);
  const body = bodyAbout(model, topic);
  const { org, admin } = world.company;
  const id = await org.create(admin, 'Buyer_Note__c', {
    CreatedById: author,
    OwnerId: author,
    Client_Key__c: body,
    Source__c: 'heard',
    Tone__c: 'neutral',
    Opportunity__c: deal,
    Contact__c: contacts[buyer],
    Body__c: body,
  });
  model.notes.push({
    id,
    author,
    deal,
    buyer,
    topic,
    body,
    tappedTheme: null,
    isNoneFitting: false,
    isPrivate: false,
    isWithdrawn: false,
    place: 'here',
  });
}

/** What people do to a note: at most one thing, told in words. */
type Change = (note: ModelNote, world: World, model: Model) => Record<string, unknown>;

function change(
  which: number,
  name: string,
  isFor: (note: ModelNote) => boolean,
  make: Change,
): Act {
  const candidates = (model: Model): ModelNote[] =>
    model.notes.filter((note) => note.place === 'here' && isFor(note));
  return {
    name: `${name} note ${which}`,
    isPossible: (model) => candidates(model).length > 0,
    async run(model, world) {
      const note = at(candidates(model), which);
      const { org, admin } = world.company;
      await org.update(admin, 'Buyer_Note__c', note.id, make(note, world, model));
    },
  };
}

const anyNote = (): boolean => true;

/** Its rep writes something else. */
export function edit(which: number, topic: Topic): Act {
  return change(which, `write of ${topic} in`, anyNote, (note, _, model) => {
    const body = bodyAbout(model, topic);
    Object.assign(note, { topic, body });
    return { Body__c: body };
  });
}

/** Its rep hides it, or shows it again. */
export function hide(which: number, isPrivate: boolean): Act {
  return change(
    which,
    isPrivate ? 'hide' : 'show',
    (note) => note.isPrivate !== isPrivate,
    (note) => {
      note.isPrivate = isPrivate;
      return { Private__c: isPrivate };
    },
  );
}

/** Its rep takes it back, or no longer does. */
export function withdraw(which: number, isWithdrawn: boolean): Act {
  return change(
    which,
    isWithdrawn ? 'withdraw' : 'bring back',
    (note) => note.isWithdrawn !== isWithdrawn,
    (note) => {
      note.isWithdrawn = isWithdrawn;
      return { Withdrawn__c: isWithdrawn };
    },
  );
}

/** It turns out to be about another deal. */
export function moveToDeal(which: number, deal: number): Act {
  return change(which, `move to deal ${deal}`, anyNote, (note, world) => {
    const { deal: id, contacts } = at(world.deals, deal);
    note.deal = id;
    return { Opportunity__c: id, Contact__c: contacts[note.buyer] };
  });
}

/** Somebody else said it. */
export function moveToBuyer(which: number, buyer: Buyer): Act {
  return change(which, `move to ${buyer}`, anyNote, (note, world) => {
    note.buyer = buyer;
    const place = world.deals.find(({ deal }) => deal === note.deal);
    return { Contact__c: place?.contacts[buyer] ?? null };
  });
}

/** It gets another owner; who wrote it stays. */
export function giveTo(which: number, author: number): Act {
  return change(which, `give to rep ${author}`, anyNote, (_, world) => ({
    OwnerId: at(world.authors, author),
  }));
}

/** Its rep says what it is about, or that nothing fits, or neither any more. */
export function tap(which: number, topic: Topic | 'none' | 'nothing'): Act {
  return change(which, `tap ${topic} on`, anyNote, (note, world) => {
    const key = topic === 'none' || topic === 'nothing' ? null : `about-${topic}`;
    note.tappedTheme = key;
    note.isNoneFitting = topic === 'none';
    return {
      Confirmed_Theme__c: key === null ? null : (world.themeIds.get(key) ?? null),
      None_Fits__c: topic === 'none',
    };
  });
}

/** Somebody deletes a note. */
export function remove(which: number): Act {
  const candidates = (model: Model) => model.notes.filter((note) => note.place === 'here');
  return {
    name: `delete note ${which}`,
    isPossible: (model) => candidates(model).length > 0,
    async run(model, world) {
      await toBin(at(candidates(model), which), world);
    },
  };
}

async function toBin(note: ModelNote, { company }: World): Promise<void> {
  await company.org.remove(company.admin, 'Buyer_Note__c', note.id);
  note.place = 'bin';
}

/** Somebody brings a note back from the recycle bin, or empties it of the note. */
export function fromBin(which: number, to: 'here' | 'nowhere'): Act {
  const candidates = (model: Model) => model.notes.filter((note) => note.place === 'bin');
  return {
    name: `${to === 'here' ? 'restore' : 'purge'} note ${which}`,
    isPossible: (model) => candidates(model).length > 0,
    async run(model, { company }) {
      const { org, admin } = company;
      const note = at(candidates(model), which);
      if (to === 'here') await org.recycleBin.restore(admin, note.id);
      else await org.recycleBin.purge(admin, note.id);
      note.place = to;
      if (to === 'nowhere') model.needsSweep = true;
    },
  };
}

/** A customer asks to be forgotten: everything of its account goes, for good. */
export function erase(deal: number): Act {
  return {
    name: `erase deal ${deal}`,
    isPossible: () => true,
    async run(model, world) {
      const { org, admin } = world.company;
      const [gone] = world.deals.splice(deal % world.deals.length, 1);
      if (gone === undefined) return;
      for (const note of model.notes) {
        if (note.deal !== gone.deal || note.place === 'nowhere') continue;
        if (note.place === 'here') await toBin(note, world);
        await org.recycleBin.purge(admin, note.id);
        note.place = 'nowhere';
      }
      for (const [sobject, id] of [
        ['Opportunity', gone.deal],
        ...Object.values(gone.contacts).map((contact) => ['Contact', contact] as const),
        ['Account', gone.account],
      ] as const) {
        await org.remove(admin, sobject, id);
        await org.recycleBin.purge(admin, id);
      }
      model.needsSweep = true;
      await world.addDeal();
    },
  };
}

/** A deal ends, or is opened again. */
export function closeDeal(deal: number, stage: 'Closed Won' | 'Closed Lost' | 'Prospecting'): Act {
  return {
    name: `deal ${deal} is ${stage}`,
    isPossible: () => true,
    async run(model, world) {
      const { deal: id } = at(world.deals, deal);
      const { org, admin } = world.company;
      await org.update(admin, 'Opportunity', id, { StageName: stage });
      if (stage === 'Closed Lost') model.lostDeals.add(id);
      else model.lostDeals.delete(id);
    },
  };
}

/** Marketing renames, retires, merges or takes a theme up again. */
export function decide(
  topic: Topic,
  decision: { readonly kind: 'rename' | 'retire' | 'revive' } | { into: Topic; kind: 'merge' },
): Act {
  const key = `about-${topic}`;
  const target = decision.kind === 'merge' ? `about-${decision.into}` : null;
  return {
    name: `${decision.kind} ${key}${target === null ? '' : ` into ${target}`}`,
    isPossible: () => target !== key,
    async run(model, world) {
      const theme = model.themes.find((known) => known.key === key);
      if (theme === undefined) return;
      const { org, admin } = world.company;
      const id = world.themeIds.get(key) ?? '';
      if (decision.kind === 'rename') {
        model.written += 1;
        const name = `About ${topic}, ${model.written}`;
        await org.update(admin, 'Buyer_Theme__c', id, { Name: name });
        return;
      }
      Object.assign(theme, { isActive: decision.kind === 'revive', mergedInto: target });
      await org.update(admin, 'Buyer_Theme__c', id, {
        Status__c: theme.isActive ? 'active' : 'retired',
        Merged_Into__c: target === null ? null : (world.themeIds.get(target) ?? null),
      });
    },
  };
}

/** The item at an index that may be beyond the end. */
function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('There is nothing to choose from.');
  return item;
}
