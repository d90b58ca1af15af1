import type { Page, Request } from 'playwright-core';

interface Traffic {
  started: number;
  readonly unanswered: Set<Request>;
}

const traffic = new WeakMap<Page, Traffic>();
/** A page that asks the org every second may never be quiet; it is as complete then as it gets. */
const patienceMs = 10_000;

/** Counts a page's requests from now on, as `atRest` needs it. */
export function watchTraffic(page: Page): void {
  const seen: Traffic = { started: 0, unanswered: new Set() };
  traffic.set(page, seen);
  page.on('request', (request) => {
    seen.started += 1;
    seen.unanswered.add(request);
  });
  // A body that the page's code does not read never ends, so its head is the answer.
  page.on('response', (response) => {
    const request = response.request();
    if (request.resourceType() === 'fetch') seen.unanswered.delete(request);
  });
  page.on('requestfinished', (request) => seen.unanswered.delete(request));
  page.on('requestfailed', (request) => seen.unanswered.delete(request));
}

/**
 * Waits until a page that was just opened has nothing left to do: every request answered, and nothing
 * new asked while it was drawn twice. Unlike a wait for half a second of silence, it is over at once
 * on a fast machine and right on a slow one. What a test needs to see it waits for itself.
 */
export async function atRest(page: Page): Promise<void> {
  const seen = traffic.get(page);
  if (!seen) throw new Error('The traffic of this page is not watched.');
  const deadline = performance.now() + patienceMs;
  let quietRounds = 0;
  while (quietRounds < 2 && performance.now() < deadline) {
    const { started } = seen;
    await drawn(page);
    quietRounds = seen.unanswered.size === 0 && seen.started === started ? quietRounds + 1 : 0;
  }
}

/** Waits until a page has drawn what it has to draw, and no animation that ends is under way. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 250 }));
    const ending = document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
