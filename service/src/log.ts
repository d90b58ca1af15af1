import type { Logger } from 'pino';

/** The part of a pino logger that the service uses: an object of facts first, then a sentence. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;
