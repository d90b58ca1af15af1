import { z } from 'zod';
import { ConfigError } from '../service/src/config.ts';
import { settings } from '../service/src/settings.ts';

const { DATABASE_URL, DATA_DIR, LOG_LEVEL, PORT } = settings.shape;

/** What only commands read, described as the service's settings are: docs/settings.md has both. */
export const commandSettings = z.object({
  PAGES_PORT: PORT.unwrap().default(8080).meta({
    description:
      'For the sample that `npm start` runs: the port of its pages, as `PORT` is that of its API. If it is taken, the next free one is used, and said.',
  }),
  REBUILD_DATABASE_URL: DATABASE_URL.meta({
    description:
      'For `npm run rebuild`: an empty database to rebuild into, which is left empty. A secret, since it holds a password. Without it the command makes a database beside the one of the service and drops it afterwards, for which the role needs CREATEDB.',
  }),
  CHAOS_LOG: z
    .enum(['silent', ...LOG_LEVEL.unwrap().options])
    .default('silent')
    .meta({
      description: 'For `npm run chaos`: how much the processes log that it kills.',
    }),
});

const { CHAOS_LOG, PAGES_PORT, REBUILD_DATABASE_URL } = commandSettings.shape;

/** What the sample is started with. */
export const sampleSettings = z.object({
  ...{ PORT, PAGES_PORT, DATA_DIR },
  LOG_LEVEL: LOG_LEVEL.unwrap().default('warn'),
});

/** What finds the service whose database is looked at, beside the service's own settings. */
export const placeSettings = z.object({ DATA_DIR, REBUILD_DATABASE_URL });

/** What the processes of `npm run chaos` read. */
export const chaosSettings = z.object({ CHAOS_LOG });

/** Reads settings from the environment. Throws ConfigError, which never repeats a value. */
export function readSettings<const Shape extends z.ZodObject>(
  shape: Shape,
  environment: Readonly<Record<string, string | undefined>>,
): z.infer<Shape> {
  // An empty variable is how many tools spell "not set".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = shape.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  );
}
