import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import * as acts from './acts.ts';
import { buyers, createModel, topics } from './model.ts';
import * as steps from './steps.ts';
import { createWorld, type World } from './world.ts';

/** `MODEL_RUNS=1000 MODEL_SEED=… vitest run service/src/sync/model` for a long or a repeated run. */
const runs = Number(process.env['MODEL_RUNS'] ?? 12);
const seed = Number(process.env['MODEL_SEED'] ?? Date.now() % 2 ** 31);
const limitMs = Number(process.env['MODEL_MS'] ?? 10_000);

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.end());

const index = fc.nat(7);
const buyer = fc.constantFrom(...buyers);
const topic = fc.constantFrom(...topics);

const newNote = fc.tuple(index, index, buyer, topic).map((choice) => acts.save(...choice));
const changedNote = fc.oneof(
  fc.tuple(index, topic).map((choice) => acts.edit(...choice)),
  fc.tuple(index, fc.boolean()).map((choice) => acts.hide(...choice)),
  fc.tuple(index, fc.boolean()).map((choice) => acts.withdraw(...choice)),
  fc.tuple(index, index).map((choice) => acts.moveToDeal(...choice)),
  fc.tuple(index, buyer).map((choice) => acts.moveToBuyer(...choice)),
  fc.tuple(index, index).map((choice) => acts.giveTo(...choice)),
  fc
    .tuple(index, fc.constantFrom(...topics, 'none' as const, 'nothing' as const))
    .map((choice) => acts.tap(...choice)),
  index.map(acts.remove),
  fc.tuple(index, fc.constantFrom('here', 'nowhere')).map((choice) => acts.fromBin(...choice)),
);
const act = fc.oneof(
  { weight: 1, arbitrary: newNote },
  { weight: 8, arbitrary: changedNote },
  {
    weight: 3,
    arbitrary: fc.tuple(buyer, topic).map((choice) => acts.saveThree(...choice)),
  },
  { weight: 1, arbitrary: index.map(acts.erase) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(index, fc.constantFrom('Closed Won', 'Closed Lost', 'Prospecting'))
      .map((choice) => acts.closeDeal(...choice)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        topic,
        fc.oneof(
          fc.record({ kind: fc.constantFrom('rename', 'retire', 'revive') }),
          fc.record({ kind: fc.constant('merge' as const), into: topic }),
        ),
      )
      .map((choice) => acts.decide(...choice)),
  },
);
const crossing = fc.nat(60);
const lateSeconds = fc.integer({ min: 1, max: 500 });

const allSteps = [
  // Mostly, people do something.
  ...Array.from({ length: 12 }, () => act.map(steps.people)),
  fc
    .tuple(fc.oneof(newNote, changedNote), lateSeconds)
    .map(([what, late]) => steps.peopleLate(what, late * 1000)),
  fc.tuple(act, crossing).map(([what, at]) => steps.peopleMeanwhile(what, at)),
  fc.constant(steps.poll()),
  fc.constant(steps.poll()),
  fc.constantFrom(1, 5, 30, 700, 90_000).map(steps.pass),
  fc.constant(steps.closeSessions()),
  fc.constantFrom(1, 60, 3600).map(steps.redeliver),
  crossing.map(steps.crash),
  crossing.map(steps.crashInRelease),
  fc.option(crossing).map(steps.takeOver),
  fc.constant(steps.release()),
  fc.constant(steps.rebuild()),
  fc.constant(steps.sweep()),
  fc.constant(steps.quiet()),
];

test(
  'whatever happens in whatever order, nothing is lost, doubled or out of date once it is quiet',
  { timeout: limitMs + 60_000 },
  async () => {
    const property = fc.asyncProperty(
      fc.commands(allSteps, { maxCommands: 30, size: 'max' }),
      async (commands) => {
        await world.reset();
        const running = { world, process: await world.start() };
        try {
          await running.process.sync.pollNow();
          const model = createModel();
          await fc.asyncModelRun(
            () => ({ model, real: running }),
            [...commands, steps.quietAndRecomputed()],
          );
        } finally {
          await running.process.sync.stop();
        }
      },
    );
    const outcome = await fc.check(property, {
      numRuns: runs,
      seed,
      interruptAfterTimeLimit: limitMs,
    });
    // A busy machine may not come to the end of one run; that is no failure.
    if (outcome.counterexample === null) return;
    throw new Error(fc.defaultReportMessage(outcome), { cause: outcome.errorInstance });
  },
);
