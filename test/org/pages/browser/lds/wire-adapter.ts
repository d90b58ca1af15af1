import { subscribe, unsubscribe, type Subscription } from './subscriptions.ts';

/** What LWC calls with each new result of a wire. */
type Emit<Result> = (result: Result) => void;

export interface WireAdapter<Config> {
  connect(): void;
  update(config: Config): void;
  disconnect(): void;
}

/**
 * Makes a wire adapter that emits `empty` first, then what `fetchResult` gives for each
 * configuration, and again when a record in it changes. `fetchResult` gives undefined while the
 * configuration is incomplete. Only the newest answer of a wire is emitted.
 */
export function makeWireAdapter<Config, Result>(
  empty: Result,
  fetchResult: (config: Config, again: () => Promise<void>) => Promise<Result> | undefined,
): new (emit: Emit<Result>) => WireAdapter<Config> {
  return class implements WireAdapter<Config>, Subscription {
    #emit: Emit<Result>;
    #config: Config | undefined;
    #isConnected = false;
    #turn = 0;
    #shown = '';

    constructor(emit: Emit<Result>) {
      this.#emit = emit;
      emit(empty);
    }

    connect(): void {
      this.#isConnected = true;
      subscribe(this);
      void this.fetchAgain();
    }

    update(config: Config): void {
      this.#config = config;
      void this.fetchAgain();
    }

    disconnect(): void {
      this.#isConnected = false;
      this.#turn += 1;
      unsubscribe(this);
    }

    shows(recordId: string): boolean {
      return this.#shown.includes(recordId);
    }

    async fetchAgain(): Promise<void> {
      if (!this.#isConnected || this.#config === undefined) return;
      const turn = (this.#turn += 1);
      const result = await fetchResult(this.#config, () => this.fetchAgain());
      if (turn !== this.#turn || result === undefined) return;
      this.#shown = JSON.stringify([this.#config, result]);
      this.#emit(result);
    }
  };
}
