const EVERY_SECOND_UNTIL_MS = 30_000;
const GIVE_UP_AFTER_MS = 120_000;

/**
 * How long to wait before looking at the note again, given how long it has been saved, both in
 * milliseconds. Filing takes about three seconds; whoever is still waiting after half a minute
 * waits for a service that is busy or away. Null means stop looking.
 */
export function rereadAfterMs(savedForMs: number): number | null {
  if (savedForMs >= GIVE_UP_AFTER_MS) return null;
  return savedForMs < EVERY_SECOND_UNTIL_MS ? 1_000 : 5_000;
}
