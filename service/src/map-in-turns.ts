import { setImmediate } from 'node:timers/promises';

/** How long a list is worked on before whatever else waits for the thread has its turn, in milliseconds. */
const turnMs = 0.3;

/**
 * Maps a list as `map` does, but lets what waits for the thread go on in between: a request, or the
 * database's answer to what was stored meanwhile.
 */
export async function mapInTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item, at: number) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  let begunMs = performance.now();
  for (const [at, item] of items.entries()) {
    if (performance.now() - begunMs > turnMs) {
      await setImmediate();
      begunMs = performance.now();
    }
    results.push(work(item, at));
  }
  return results;
}
