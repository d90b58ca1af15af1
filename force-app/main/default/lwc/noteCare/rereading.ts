import { rereadAfterMs } from 'c/ownNote';

/** Looks again and again, at a slowing pace, until it is stopped or has waited long enough. */
export class Rereading {
  private readonly look: () => Promise<void>;
  private readonly giveUp: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Tells the looks of one start from those of another that are still under way. */
  private round = 0;

  /** @param giveUp called once nobody should wait any longer */
  constructor(look: () => Promise<void>, giveUp: () => void) {
    this.look = look;
    this.giveUp = giveUp;
  }

  /** @param since when what is awaited began, in milliseconds since 1970 */
  start(since: number): void {
    this.stop();
    this.lookLater(since, this.round);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.round += 1;
  }

  private lookLater(since: number, round: number): void {
    const waitMs = rereadAfterMs(Date.now() - since);
    if (waitMs === null) {
      this.giveUp();
      return;
    }
    // The platform pushes nothing to this page, so asking again is the only way to hear of it.
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = setTimeout(() => this.lookNow(since, round), waitMs);
  }

  private async lookNow(since: number, round: number): Promise<void> {
    try {
      await this.look();
    } catch {
      // The note is saved whatever happens here; the next look may succeed.
    }
    if (round === this.round) this.lookLater(since, round);
  }
}
