import { setTimeout as pause } from 'node:timers/promises';
import type { FaultRule } from '../../test/org/faults/faults.ts';
import type { Chance } from './chance.ts';
import { withClient } from './databases.ts';
import type { NetworkFault } from './fault-proxy.ts';
import { patiently } from './patience.ts';
import type { Poller } from './poller-process.ts';
import type { ChaosServer } from './server.ts';
import { killBackend } from './storm.ts';
import type { World } from './world.ts';

/** What a fault may get at. */
export interface Scene {
  readonly world: World;
  readonly chance: Chance;
  /** The process that polls when the fault begins. */
  readonly poller: Poller;
  /** Null where it is somebody else's and must not be killed. */
  readonly server: ChaosServer | null;
}

/** Makes trouble; gives what ends it. */
export type Fault = (scene: Scene) => Promise<() => Promise<void>>;

const nothingToEnd = (): Promise<void> => Promise.resolve();

/** The org answers wrongly: a few times, or while the fault lasts. */
function orgAnswers(kind: FaultRule['kind'], match?: FaultRule['match']): Fault {
  return async ({ world, chance }) => {
    await world.org.fault({
      kind,
      times: chance.happens(0.3) ? 1000 : 1 + chance.below(4),
      ...(match === undefined ? {} : { match }),
      ...(kind === 'slow' ? { delayMs: 200 + chance.below(3000) } : {}),
    });
    return () => world.org.clearFaults();
  };
}

function onNetwork(of: 'org' | 'database', make: (chance: Chance) => NetworkFault): Fault {
  return async ({ world, chance }) => {
    const network = of === 'org' ? world.orgNetwork : world.databaseNetwork;
    network.set(make(chance));
    return async () => {
      network.set({ kind: 'none' });
      network.reset();
    };
  };
}

const networkFaults: Readonly<Record<string, (chance: Chance) => NetworkFault>> = {
  delay: (chance) => ({ kind: 'delay', delayMs: 5 + chance.below(100) }),
  throttle: (chance) => ({ kind: 'throttle', bytesPerMs: 1 + chance.below(20) }),
  cut: (chance) => ({ kind: 'cut', afterBytes: chance.below(4000) }),
  'half-close': (chance) => ({ kind: 'half-close', afterBytes: chance.below(4000) }),
  blackhole: () => ({ kind: 'blackhole' }),
  refuse: () => ({ kind: 'refuse' }),
};

/** Lets the database say something to itself as its administrator, and the contrary afterwards. */
function inDatabase(before: (name: string) => string, after: (name: string) => string): Fault {
  return async ({ world }) => {
    await world.ask(before(world.database.name));
    return async () => {
      await world.ask(after(world.database.name));
    };
  };
}

const endConnections = (name: string): string => `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = '${name}' AND application_name LIKE 'watercooler%'`;

/**
 * A disk that is full says so with this code. It is said by a trigger: a real full disk would take
 * the databases of all other tests with it.
 */
const diskFull = `
  CREATE OR REPLACE FUNCTION say_full() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN RAISE EXCEPTION USING ERRCODE = ''53100'', MESSAGE = ''No space left on device''; END';
  CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE ON TABLE_NAME EXECUTE FUNCTION say_full()`;

function fullDisk(table: string): Fault {
  return inDatabase(
    () => diskFull.replace('TABLE_NAME', table),
    () => `DROP TRIGGER IF EXISTS full_disk ON ${table}`,
  );
}

/** Somebody holds a lock that we need, for as long as the fault lasts. */
function lockedTable(table: string): Fault {
  return async ({ world }) => {
    const release = Promise.withResolvers<void>();
    const holding = withClient(world.database.adminUrl, async (client) => {
      await client.query('BEGIN');
      await client.query(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
      await release.promise;
      await client.query('ROLLBACK');
    }).catch(() => undefined);
    return async () => {
      release.resolve();
      await holding;
    };
  };
}

/** A clock that is wrong for a while. */
function clockOff(of: 'poller' | 'org', hours: number): Fault {
  return async ({ world, poller }) => {
    const offsetMs = hours * 3_600_000;
    if (of === 'org') await world.org.setClock(offsetMs);
    else await poller.tell({ kind: 'clock', offsetMs });
    return async () => {
      if (of === 'org') await world.org.setClock(0);
      else await poller.tell({ kind: 'clock', offsetMs: 0 });
    };
  };
}

/** Every kind of trouble, by name. */
export const faults: Readonly<Record<string, Fault>> = {
  'org: session expired': orgAnswers('expired-session', { url: '/services/data/' }),
  'org: too many requests': orgAnswers('too-many-requests'),
  'org: unavailable': orgAnswers('unavailable'),
  'org: daily limit reached, then refilled': orgAnswers('request-limit'),
  'org: query timeout': orgAnswers('query-timeout', { url: 'query' }),
  'org: composite refused': orgAnswers('unavailable', { url: '/composite' }),
  'org: rows locked': orgAnswers('row-locked', { sobject: 'Buyer_Note__c' }),
  'org: JSON cut off': orgAnswers('truncated-json'),
  'org: a page instead of JSON': orgAnswers('html'),
  'org: hangs up before': orgAnswers('closed'),
  'org: hangs up after a write': orgAnswers('lost-response', { method: 'PATCH' }),
  'org: hangs up after': orgAnswers('lost-response'),
  'org: slow': orgAnswers('slow'),
  'org: sessions ended': async ({ world }) => {
    await world.org.closeSessions();
    return nothingToEnd;
  },
  'org: killed': async ({ world }) => {
    await world.org.kill();
    return () => patiently(() => world.org.start());
  },
  'org: clock ahead': clockOff('org', 0.02),
  'org: rows visible late': async ({ world }) => {
    await world.org.showLate(true);
    return () => world.org.showLate(false);
  },
  ...Object.fromEntries(
    (['org', 'database'] as const).flatMap((of) =>
      Object.entries(networkFaults).map(([name, make]) => [
        `${of} network: ${name}`,
        onNetwork(of, make),
      ]),
    ),
  ),
  'poller: killed': async ({ poller, chance }) => {
    await pause(chance.below(100));
    await poller.kill();
    return nothingToEnd;
  },
  'poller: paused while another takes over': async ({ world, poller }) => {
    poller.process.signal('SIGSTOP');
    const other = world.poller({ pollMs: 50 });
    await Promise.race([other.firstRound, pause(12_000)]);
    return async () => {
      // Whatever it was about to do, it does now.
      poller.process.signal('SIGCONT');
      await pause(300);
      await other.kill();
    };
  },
  'poller: two at once': async ({ world }) => {
    const other = world.poller({ pollMs: 30 });
    await other.firstRound;
    return () => other.kill();
  },
  'poller: clock hours ahead': clockOff('poller', 5),
  'poller: clock hours behind': clockOff('poller', -5),
  'database: disk full for notes': fullDisk('note'),
  'database: disk full for checkpoints': fullDisk('checkpoint'),
  'database: disk full for jobs': fullDisk('jobs.job_common'),
  'database: read-only': inDatabase(
    (name) =>
      `ALTER DATABASE ${name} SET default_transaction_read_only = on; ${endConnections(name)}`,
    (name) => `SET transaction_read_only = off;
      ALTER DATABASE ${name} RESET default_transaction_read_only; ${endConnections(name)}`,
  ),
  'database: no connection free': inDatabase(
    (name) => `ALTER ROLE ${name} CONNECTION LIMIT 1; ${endConnections(name)}`,
    (name) => `ALTER ROLE ${name} CONNECTION LIMIT -1`,
  ),
  'database: connections ended': inDatabase(endConnections, () => 'SELECT 1'),
  'database: notes locked': lockedTable('note'),
  'database: lease locked': lockedTable('sync_lease'),
};

/** Those that take the whole server, and with it every world on it. */
export const serverFaults: Readonly<Record<string, Fault>> = {
  'PostgreSQL: a backend killed': async ({ world }) => {
    const [row] = await world.ask(
      `SELECT pid FROM pg_stat_activity WHERE datname = '${world.database.name}'
         AND application_name LIKE 'watercooler%' ORDER BY random() LIMIT 1`,
    );
    if (typeof row?.['pid'] === 'number') killBackend(row['pid']);
    return nothingToEnd;
  },
  'PostgreSQL: killed': async ({ server }) => {
    await server?.killAndRestart();
    return nothingToEnd;
  },
  'PostgreSQL: restarted': async ({ server }) => {
    await server?.restart();
    return nothingToEnd;
  },
};
