import { z } from 'zod';
import type { FaultRule } from '../../test/org/faults/faults.ts';
import { orgAnswer, type OrgAnswer, type OrgCommand, type OrgSettings } from './org-commands.ts';
import { type Controlled, startProcess } from './process.ts';

/** A record as the org's own administrator sees it. */
export type OrgRow = Readonly<Record<string, unknown>>;

/** An org in a process of its own. What it acknowledged survives being killed. */
export interface OrgProcess {
  port(): number;
  /** Starts it, first or again; resolves when it answers. */
  start(publicUrl?: string): Promise<void>;
  kill(): Promise<void>;
  /** Lets its people do some things. Ends early, without a word, when the org is killed. */
  act(count: number): Promise<void>;
  query(soql: string): Promise<OrgRow[]>;
  /** Asks as the service's own user, who alone may read what only the service knows. */
  queryAsService(soql: string): Promise<OrgRow[]>;
  fault(rule: FaultRule): Promise<void>;
  clearFaults(): Promise<void>;
  /** How often each kind of fault has happened. */
  faultCounts(): Promise<Record<string, number>>;
  /** How far its clock is off; one that stands gives everything the same stamp. */
  setClock(offsetMs: number, isStanding?: boolean): Promise<void>;
  /** Creates notes; gives their ids. */
  create(count: number): Promise<string[]>;
  /** Fills the org with notes that were written in the days before. */
  seed(count: number): Promise<void>;
  /** How many API calls the org has counted, this question among them. */
  callsUsed(): Promise<number>;
  /** Lets notes say something else. */
  edit(ids: readonly string[]): Promise<void>;
  remove(id: string): Promise<void>;
  closeSessions(): Promise<void>;
  /** Lets queries see the next notes late; false shows them all. */
  showLate(isLate: boolean): Promise<void>;
}

const rowsShape = z.array(z.record(z.string(), z.unknown()));
const countsShape = z.record(z.string(), z.number());

/** An org that is not started yet. */
export async function startOrgProcess(
  settings: Omit<OrgSettings, 'publicUrl'>,
): Promise<OrgProcess> {
  let current: Controlled<OrgAnswer> | null = null;
  let port = 0;
  let publicUrl = '';
  let starts = 0;
  let asked = 0;
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();

  function tell(command: OrgCommand): Promise<unknown> {
    asked += 1;
    const answer = Promise.withResolvers<unknown>();
    if (current === null) return Promise.reject(new Error('The org is not running.'));
    waiting.set(asked, answer);
    current.send({ id: asked, command });
    return answer.promise;
  }

  function hear(said: OrgAnswer): void {
    const answer = waiting.get(said.id);
    waiting.delete(said.id);
    if ('error' in said) answer?.reject(new Error(said.error));
    else answer?.resolve(said.answer);
  }

  function giveUpWaiting(): void {
    for (const answer of waiting.values()) answer.reject(new Error('The org was killed.'));
    waiting.clear();
  }

  return {
    port: () => port,
    async start(url = publicUrl) {
      publicUrl = url;
      starts += 1;
      const ready = Promise.withResolvers<unknown>();
      waiting.set(0, ready);
      // Another seed each time, so that nobody says the same thing twice.
      const seed = settings.seed + starts * 7919;
      current = startProcess('org-host.ts', { ...settings, publicUrl, seed }, orgAnswer.parse);
      current.listen(hear);
      void current.ended.then(giveUpWaiting);
      port = z.number().parse(await ready.promise);
    },
    async kill() {
      const killed = current;
      current = null;
      await killed?.kill();
      giveUpWaiting();
    },
    async act(count) {
      await tell({ kind: 'act', count }).catch(() => undefined);
    },
    query: async (soql) => rowsShape.parse(await tell({ kind: 'query', soql, isAsService: false })),
    queryAsService: async (soql) =>
      rowsShape.parse(await tell({ kind: 'query', soql, isAsService: true })),
    async fault(rule) {
      const { match, ...rest } = rule;
      const { url, ...others } = match ?? {};
      await tell({
        kind: 'fault',
        rule: { ...rest, match: { ...others, ...(typeof url === 'string' ? { url } : {}) } },
      });
    },
    async clearFaults() {
      await tell({ kind: 'clear' });
    },
    faultCounts: async () => countsShape.parse(await tell({ kind: 'counts' })),
    async setClock(offsetMs, isStanding = false) {
      await tell({ kind: 'clock', offsetMs, isStanding });
    },
    create: async (count) => z.array(z.string()).parse(await tell({ kind: 'create', count })),
    async seed(count) {
      await tell({ kind: 'seed', count });
    },
    callsUsed: async () => z.number().parse(await tell({ kind: 'calls' })),
    async edit(ids) {
      await tell({ kind: 'edit', ids: [...ids] });
    },
    async remove(id) {
      await tell({ kind: 'remove', id });
    },
    async closeSessions() {
      await tell({ kind: 'close-sessions' });
    },
    async showLate(isLate) {
      await tell({ kind: 'late', isLate });
    },
  };
}
