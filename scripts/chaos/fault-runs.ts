import { setTimeout as pause } from 'node:timers/promises';
import { createChance } from './chance.ts';
import type { Findings } from './check.ts';
import type { Fault } from './faults.ts';
import { judgeSettled } from './judge.ts';
import { patiently } from './patience.ts';
import type { Poller } from './poller-process.ts';
import type { ChaosServer } from './server.ts';
import { endFaults, settle } from './settle.ts';
import type { World } from './world.ts';

export interface FaultRunOptions {
  readonly seed: number;
  readonly fault: Fault;
  readonly server: ChaosServer | null;
}

/** A world and the process that polls in it, from one fault to the next. */
export interface FaultStage {
  readonly world: World;
  poller: Poller | null;
}

/** Lets people act before, while and after a fault lasts; then nothing may be wrong. */
export async function runFault(
  stage: FaultStage,
  { seed, fault, server }: FaultRunOptions,
): Promise<Findings> {
  const { world } = stage;
  const chance = createChance(seed);
  if (stage.poller === null || stage.poller.process.hasEnded) {
    stage.poller = world.poller({ pollMs: 30 });
    await Promise.race([stage.poller.firstRound, pause(20_000)]);
  }
  await world.org.act(1 + chance.below(4));
  const end = await fault({ world, chance, poller: stage.poller, server });
  const acting = world.org.act(2 + chance.below(5));
  await pause(50 + chance.below(400));
  await end();
  await patiently(() => acting);
  await world.org.act(chance.below(3));
  await endFaults(world);
  if (stage.poller.process.hasEnded) stage.poller = world.poller({ pollMs: 30 });
  await settle(world, stage.poller);
  return judgeSettled(world, stage.poller);
}
