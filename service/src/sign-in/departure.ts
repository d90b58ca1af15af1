import { z } from 'zod';
import type { Remembered } from './provider.ts';

/** What a browser keeps while its person is at the provider: what comes back has to fit it. */
export interface Departure extends Remembered {
  /** The page of ours to show afterwards. */
  readonly to: string;
}

const secret = z.string().regex(/^[A-Za-z0-9_-]{20,128}$/);
const shape = z.strictObject({ state: secret, nonce: secret, verifier: secret, to: z.string() });

/** Writes it so that a cookie can hold it. */
export function writeDeparture(departure: Departure): string {
  return Buffer.from(JSON.stringify(departure)).toString('base64url');
}

/** Reads it, or undefined if it is none of ours. */
export function readDeparture(text: string): Departure | undefined {
  try {
    const { data } = shape.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return data && { ...data, to: ownPath(data.to) };
  } catch {
    return undefined;
  }
}

/** A path of our own, whatever was asked for: nobody is sent elsewhere after signing in. */
export function ownPath(asked: string): string {
  return /^\/[a-z0-9-]{1,60}(\/[A-Za-z0-9_-]{1,80}){0,3}$/.test(asked) ? asked : '/health';
}
