import { inject } from 'vitest';
import type { Insight } from '../../service/src/insight/worker/insight.ts';
import { startInsight } from '../../service/src/insight/worker/start-insight.ts';
import { silentLog } from '../silent-log.ts';

const entry = new URL('caller.ts', import.meta.url);

/** What reads notes, with the shipped model, by the thread that the whole test run shares, or by another one. */
export async function startSharedInsight(port = inject('sharedThreadPort')): Promise<Insight> {
  const modelPath = String(port);
  return startInsight({ modelPath }, { log: silentLog, entry });
}
