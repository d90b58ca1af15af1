import type { Controlled } from './process.ts';
import { startProcess } from './process.ts';
import {
  type PollerCommand,
  pollerMessage,
  type PollerMessage,
  type PollerSettings,
} from './poller-commands.ts';

/** A polling process. */
export interface Poller {
  readonly process: Controlled<PollerMessage>;
  /** Resolves when its first round ended; false if the process ended before. */
  readonly firstRound: Promise<boolean>;
  /** When that was, in milliseconds after its start; null until then. */
  readonly firstRoundMs: () => number | null;
  /** Tells it what to do; gives how many crossings that took, or null if it ended meanwhile. */
  tell(command: PollerCommand): Promise<number | null>;
  kill(): Promise<void>;
}

/** What a command came to when it did not succeed. */
export class CommandFailed extends Error {}

/** Starts a polling process from its bundle. */
export function startPoller(bundle: string, settings: PollerSettings): Poller {
  const child = startProcess(bundle, settings, pollerMessage.parse);
  const ready = Promise.withResolvers<void>();
  const firstRound = Promise.withResolvers<boolean>();
  const waiting = new Map<number, PromiseWithResolvers<number | null>>();
  let firstRoundMs: number | null = null;
  let asked = 0;

  child.listen((said) => {
    switch (said.kind) {
      case 'ready':
        return ready.resolve();
      case 'round':
        firstRoundMs ??= performance.now() - child.startedAt;
        return firstRound.resolve(true);
      case 'done':
        return waiting.get(said.id)?.resolve(said.crossings);
      case 'failed':
        return waiting.get(said.id)?.reject(new CommandFailed(said.reason));
    }
  });
  void child.ended.then(() => {
    ready.resolve();
    firstRound.resolve(false);
    for (const answer of waiting.values()) answer.resolve(null);
  });

  return {
    process: child,
    firstRound: firstRound.promise,
    firstRoundMs: () => firstRoundMs,
    async tell(command) {
      await ready.promise;
      if (child.hasEnded) return null;
      asked += 1;
      const answer = Promise.withResolvers<number | null>();
      waiting.set(asked, answer);
      child.send({ id: asked, command });
      return answer.promise;
    },
    kill: () => child.kill(),
  };
}
