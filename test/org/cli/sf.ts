import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { z } from 'zod';

const answer = z.object({
  status: z.number(),
  result: z.unknown().optional(),
  name: z.string().optional(),
  message: z.string().optional(),
});

export type SfAnswer = z.infer<typeof answer>;

/** An installed Salesforce CLI with a home of its own: it knows no org but those of the test. */
export interface Sf {
  /** What another process needs to use the same CLI with the same orgs. */
  readonly environment: Readonly<Record<string, string>>;
  /** Runs a command with `--json` and gives its answer, also when the command failed. */
  run(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<SfAnswer>;
  forget(): void;
}

/** Wraps the CLI at a path such as `…/node_modules/.bin/sf`. */
export function salesforceCli(executable: string): Sf {
  const home = mkdtempSync(join(tmpdir(), 'watercooler-sf-'));
  const settings = {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    SF_AUTOUPDATE_DISABLE: 'true',
    SF_DISABLE_TELEMETRY: 'true',
    SF_SKIP_NEW_VERSION_CHECK: 'true',
    SF_USE_GENERIC_UNIX_KEYCHAIN: 'true',
  };
  return {
    environment: {
      ...settings,
      PATH: [dirname(executable), settings.PATH].join(delimiter),
    },
    run: (args, env = {}) =>
      new Promise((resolve, reject) => {
        const options = { cwd: home, env: { ...settings, ...env } };
        execFile(executable, [...args, '--json'], options, (error, stdout, stderr) => {
          const start = stdout.indexOf('{');
          if (start < 0) reject(error ?? new Error(`sf said nothing: ${stderr}`));
          else resolve(answer.parse(JSON.parse(stdout.slice(start))));
        });
      }),
    forget: () => rmSync(home, { recursive: true, force: true }),
  };
}
