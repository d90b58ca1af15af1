import { createChance } from '../../scripts/chaos/chance.ts';
import { buildHostileApp, type HostileApp } from './app.ts';
import { longestBusyMs } from './busy.ts';
import { faultsOf } from './judge.ts';
import { makeRequest, readSurface } from './requests.ts';

/** What came of many hostile requests. */
export interface StormFindings {
  readonly requests: number;
  readonly byStatus: Readonly<Record<string, number>>;
  /** Each kind of fault, with the seed of the first request that has it. */
  readonly faults: Readonly<Record<string, { count: number; at: number }>>;
  readonly slowestMs: number;
  /** Lines of the log that repeat what was sent. */
  readonly toldLines: number;
}

/** Sends so many requests, one after the other; each depends on the seed and its number alone. */
export async function requestStorm(
  options: { readonly count: number; readonly seed: number },
  hostile: HostileApp = buildHostileApp(),
): Promise<StormFindings> {
  const { app, toldLines } = hostile;
  await app.ready();
  const surface = await readSurface(app, hostile);
  const byStatus: Record<string, number> = {};
  const faults: Record<string, { count: number; at: number }> = {};
  let slowestMs = 0;

  async function send(number: number): Promise<{ status: string; found: string[]; ms: number }> {
    const request = makeRequest(createChance(options.seed * 1_000_003 + number), surface);
    const before = process.threadCpuUsage();
    const answer = await app.inject(request);
    const { user, system } = process.threadCpuUsage(before);
    const found = faultsOf(answer, request.method === 'HEAD');
    return { status: `${answer.statusCode}`, found, ms: (user + system) / 1000 };
  }

  for (let number = 0; number < options.count; number += 1) {
    const { status, found, ms: firstMs } = await send(number);
    let ms = firstMs;
    // What the engine compiles or tidies up meanwhile is nobody's fault.
    for (let again = 0; again < 3 && ms > longestBusyMs / 2; again += 1) {
      ms = Math.min(ms, (await send(number)).ms);
    }
    slowestMs = Math.max(slowestMs, ms);
    if (ms > longestBusyMs) found.push('it keeps everybody waiting');
    byStatus[status] = (byStatus[status] ?? 0) + 1;
    for (const fault of found) {
      const known = (faults[fault] ??= { count: 0, at: number });
      known.count += 1;
    }
  }
  await app.close();
  return {
    requests: options.count,
    byStatus,
    faults,
    slowestMs: Math.round(slowestMs * 10) / 10,
    toldLines: toldLines(),
  };
}
