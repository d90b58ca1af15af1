/**
 * The real synchronisation in a process of its own, which others kill: `node poller.ts SETTINGS`.
 * Notes are read by one word of theirs, so that a start costs little.
 */
import { flushCompileCache } from 'node:module';
import { openDatabase } from '../../service/src/database/database.ts';
import { createJobQueue } from '../../service/src/jobs/queue.ts';
import { createLog } from '../../service/src/log.ts';
import { startSync } from '../../service/src/sync/worker.ts';
import { chaosSettings, readSettings } from '../command-settings.ts';
import { watchCrossings } from './crossings.ts';
import { createPlainInsight } from './plain-insight.ts';
import { integrationUser } from './people-names.ts';
import { pollerCommand, type PollerMessage, pollerSettings } from './poller-commands.ts';

/** Nobody waits that long: polls when told to. */
const neverSeconds = 3600;

const settings = pollerSettings.parse(JSON.parse(process.argv[2] ?? ''));
const crossings = watchCrossings();
const log = createLog({ level: readSettings(chaosSettings, process.env).CHAOS_LOG });
let { clockOffsetMs } = settings;
let isToPause = false;
const insight = createPlainInsight();
const pollSeconds = settings.pollMs === null ? neverSeconds : settings.pollMs / 1000;
const tell = (message: PollerMessage): void => void process.send?.(message);

const database = openDatabase(settings.databaseUrl, log);
const jobs = await createJobQueue(settings.databaseUrl, log);
const sync = await startSync({
  database,
  jobs,
  log,
  insight: {
    ...insight,
    redact(...notes) {
      if (isToPause) process.kill(process.pid, 'SIGSTOP');
      isToPause = false;
      return insight.redact(...notes);
    },
  },
  searchThemes: () => Promise.resolve([]),
  clock: () => new Date(Date.now() + clockOffsetMs),
  backOffMs: { first: 50, longest: 400 },
  callTimeoutMs: settings.callTimeoutMs,
  changesPerPage: settings.changesPerPage,
  config: {
    salesforce: {
      loginUrl: settings.loginUrl,
      clientId: 'watercooler',
      username: integrationUser,
      privateKey: settings.privateKey,
      environment: 'production',
    },
    contributorKey: 'a key for chaos that is long enough',
    pollSeconds,
    idlePollSeconds: pollSeconds,
    // Releases happen when they are told to.
    releaseCalendar: 'monthly',
    releaseEverySeconds: null,
    minimumGroup: 3,
  },
});

async function follow(command: ReturnType<typeof pollerCommand.parse>): Promise<void> {
  switch (command.kind) {
    case 'poll':
      return sync.pollNow();
    case 'sweep':
      sync.demandSweep();
      return sync.pollNow();
    case 'release':
      return void (await sync.releaseNow());
    case 'crash-at':
      return crossings.crashAt(command.crossing);
    case 'pause-reading':
      isToPause = true;
      return;
    case 'clock':
      clockOffsetMs = command.offsetMs;
      return;
    case 'stop':
      await sync.stop();
      await jobs.stop();
      return database.close();
  }
}

process.on('message', (message: { id: number; command: unknown }) => {
  const { id } = message;
  const command = pollerCommand.parse(message.command);
  follow(command).then(
    () => {
      tell({ kind: 'done', id, crossings: crossings.count() });
      if (command.kind === 'stop') process.exit();
    },
    (error: unknown) => tell({ kind: 'failed', id, reason: String(error) }),
  );
});
process.on('disconnect', () => process.exit());

let lastState = '';
setInterval(() => {
  const { connection, lagMs } = sync.state();
  const state = connection === 'connected' && lagMs !== null ? 'connected' : connection;
  if (state === 'connected' && lastState !== state) {
    tell({ kind: 'round' });
    // What a round needs is compiled by now; whoever is killed cannot keep it at its end.
    flushCompileCache();
  }
  lastState = state;
}, 10).unref();
tell({ kind: 'ready' });
