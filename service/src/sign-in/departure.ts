import { z } from 'zod';
import type { Remembered } from './provider.ts';

/** What a browser keeps while its person is at the provider: what comes back has to fit it. */
export interface Departure extends Remembered {
  /** The page of ours to show afterwards. */
  readonly to: string;
}

/** Somebody may sign in from so many tabs at a time; a cookie holds no more than about 4,000 bytes. */
const mostDepartures = 4;

const secret = z.string().regex(/^[A-Za-z0-9_-]{20,128}$/);
const shape = z.strictObject({ state: secret, nonce: secret, verifier: secret, to: z.string() });

/** Writes the departures of a browser, the last of them, so that a cookie can hold them. */
export function writeDepartures(departures: readonly Departure[]): string {
  return Buffer.from(JSON.stringify(departures.slice(-mostDepartures))).toString('base64url');
}

/** Reads them; of what is none of ours, none. */
export function readDepartures(text: string): readonly Departure[] {
  try {
    const { data = [] } = z
      .array(shape)
      .max(mostDepartures)
      .safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return data.map((departure) => ({ ...departure, to: ownPath(departure.to) }));
  } catch {
    return [];
  }
}

/** A path of our own, whatever was asked for: nobody is sent elsewhere after signing in. */
export function ownPath(asked: string): string {
  return /^\/[a-z0-9-]{1,60}(\/[A-Za-z0-9_-]{1,80}){0,3}$/.test(asked) ? asked : '/health';
}
