import { spawn } from 'node:child_process';
import { z } from 'zod';

/** The Salesforce CLI, as these commands need it. */
export interface Sf {
  /** Runs a command in the open; in a dry run only prints it. Throws when it fails. */
  run(...parameters: readonly string[]): Promise<void>;
  /** Runs a command that changes nothing and reads its answer, dry run or not. */
  ask<Shape extends z.ZodType>(
    shape: Shape,
    ...parameters: readonly string[]
  ): Promise<z.infer<Shape>>;
}

export interface SfOptions {
  /** The project's folder. */
  readonly root: string;
  readonly isDryRun: boolean;
  readonly print: (line: string) => void;
  /** Where `sf` is looked for, and what it is told; the process's own by default. */
  readonly environment?: NodeJS.ProcessEnv;
}

const notFound =
  'The Salesforce CLI (sf) is not on the PATH. Install it with "npm install --global @salesforce/cli", ' +
  'or from https://developer.salesforce.com/tools/salesforcecli, and run this command again.';

/** What every answer in JSON looks like from outside. */
const answerShape = z.object({ result: z.unknown().optional(), message: z.string().optional() });

/** Makes the runner. Parameters go to `sf` one by one and through no shell, so nothing in them acts. */
export function createSf({ root, isDryRun, print, environment = process.env }: SfOptions): Sf {
  const start = (parameters: readonly string[], output: 'inherit' | 'pipe') =>
    new Promise<{ code: number; text: string }>((resolve, reject) => {
      const child = spawn('sf', [...parameters], {
        cwd: root,
        // Colours would stand between the braces of an answer.
        env: output === 'pipe' ? { ...environment, NO_COLOR: '1', FORCE_COLOR: '0' } : environment,
        stdio: ['inherit', output, output === 'pipe' ? 'ignore' : 'inherit'],
      });
      let text = '';
      child.stdout?.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      child.on('error', (error) =>
        reject('code' in error && error.code === 'ENOENT' ? new Error(notFound) : error),
      );
      child.on('close', (code) => resolve({ code: code ?? 1, text }));
    });

  return {
    async run(...parameters) {
      print(`$ ${commandLine(parameters)}`);
      if (isDryRun) return;
      const { code } = await start(parameters, 'inherit');
      if (code !== 0) {
        throw new Error(
          `"${commandLine(parameters.slice(0, 3))}" ended with status ${code}; its own message stands above.`,
        );
      }
    },

    async ask(shape, ...parameters) {
      const { code, text } = await start([...parameters, '--json'], 'pipe');
      const asked = commandLine(parameters);
      const answer = answerShape.safeParse(parsed(text.slice(Math.max(0, text.indexOf('{')))));
      if (code !== 0 || !answer.success) {
        const reason = answer.data?.message ?? `status ${code}`;
        throw new Error(`"${asked}" failed: ${reason}`);
      }
      const result = shape.safeParse(answer.data.result);
      if (!result.success)
        throw new Error(`"${asked}" answered in a way this command does not know.`);
      return result.data;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The command as a person would type it. */
function commandLine(parameters: readonly string[]): string {
  return ['sf', ...parameters]
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
    .join(' ');
}
