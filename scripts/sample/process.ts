import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Connection } from 'jsforce';

/** `npm start` in a process of its own, seen from outside: what it prints, and its pages. */
export interface StartedSample {
  /** All it has printed so far. */
  output(): string;
  /** Resolves once it has printed `words`; throws when it ends or takes longer than `withinMs`. */
  printed(words: string | RegExp, withinMs: number): Promise<void>;
  /** Its pages' address, once it is ready. */
  url(): string;
  /** Signs in as a person of the sample, as the page *Who do you want to be?* does. */
  actAs(name: string): Promise<Connection>;
  /** Sends a signal and waits for the end; gives the exit code, or null after a kill. */
  end(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
}

const startScript = fileURLToPath(new URL('../start.ts', import.meta.url));

/** Starts the sample with its data in `dataDir`. End it, whatever happens. */
export function spawnSample(dataDir: string): StartedSample {
  const environment = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('SALESFORCE_'),
  );
  const child = spawn(process.execPath, [startScript], {
    env: { ...Object.fromEntries(environment), DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const collect = (chunk: Buffer): void => {
    text += chunk.toString('utf8');
    child.emit('printed');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);

  const url = (): string => {
    const found = /Open (http:\/\/127\.0\.0\.1:\d+)/.exec(text)?.[1];
    if (found === undefined) throw new Error(`The sample has not said its address:\n${text}`);
    return found;
  };
  return {
    output: () => text,
    printed: (words, withinMs) => untilPrinted(child, () => text, words, withinMs),
    url,
    actAs: (name) => actAs(url(), name),
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
      return child.exitCode;
    },
  };
}

async function untilPrinted(
  child: ChildProcess,
  text: () => string,
  words: string | RegExp,
  withinMs: number,
): Promise<void> {
  const tooLate = AbortSignal.timeout(withinMs);
  const isThere = (): boolean =>
    typeof words === 'string' ? text().includes(words) : words.test(text());
  while (!isThere()) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The sample ended before it printed ${String(words)}:\n${text()}`);
    }
    try {
      await Promise.race([
        once(child, 'printed', { signal: tooLate }),
        once(child, 'exit', { signal: tooLate }),
      ]);
    } catch {
      throw new Error(`Not printed within ${withinMs} ms: ${String(words)}. Printed:\n${text()}`);
    }
  }
}

async function actAs(url: string, name: string): Promise<Connection> {
  const page = await (await fetch(url)).text();
  const form = [...page.matchAll(/action="(\/act-as\/\w+)"[\s\S]{0,400}?<strong>([^<]+)</g)].find(
    ([, , shown]) => shown === name,
  );
  if (!form?.[1]) throw new Error(`The sample does not offer to act as ${name}.`);
  const answer = await fetch(url + form[1], {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
  });
  const cookie = /watercooler_org_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '');
  if (!cookie?.[1]) throw new Error(`Acting as ${name} gave no session.`);
  return new Connection({
    instanceUrl: url,
    accessToken: decodeURIComponent(cookie[1]),
    version: '66.0',
  });
}
