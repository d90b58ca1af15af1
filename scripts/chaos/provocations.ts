import { setTimeout as pause } from 'node:timers/promises';
import { countOf, checkNotes } from './check.ts';
import type { Poller } from './poller-process.ts';
import { settle } from './settle.ts';
import type { World } from './world.ts';

/** Brings about a situation that has gone wrong elsewhere; tells whether anything is wrong after it. */
export type Provocation = (world: World) => Promise<boolean>;

/** Rounds after which what has not settled never will. */
const rounds = 8;

/** Who has not come through by then, or given up, never will. */
const patienceMs = 20_000;

/** A polling process that should have got through a round long ago. */
class NeverThrough extends Error {}

/** A poller that has read everything there is. */
async function caughtUp(world: World): Promise<Poller> {
  const poller = world.poller();
  const isThrough = await Promise.race([poller.firstRound, pause(patienceMs, null)]);
  if (isThrough === false) throw new Error('A polling process did not start.');
  if (isThrough === null) throw new NeverThrough();
  await poller.tell({ kind: 'poll' });
  return poller;
}

/** Who never gets through is wrong, too. */
function patient(provocation: Provocation): Provocation {
  return async (world) => {
    try {
      return await provocation(world);
    } catch (error) {
      if (error instanceof NeverThrough) return true;
      throw error;
    }
  };
}

/** Without a sweep: that would find most of it in the night. */
async function isWrong(world: World, poller: Poller): Promise<boolean> {
  try {
    await settle(world, poller, { rounds });
  } catch {
    return true;
  }
  return countOf(await checkNotes(world)) > 0;
}

const minuteMs = 60_000;

async function edit(world: World): Promise<boolean> {
  const notes = await world.org.create(3);
  const poller = await caughtUp(world);
  await world.org.setClock(minuteMs);
  await world.org.edit(notes);
  return isWrong(world, poller);
}

/** The effect of a page cannot be stored for a while; the page has notes of different seconds. */
async function failingEffect(world: World): Promise<boolean> {
  const [one = '', other = ''] = await world.org.create(2);
  const poller = await caughtUp(world);
  await world.org.setClock(minuteMs);
  await world.org.edit([one]);
  await world.org.setClock(2 * minuteMs);
  await world.org.edit([other]);
  await world.ask(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
      'BEGIN RAISE EXCEPTION ''refused for a test''; END';
    CREATE TRIGGER refuse BEFORE UPDATE ON note FOR EACH ROW
      WHEN (OLD.redacted_text <> NEW.redacted_text) EXECUTE FUNCTION refuse()`);
  await poller.tell({ kind: 'poll' }).catch(() => undefined);
  await world.ask('DROP TRIGGER refuse ON note; DROP FUNCTION refuse');
  return isWrong(world, poller);
}

/** More notes than a page holds change in one second. */
async function bulkEdit(world: World): Promise<boolean> {
  const notes = await world.org.create(12);
  const poller = await caughtUp(world);
  await world.org.setClock(minuteMs, true);
  await world.org.edit(notes);
  await poller.tell({ kind: 'poll' });
  // What the service writes on notes stamps them anew, and would bring them past by itself.
  await world.org.setClock(2 * minuteMs);
  return isWrong(world, poller);
}

/** A note changes again in the second in which it was read. */
async function twoEditsInOneSecond(world: World): Promise<boolean> {
  const notes = await world.org.create(2);
  const poller = await caughtUp(world);
  await world.org.setClock(minuteMs, true);
  await world.org.edit(notes);
  await poller.tell({ kind: 'poll' });
  await world.org.edit(notes.slice(0, 1));
  const isLost = await isWrong(world, poller);
  await world.org.setClock(minuteMs);
  return isLost;
}

/** A note becomes visible behind what was read, with the stamp of its writing. */
async function lateRow(world: World): Promise<boolean> {
  await world.org.create(2);
  const poller = await caughtUp(world);
  await world.org.setClock(-2 * minuteMs);
  await world.org.create(1);
  await world.org.setClock(0);
  return isWrong(world, poller);
}

/** More calls than this to an org that refuses every session are a loop. */
const mostRefusals = 60;

/** Salesforce refuses every session for a while. */
async function refusedSession(world: World): Promise<boolean> {
  const poller = await caughtUp(world);
  await world.org.fault({
    kind: 'expired-session',
    times: 1000,
    match: { url: '/services/data/' },
  });
  const hasGivenUp = await Promise.race([
    poller.tell({ kind: 'poll' }).catch(() => true),
    pause(patienceMs, false),
  ]);
  const { 'expired-session': refusals = 0 } = await world.org.faultCounts();
  await world.org.clearFaults();
  return hasGivenUp !== true || refusals > mostRefusals;
}

/**
 * A process is paused between reading a page and storing it. Another one takes over, the note of that
 * page goes, and much later the first one carries on.
 */
async function pausedHolder(world: World): Promise<boolean> {
  const other = await world.org.create(2);
  const paused = await caughtUp(world);
  const [note = ''] = await world.org.create(1);
  await paused.tell({ kind: 'pause-reading' });
  const isRead = paused.tell({ kind: 'poll' }).catch(() => null);
  await pause(1000);
  await world.org.remove(note);
  const successor = await caughtUp(world);
  await world.org.setClock(15 * minuteMs);
  await world.org.remove(other[0] ?? '');
  // So that the first note is no longer among the newest, which are compared each time.
  await world.org.create(1);
  await successor.tell({ kind: 'poll' });
  paused.process.signal('SIGCONT');
  const crossings = await Promise.race([isRead, pause(2000, null)]);
  await paused.kill();
  // Two that both get through lead both, though each may repair what the other spoils.
  return crossings !== null || (await isWrong(world, successor));
}

export const provocations = {
  edit: patient(edit),
  failingEffect: patient(failingEffect),
  bulkEdit: patient(bulkEdit),
  twoEditsInOneSecond: patient(twoEditsInOneSecond),
  lateRow: patient(lateRow),
  refusedSession: patient(refusedSession),
  pausedHolder: patient(pausedHolder),
} as const;
