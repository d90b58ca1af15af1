import { readFile } from 'node:fs/promises';
import type { Log } from '../log.ts';
import { isSigningKey } from '../private-key.ts';
import { OrgError } from './errors.ts';

/** The key that sign-ins are signed with and, while a certificate is changed, the one after it. */
export interface KeySettings {
  /** PEM. */
  readonly privateKey: string;
  /** Where that key was read, if it was: what is there now counts. */
  readonly privateKeyFile?: string | null;
  /** PEM. */
  readonly nextPrivateKey?: string | null;
  readonly nextPrivateKeyFile?: string | null;
}

/** The keys of one client, and which of them worked last. */
export interface SigningKeys {
  /**
   * Signs in with the key that worked last and, if that is refused, with the other one at once.
   *
   * @throws what the first attempt threw if both were refused
   */
  signIn<Answer>(attempt: (privateKey: string) => Promise<Answer>): Promise<Answer>;
}

/** Reads key files anew at each sign-in, so that a new certificate needs no restart. */
export function createSigningKeys(
  settings: KeySettings,
  log: Pick<Log, 'info' | 'warn'>,
): SigningKeys {
  const first = keyIn(settings.privateKey, settings.privateKeyFile ?? null, log);
  const next = settings.nextPrivateKey ?? null;
  const second = next === null ? null : keyIn(next, settings.nextPrivateKeyFile ?? null, log);
  let inOrder = second === null ? [first] : [first, second];

  return {
    async signIn(attempt) {
      const [usual, ...others] = inOrder;
      try {
        return await attempt(await (usual ?? first)());
      } catch (refusal) {
        const other = others[0];
        if (other === undefined || !isRefusal(refusal)) throw refusal;
        const answer = await attempt(await other()).catch((error: unknown) => {
          throw isRefusal(error) ? refusal : error;
        });
        inOrder = [...others, usual ?? first];
        log.info('signed in to Salesforce with the other one of two private keys');
        return answer;
      }
    },
  };
}

function isRefusal(error: unknown): boolean {
  return error instanceof OrgError && error.kind === 'unauthorised';
}

/** A key, as it is in its file now; a file that holds none leaves the last good key in use. */
function keyIn(given: string, file: string | null, log: Pick<Log, 'warn'>): () => Promise<string> {
  let pem = given;
  return async () => {
    if (file === null) return pem;
    const read = await readFile(file, 'utf8').catch(() => '');
    if (isSigningKey(read)) pem = read;
    else log.warn('a file of a Salesforce private key holds none; the key read before is used');
    return pem;
  };
}
