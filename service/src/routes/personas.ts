import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ApiError, errorBody } from '../http/api-error.ts';
import type { PersonaReader } from '../http/persona-reader.ts';
import { persona, personaSummary, releaseCalendar } from '../http/persona.ts';
import { releaseWords } from '../http/release-words.ts';
import { tokenRoles } from '../http/token.ts';
import { callerOf } from '../plugins/authentication.ts';

const personaKey = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,79}$/)
  .describe('The key of the persona, such as "it-integration-lead"');

const release = releaseCalendar.extend({
  words: z.string().describe('The calendar as a sentence for people'),
});

const saysNo = { 401: errorBody, 403: errorBody, 429: errorBody };

/** Everybody with a token may read what was released: it holds nothing about who said it. */
export const personaRoutes: FastifyPluginAsyncZod<{ personas: PersonaReader }> = async (
  app,
  { personas },
) => {
  const config = { roles: tokenRoles };
  const common = { tags: ['personas'], security: [{ token: [] }] };

  app.get(
    '/v1/personas',
    {
      config,
      schema: {
        ...common,
        summary: 'The personas of the org',
        response: {
          200: z.strictObject({ personas: z.array(personaSummary), release }),
          ...saysNo,
        },
      },
    },
    async (request) => {
      const { orgId } = callerOf(request);
      const [list, calendar] = await Promise.all([personas.list(orgId), personas.calendar(orgId)]);
      return { personas: [...list], release: { ...calendar, words: releaseWords(calendar) } };
    },
  );

  app.get(
    '/v1/personas/:key',
    {
      config,
      schema: {
        ...common,
        summary: 'One persona, with the cells that a release published',
        params: z.strictObject({ key: personaKey }),
        response: {
          200: z.strictObject({ persona, release }),
          ...saysNo,
          400: errorBody,
          404: errorBody,
        },
      },
    },
    async (request) => {
      const { orgId } = callerOf(request);
      const [found, calendar] = await Promise.all([
        personas.byKey(orgId, request.params.key),
        personas.calendar(orgId),
      ]);
      if (!found) {
        throw new ApiError(404, 'not-found', 'There is no persona with this key in this org.');
      }
      return { persona: found, release: { ...calendar, words: releaseWords(calendar) } };
    },
  );
};
