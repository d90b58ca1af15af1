import { setTimeout as pause } from 'node:timers/promises';

const tries = 100;
const pauseMs = 200;

/** Tries until it works: for those who look on while a server is away. Throws after 20 s. */
export async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === tries) throw error;
      await pause(pauseMs);
    }
  }
}
