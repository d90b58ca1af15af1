import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Canaries } from './canary.ts';
import type { Sighting } from './places.ts';

const described = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
const personaList = z.object({ personas: z.array(z.object({ key: z.string() })) });

/** Routes that the description leaves out. */
const hidden = ['/openapi.json', '/health', '/portal.css', '/metrics', '/'];

/** Whatever the service answers to whoever holds these tokens, and to what strangers send. */
export async function* inAnswers(
  app: FastifyInstance,
  tokens: Readonly<Record<string, string>>,
  canaries: Canaries,
): AsyncGenerator<Sighting> {
  const { paths } = described.parse((await app.inject('/openapi.json')).json());
  const first = Object.values(tokens)[0] ?? '';
  const list = await app.inject({ url: '/v1/personas', headers: bearer(first) });
  const keys = personaList.parse(list.json()).personas.map(({ key }) => key);
  const urls = [...Object.keys(paths), ...hidden].flatMap((path) =>
    path.includes('{') ? keys.map((key) => path.replaceAll(/\{[^}]{1,40}\}/g, key)) : [path],
  );
  for (const url of urls) {
    for (const headers of [{}, ...Object.values(tokens).map(bearer)]) {
      const answer = await app.inject({ url, headers });
      yield { place: `answer ${url}`, text: `${answer.body}\n${JSON.stringify(answer.headers)}` };
    }
  }
  yield* inRefusals(app, first, canaries);
}

/** What is answered to words that have no place in a request. */
async function* inRefusals(
  app: FastifyInstance,
  token: string,
  canaries: Canaries,
): AsyncGenerator<Sighting> {
  const word = canaries.word('request');
  for (const url of [
    `/${word}`,
    `/v1/personas/${word}`,
    `/v1/personas/%00${word}`,
    `/%c0${word}`,
    `/health?${word}=${word}`,
  ]) {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'] as const) {
      for (const authorization of [`Bearer ${token}`, `Bearer ${word}`, `Basic ${word}`]) {
        const headers = {
          authorization,
          cookie: word,
          [word]: word,
          'content-type': 'application/json',
        };
        const payload = method === 'GET' ? {} : { payload: `{"${word}":` };
        const answer = await app.inject({ method, url, headers, ...payload });
        yield { place: 'refusal', text: `${answer.body}\n${JSON.stringify(answer.headers)}` };
      }
    }
  }
}

function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}
