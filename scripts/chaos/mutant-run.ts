import { bundlePoller, type SourceEdit } from './bundle-poller.ts';
import type { Mutant } from './mutants.ts';
import { quickLease } from './quick-lease.ts';
import type { Provocation } from './provocations.ts';
import type { ChaosServer } from './server.ts';
import { createWorld, type World } from './world.ts';

type Server = Pick<ChaosServer, 'adminUrl' | 'port'>;

/** Whether our code as it is gets through what the mutants have to stumble over. */
export function isUnharmed(server: Server, provocation: Provocation, seed: number) {
  return provoke(server, provocation, seed, quickLease).then((isWrong) => !isWrong);
}

/** Whether a planted fault is noticed. */
export function tryMutant(server: Server, mutant: Mutant, seed: number): Promise<boolean> {
  return provoke(server, mutant.provocation, seed, editsOf(mutant));
}

/** Whether a planted fault is noticed in a world that there is already, where it leaves its traces. */
export async function isNoticedIn(world: World, mutant: Mutant): Promise<boolean> {
  const bundle = await bundlePoller(editsOf(mutant));
  return mutant.provocation({
    ...world,
    poller: (changes) => world.poller({ ...changes, bundle }),
  });
}

function editsOf(mutant: Mutant): SourceEdit[] {
  return [...quickLease, ...mutant.edits];
}

async function provoke(
  server: Server,
  provocation: Provocation,
  seed: number,
  edits: readonly SourceEdit[],
): Promise<boolean> {
  const world = await createWorld({ server, seed, edits });
  try {
    return await provocation(world);
  } finally {
    await world.end();
  }
}
