import type { FastifyInstance, InjectOptions } from 'fastify';
import { z } from 'zod';
import type { Chance } from '../../scripts/chaos/chance.ts';
import { hostileWord, mark, mutated } from './words.ts';

/** What the service says of itself, and what it does not. */
export interface Surface {
  /** As in `/v1/personas/{key}`. */
  readonly paths: readonly string[];
  /** Parameters that lead somewhere. */
  readonly keys: readonly string[];
  readonly tokens: readonly string[];
}

const described = z.object({ paths: z.record(z.string(), z.unknown()) });
const hidden = [
  '/openapi.json',
  '/health',
  '/portal.css',
  '/',
  '/metrics',
  '/v1',
  '/sign-in',
  '/sign-in/return',
  '/sign-out',
];

/** Reads from the description of the API what there is to ask. */
export async function readSurface(
  app: FastifyInstance,
  known: Pick<Surface, 'keys' | 'tokens'>,
): Promise<Surface> {
  const answer = await app.inject('/openapi.json');
  const { paths } = described.parse(answer.json());
  return { ...known, paths: [...Object.keys(paths), ...hidden] };
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const;

const headerNames = [
  'accept',
  'accept-encoding',
  'accept-language',
  'content-type',
  'content-encoding',
  'cookie',
  'origin',
  'referer',
  'user-agent',
  'host',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'forwarded',
  'x-real-ip',
  'x-http-method-override',
  'x-request-id',
  'if-none-match',
  'if-modified-since',
  'range',
  'expect',
  'te',
  'upgrade',
  'sec-fetch-site',
  '__proto__',
] as const;

const contentTypes = [
  'application/json',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/plain',
  'text/html',
  'application/xml',
  'application/octet-stream',
  '*/*',
  ';',
] as const;

/** A request that means harm, or only half of it: about one in ten is as it should be. */
export function makeRequest(chance: Chance, surface: Surface): InjectOptions {
  const isWell = chance.happens(0.1);
  const method = isWell || chance.happens(0.7) ? 'GET' : (chance.pick(methods) ?? 'GET');
  const headers: Record<string, string> = {};
  const authorization = makeAuthorization(chance, surface, isWell);
  if (authorization !== undefined) headers['authorization'] = authorization;
  if (isWell) return { method, url: makePath(chance, surface, true), headers };
  for (let times = chance.below(4); times > 0; times -= 1) {
    headers[chance.pick(headerNames) ?? 'x'] = headerValue(chance);
  }
  const url = `${makePath(chance, surface, false)}${makeQuery(chance)}`;
  if (method === 'GET' || method === 'HEAD') return { method, url, headers };
  headers['content-type'] = chance.pick(contentTypes) ?? '';
  return { method, url, headers, payload: makeBody(chance) };
}

function makePath(chance: Chance, { paths, keys }: Surface, isWell: boolean): string {
  const path = chance.pick(paths) ?? '/';
  const filled = path.replaceAll(/\{[^}]{1,40}\}/g, () => {
    const key = chance.pick(keys) ?? '';
    if (isWell || chance.happens(0.2)) return key;
    return encoded(chance, chance.happens(0.5) ? mutated(chance, key) : hostileWord(chance));
  });
  if (isWell || chance.happens(0.7)) return filled;
  return `/${encoded(chance, mutated(chance, filled.slice(1)))}`;
}

/** As a well-bred client would put it into an address, or as it is. */
function encoded(chance: Chance, text: string): string {
  if (chance.happens(0.6)) return encodeURIComponent(text.toWellFormed());
  // Control characters and what is not Latin never gets out of a client.
  return text.replaceAll(/[^\x21-\x7e]/g, '').replaceAll('\\', '');
}

function makeQuery(chance: Chance): string {
  let query = chance.happens(0.2) ? `?to=${encoded(chance, hostileWord(chance))}` : '';
  for (let times = chance.below(3); times > 0; times -= 1) {
    const name = chance.happens(0.3) ? '__proto__[x]' : hostileWord(chance);
    query += `${query === '' ? '?' : '&'}${encoded(chance, name)}=${encoded(chance, hostileWord(chance))}`;
  }
  return query;
}

function makeAuthorization(
  chance: Chance,
  { tokens }: Surface,
  isWell: boolean,
): string | undefined {
  const token = chance.pick(tokens) ?? '';
  if (isWell || chance.happens(0.5)) return `Bearer ${token}`;
  if (chance.happens(0.2)) return undefined;
  const bad = chance.happens(0.5) ? mutated(chance, token) : hostileWord(chance);
  if (chance.happens(0.3)) {
    return `Basic ${Buffer.from(chance.happens(0.5) ? `${mark}:${bad}` : bad).toString('base64')}`;
  }
  return printable(chance.happens(0.8) ? `Bearer ${bad}` : bad);
}

function headerValue(chance: Chance): string {
  return printable(
    chance.happens(0.3)
      ? `${hostileWord(chance)}, ${chance.below(300)}.0.0.1`
      : hostileWord(chance),
  );
}

/** What a header may hold; Node refuses the rest before it sends anything. */
function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 12_000);
}

function makeBody(chance: Chance): string {
  const word = hostileWord(chance);
  switch (chance.below(7)) {
    case 0:
      return word;
    case 1:
      return JSON.stringify({ [word]: word, ['__proto__']: { isAdmin: true } });
    case 2:
      return `{"__proto__":{"${mark}":1},"constructor":{"prototype":{"${mark}":1}}}`;
    case 3:
      return `${'['.repeat(8000)}${']'.repeat(8000)}`;
    case 4:
      return `{"a":`.repeat(1500);
    case 5:
      return JSON.stringify(word.repeat(200));
    default:
      return `{"${mark}": "${word}`;
  }
}
