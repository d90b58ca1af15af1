import { z } from 'zod';
import { ConfigError } from '../service/src/config.ts';
import { settings } from '../service/src/settings.ts';

const { DATA_DIR, LOG_LEVEL, PORT } = settings.shape;

/** What only commands read, described as the service's settings are: docs/settings.md has both. */
export const commandSettings = z.object({
  PAGES_PORT: PORT.unwrap().default(8080).meta({
    description:
      'For the sample that `npm start` runs: the port of its pages, as `PORT` is that of its API. If it is taken, the next free one is used, and said.',
  }),
});

const sampleSettings = z.object({
  PORT,
  PAGES_PORT: commandSettings.shape.PAGES_PORT,
  DATA_DIR,
  LOG_LEVEL: LOG_LEVEL.unwrap().default('warn'),
});

type SampleSettings = z.infer<typeof sampleSettings>;
type Environment = Readonly<Record<string, string | undefined>>;

/** What `npm start` reads for the sample. Throws ConfigError, which never repeats a value. */
export function readSampleSettings(environment: Environment): SampleSettings {
  // An empty variable is how many tools spell "not set".
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = sampleSettings.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  );
}
