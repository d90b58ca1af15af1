import { afterAll, beforeAll, expect, test } from 'vitest';
import * as acts from './acts.ts';
import { createModel, type Model } from './model.ts';
import { crash, quiet, quietAndRecomputed, type Running } from './steps.ts';
import { createWorld, type World } from './world.ts';

/** Every how many crossings a process is killed: `MODEL_STRIDE=1` for each, which takes minutes. */
const stride = Number(process.env['MODEL_STRIDE'] ?? 25);

let world: World;
let running: Running;
beforeAll(async () => {
  world = await createWorld();
  await world.reset();
  running = { world, process: await world.start() };
});
afterAll(async () => {
  await running.process.sync.stop();
  await world.end();
});

/** Something of every kind for one poll to take in; or edits alone, which no count of notes tells. */
async function day(model: Model, isOfEdits: boolean): Promise<void> {
  const edits = [acts.edit(0, 'price'), acts.edit(5, 'change')];
  const all = [
    acts.save(0, 1, 'finance', 'price'),
    acts.save(1, 2, 'operations', 'proof'),
    acts.tap(0, 'change'),
    acts.edit(1, 'price'),
    acts.withdraw(2, true),
    acts.hide(3, true),
    acts.remove(4),
    acts.closeDeal(1, 'Closed Lost'),
    acts.decide('proof', { kind: 'rename' }),
  ];
  for (const act of isOfEdits ? edits : all) {
    if (act.isPossible(model)) await act.run(model, world);
  }
}

test(
  'a process that is killed anywhere in a poll loses nothing and doubles nothing',
  { timeout: 600_000 },
  async () => {
    const model = createModel();
    await acts.saveThree('finance', 'price').run(model, world);
    await acts.saveThree('operations', 'change').run(model, world);
    await quiet().run(model, running);
    let crossing = Math.floor(Math.random() * stride);
    for (let isWithin = true, round = 0; isWithin; crossing += stride, round += 1) {
      await day(model, round % 2 === 0);
      const { fuse } = running.process;
      await crash(crossing).run(model, running);
      isWithin = fuse.isBurnt;
      await quiet().run(model, running);
    }
    await quietAndRecomputed().run(model, running);
    expect(crossing).toBeGreaterThan(stride);
  },
);
