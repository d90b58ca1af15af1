/** Tells the time. Everything that needs "now" takes one, so that tests decide what time it is. */
export type Clock = () => Date;

/** The computer's own time. */
export const systemClock: Clock = () => new Date();
