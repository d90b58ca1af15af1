import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';

/** How many were answered by status. */
export type ByStatus = Record<string, number>;

/** Each caller has so many. */
const connections = 150;
/** No more of anybody's requests are under way at a time, so that a service that stalls fills no memory. */
const mostUnderWay = 500;
/** What takes longer is not answered. */
const patienceMs = 60_000;
const tickMs = 25;

/** What came of asking at a steady pace. */
export interface Answers {
  readonly byStatus: ByStatus;
  /** How long the answers of status 200 took. */
  readonly waitsMs: readonly number[];
}

/** Stands for the status of what was not answered. */
export const unanswered = 'none';

/** Asks at a steady pace, whether the answers come or not. */
export async function askSteadily(options: {
  readonly port: number;
  readonly path: string;
  readonly perSecond: number;
  readonly seconds: number;
  readonly headers: (at: number) => Record<string, string>;
  /** How often it asks for all that is due by then; default evenly. */
  readonly everyMs?: number;
}): Promise<Answers> {
  const { port, path, perSecond, seconds, headers, everyMs = tickMs } = options;
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections, headersTimeout: patienceMs });
  const byStatus: ByStatus = {};
  const waitsMs: number[] = [];
  const underWay = new Set<Promise<void>>();

  async function ask(at: number): Promise<void> {
    const begunMs = performance.now();
    let status = unanswered;
    try {
      const { statusCode, body } = await pool.request({
        method: 'GET',
        path,
        headers: headers(at),
      });
      await body.dump();
      status = String(statusCode);
    } catch {
      // It is counted as unanswered.
    }
    if (status === '200') waitsMs.push(performance.now() - begunMs);
    byStatus[status] = (byStatus[status] ?? 0) + 1;
  }

  const begunMs = performance.now();
  const all = Math.round(perSecond * seconds);
  for (let at = 0; at < all;) {
    const due = Math.min(all, Math.ceil(((performance.now() - begunMs) / 1000) * perSecond));
    for (; at < due && underWay.size < mostUnderWay; at += 1) {
      const asking = ask(at).finally(() => underWay.delete(asking));
      underWay.add(asking);
    }
    await pause(everyMs);
  }
  await Promise.all(underWay);
  await pool.close();
  return { byStatus, waitsMs };
}
