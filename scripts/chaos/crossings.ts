import pg from 'pg';

/** The ways out of a process: statements to PostgreSQL and calls over HTTP. */
export interface Crossings {
  /** How many there were since the last `crashAt`. */
  count(): number;
  /** Ends this process by SIGKILL at a crossing, counted from now; null never. */
  crashAt(crossing: number | null): void;
}

type Anything = (...given: unknown[]) => unknown;

/**
 * Counts every way out of this process and back: before each statement and call, and after each
 * answer. Between two of them nothing that lasts can happen, so a process that ends at each of them
 * in turn has ended at every moment that matters.
 */
export function watchCrossings(): Crossings {
  let count = 0;
  let fatal: number | null = null;

  function cross(): void {
    count += 1;
    if (count !== fatal) return;
    process.kill(process.pid, 'SIGKILL');
    // The signal may take a moment; nothing more may leave until then.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }

  function watched(work: Anything): Anything {
    return function watchedCall(this: unknown, ...given) {
      cross();
      const answer = work.apply(this, given);
      if (!(answer instanceof Promise)) return answer;
      return answer.finally(cross);
    };
  }

  Reflect.set(pg.Client.prototype, 'query', watched(methodOf(pg.Client.prototype, 'query')));
  Reflect.set(globalThis, 'fetch', watched(methodOf(globalThis, 'fetch')));
  return {
    count: () => count,
    crashAt(crossing) {
      count = 0;
      fatal = crossing;
    },
  };
}

function methodOf(owner: object, name: string): Anything {
  const method: unknown = Reflect.get(owner, name);
  if (typeof method !== 'function') throw new Error(`${name} is no function any more.`);
  return function call(this: unknown, ...given) {
    return Reflect.apply(method, this, given);
  };
}
