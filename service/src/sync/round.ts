import { noteSmallestGroup } from '../audit/smallest-group.ts';
import { createDailyRetention } from '../privacy/retention/daily.ts';
import { idsPerCall } from '../salesforce/read-together.ts';
import { createMissingDefaults } from './defaults.ts';
import { repeatErasures } from './erasure/repeat-erasures.ts';
import { leaseRenewalMs } from './lease.ts';
import { refreshNoteReaders } from './note-readers.ts';
import type { OrgSync } from './org-sync.ts';
import { poll } from './poll.ts';
import { findToReadAgain, recodeNotes } from './recode.ts';
import { refreshCodebook } from './refresh-codebook.ts';
import { refreshStatus, releaseIfDue } from './releases.ts';
import { forgetIfOlderThanOrg } from './restored-database.ts';
import { createSweep, observeRecords } from './sweep.ts';
import { takeInAgain } from './take-in-notes.ts';
import type { SyncConfig } from './worker.ts';
import { writeBack } from './write-back.ts';

/** How often it is looked up who can read notes, and how many reps there are. */
const statusEveryMs = 3600_000;

export interface RoundOptions {
  /** Looks at the codebook too, however recently that was done, and ends a sweep that is under way. */
  readonly isThorough: boolean;
  readonly areReleasesHeld: boolean;
}

/** What the process that leads does in each round. What is not due every time, it remembers. */
export interface Rounds {
  /** Before the first round of a lead: brings database, ledger and org in step, and forgets what was looked at. */
  begin(sync: OrgSync): Promise<void>;
  /**
   * Brings both sides in step.
   *
   * @returns whether the next round should come soon: notes arrived, changed or left, or a sweep goes on
   */
  go(sync: OrgSync, options: RoundOptions): Promise<boolean>;
  /** Sweeps from the next round on, whenever the last sweep was. */
  demandSweep(): void;
}

/** Rounds of which none was gone yet. */
export function createRounds(options: {
  readonly config: SyncConfig;
  readonly elapsedMs: () => number;
  readonly callTimeoutMs: number;
}): Rounds {
  const { config, elapsedMs, callTimeoutMs } = options;
  const sweep = createSweep();
  const retention = config.retention && createDailyRetention(config.retention, elapsedMs);
  let isBusy = false;
  let codebookReadAt = Number.NEGATIVE_INFINITY;
  let statusReadAt = Number.NEGATIVE_INFINITY;
  let recordsDueAt = Number.POSITIVE_INFINITY;

  /** What people keep changes rarely, and copying it costs calls. */
  async function keepUp(sync: OrgSync, isThorough: boolean): Promise<void> {
    const now = elapsedMs();
    if (!isThorough && now - codebookReadAt < codebookEveryMs(config, isBusy)) return;
    await refreshCodebook(sync);
    codebookReadAt = now;
    // Before new notes are filed: they are to be filed as the old ones are.
    await recodeNotes(sync);
    const old = await findToReadAgain(sync);
    if (old.length > 0) await takeInAgain(sync, old);
    // There may be more, and the next look need not wait.
    if (old.length === idsPerCall) codebookReadAt = Number.NEGATIVE_INFINITY;
    if (isThorough) statusReadAt = Number.NEGATIVE_INFINITY;
  }

  return {
    demandSweep: sweep.demand,
    async begin(sync) {
      await forgetIfOlderThanOrg(sync);
      if (config.erasureLedgerFile) await repeatErasures(sync, config.erasureLedgerFile);
      await noteSmallestGroup(sync);
      await refreshCodebook(sync);
      await createMissingDefaults(sync);
      codebookReadAt = Number.NEGATIVE_INFINITY;
      statusReadAt = Number.NEGATIVE_INFINITY;
      // By then no call of a former holder is under way any more; what it wrote last may be old.
      recordsDueAt = elapsedMs() + callTimeoutMs + leaseRenewalMs;
    },
    async go(sync, { isThorough, areReleasesHeld }) {
      await keepUp(sync, isThorough);
      const arrived = await poll(sync);
      let isSweeping = await sweep.goOn(sync);
      while (isSweeping && isThorough) isSweeping = await sweep.goOn(sync);
      if (elapsedMs() >= recordsDueAt) {
        await observeRecords(sync);
        recordsDueAt = Number.POSITIVE_INFINITY;
      }
      // What arrived may have been a tap that moves others.
      await recodeNotes(sync);
      // Not before: until all notes were read, what the status record says may be all we know.
      if (elapsedMs() - statusReadAt >= statusEveryMs) {
        await refreshNoteReaders(sync);
        await refreshStatus(sync);
        statusReadAt = elapsedMs();
      }
      await retention?.goOn(sync);
      await writeBack(sync);
      if (!areReleasesHeld && (await releaseIfDue(sync)) !== null) await writeBack(sync);
      isBusy = arrived > 0 || isSweeping;
      return isBusy;
    },
  };
}

/**
 * Once a minute at the usual pace, never more often than every five seconds; every five minutes while
 * nothing happens.
 */
function codebookEveryMs(config: SyncConfig, isBusy: boolean): number {
  const busyMs = Math.max(5000, config.pollSeconds * 4000);
  return isBusy ? busyMs : Math.max(busyMs, config.idlePollSeconds * 5000);
}
