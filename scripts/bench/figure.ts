/** A measured time beside what it may take: a share below 1 is good. */
export interface MsFigure {
  readonly ms: number;
  readonly shareOfBudget: number;
}

export function msFigure(ms: number, budget: number): MsFigure {
  return { ms: rounded(ms, 1), shareOfBudget: rounded(ms / budget, 2) };
}

export interface SecondsFigure {
  readonly seconds: number;
  readonly shareOfBudget: number;
}

/** `ms` as seconds beside a budget in seconds. */
export function secondsFigure(ms: number, budget: number): SecondsFigure {
  return { seconds: rounded(ms / 1000, 2), shareOfBudget: rounded(ms / 1000 / budget, 2) };
}

export function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}

/** How long something took, and how long processors worked for it in this process, threads included. */
export async function timed(
  run: () => unknown,
): Promise<{ readonly ms: number; readonly cpuMs: number }> {
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  await run();
  const ms = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpuBefore);
  return { ms, cpuMs: (user + system) / 1000 };
}
