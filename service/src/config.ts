import { readFileSync } from 'node:fs';
import type { RequestLimits } from './http/request-limits.ts';
import { isLoopbackUrl } from './loopback.ts';
import type { Keeping } from './privacy/retention/keeping.ts';
import { isSigningKey } from './private-key.ts';
import { settings, type Settings } from './settings.ts';
import type { SignInConfig } from './sign-in/sign-in-config.ts';

/** How the service signs in to Salesforce. */
export interface SalesforceConfig {
  readonly loginUrl: string;
  readonly clientId: string;
  readonly username: string;
  /** PEM. */
  readonly privateKey: string;
  /** Where that key was read, to be read there again. */
  readonly privateKeyFile?: string | null;
  /** The key that is tried too while a certificate is changed, PEM. */
  readonly nextPrivateKey?: string | null;
  readonly nextPrivateKeyFile?: string | null;
  readonly environment: 'production' | 'sandbox';
}

/** The service's settings, checked. */
export interface Config {
  readonly salesforce: SalesforceConfig;
  /** Null: a PostgreSQL of our own under `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** Null: made and kept under `dataDir`. */
  readonly contributorKey: string | null;
  /** The ledger of erasures outside the database. */
  readonly erasureLedgerFile: string;
  /** A folder with an embedding model; null: the one that is shipped. */
  readonly embeddingModel: string | null;
  readonly host: string;
  readonly port: number;
  /** How many requests are answered; left out: the usual number. */
  readonly requestLimits?: RequestLimits;
  /** How people sign in with a browser; null or left out: they cannot. */
  readonly signIn?: SignInConfig | null;
  readonly role: 'all' | 'api' | 'worker';
  readonly pollSeconds: number;
  readonly idlePollSeconds: number;
  readonly releaseCalendar: 'monthly' | 'weekly' | 'sample';
  /** Seconds between releases; set for the `sample` calendar only. */
  readonly releaseEverySeconds: number | null;
  readonly minimumGroup: number;
  /** How long is kept what only grows. */
  readonly retention: Keeping;
  readonly logLevel: Settings['LOG_LEVEL'];
}

/** Thrown for wrong settings; its message lists every one of them with what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(
      [
        problems.length === 1 ? 'One setting is wrong:' : `${problems.length} settings are wrong:`,
        ...problems.map((problem) => `  - ${problem}`),
        'docs/settings.md describes every setting.',
      ].join('\n'),
    );
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings from the environment. Throws ConfigError, which never repeats a value. */
export function loadConfig(environment: Environment): Config {
  // An empty variable is how many tools spell "not set".
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settings.safeParse(given);
  const key = readPrivateKey(given, 'SALESFORCE_PRIVATE_KEY');
  const nextKey = readPrivateKey(given, 'SALESFORCE_NEXT_PRIVATE_KEY');
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...misspelt(given),
    ...combinations(given),
    ...key.problems,
    ...nextKey.problems,
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(inReadingOrder(problems));
  return toConfig(parsed.data, { key: key.pem ?? '', nextKey: nextKey.pem });
}

function toConfig(all: Settings, keys: { key: string; nextKey: string | null }): Config {
  return {
    salesforce: {
      loginUrl: all.SALESFORCE_LOGIN_URL.replace(/\/$/, ''),
      clientId: all.SALESFORCE_CLIENT_ID,
      username: all.SALESFORCE_USERNAME,
      privateKey: keys.key,
      privateKeyFile: all.SALESFORCE_PRIVATE_KEY_FILE ?? null,
      nextPrivateKey: keys.nextKey,
      nextPrivateKeyFile: all.SALESFORCE_NEXT_PRIVATE_KEY_FILE ?? null,
      environment: all.SALESFORCE_ENVIRONMENT,
    },
    databaseUrl: all.DATABASE_URL ?? null,
    dataDir: all.DATA_DIR,
    contributorKey: all.CONTRIBUTOR_KEY ?? null,
    erasureLedgerFile:
      all.ERASURE_LEDGER_FILE ?? `${all.DATA_DIR.replace(/[/\\]$/, '')}-erasures.jsonl`,
    embeddingModel: all.EMBEDDING_MODEL ?? null,
    host: all.HOST,
    port: all.PORT,
    requestLimits: {
      perAddress: all.ADDRESS_REQUESTS_PER_MINUTE,
      perOrg: all.ORG_REQUESTS_PER_MINUTE,
    },
    signIn: signInOf(all),
    role: all.ROLE,
    pollSeconds: all.POLL_SECONDS,
    idlePollSeconds: Math.max(all.IDLE_POLL_SECONDS, all.POLL_SECONDS),
    releaseCalendar: all.RELEASE_CALENDAR,
    releaseEverySeconds: all.RELEASE_EVERY_SECONDS ?? null,
    minimumGroup: all.MINIMUM_GROUP,
    retention: {
      auditYears: all.RETENTION_AUDIT_YEARS,
      receiptYears: all.RETENTION_RECEIPT_YEARS,
      findingDays: all.RETENTION_FINDING_DAYS,
    },
    logLevel: all.LOG_LEVEL,
  };
}

const signInNames = [
  'SIGN_IN_ISSUER',
  'SIGN_IN_CLIENT_ID',
  'SIGN_IN_ROLES',
  'SIGN_IN_ORG_ID',
  'PUBLIC_URL',
] as const;

/** Null unless all that it takes is given, which `combinations` has seen to. */
function signInOf(all: Settings): SignInConfig | null {
  const { SIGN_IN_ISSUER: issuer, SIGN_IN_CLIENT_ID: clientId, SIGN_IN_ROLES: roles } = all;
  const { SIGN_IN_ORG_ID: orgId, PUBLIC_URL: publicUrl } = all;
  if (!issuer || !clientId || !roles || !orgId || !publicUrl) return null;
  return {
    issuer,
    clientId,
    clientSecret: all.SIGN_IN_CLIENT_SECRET ?? null,
    scopes: all.SIGN_IN_SCOPES,
    groupsClaim: all.SIGN_IN_GROUPS_CLAIM,
    roles,
    orgId,
    publicUrl: new URL(publicUrl).origin,
  };
}

/** Settings that are fine alone and wrong together. */
function combinations(given: Environment): string[] {
  const problems: string[] = [];
  const isSample = given['RELEASE_CALENDAR'] === 'sample';
  if (isSample && !isLoopbackUrl(given['SALESFORCE_LOGIN_URL'] ?? '')) {
    problems.push('RELEASE_CALENDAR: "sample" is for an org on this computer. Choose monthly.');
  }
  if (isSample && !given['RELEASE_EVERY_SECONDS']) {
    problems.push('RELEASE_EVERY_SECONDS: Give the seconds between releases of the sample.');
  }
  if (!isSample && given['RELEASE_EVERY_SECONDS']) {
    problems.push('RELEASE_EVERY_SECONDS: Remove it; only the calendar "sample" has seconds.');
  }
  if (signInNames.some((name) => given[name])) {
    const missing = signInNames.filter((name) => !given[name]);
    problems.push(
      ...missing.map((name) => `${name}: Give it too: people sign in only if all of it is known.`),
    );
  }
  const databaseUrl = given['DATABASE_URL'];
  if (databaseUrl && !isLoopbackUrl(databaseUrl) && !given['CONTRIBUTOR_KEY']) {
    problems.push(
      'CONTRIBUTOR_KEY: Give at least 32 bytes that every process on this database shares.',
    );
  }
  return problems;
}

type KeyName = 'SALESFORCE_PRIVATE_KEY' | 'SALESFORCE_NEXT_PRIVATE_KEY';

function readPrivateKey(
  given: Environment,
  name: KeyName,
): { pem: string | null; problems: string[] } {
  const inline = given[name];
  const fileName = `${name}_FILE`;
  const file = given[fileName];
  const wrong = (problem: string) => ({ pem: null, problems: [problem] });
  if (inline && file) {
    return wrong(`${fileName}: Remove it or ${name}; one is enough.`);
  }
  if (!inline && !file) {
    if (name === 'SALESFORCE_NEXT_PRIVATE_KEY') return { pem: null, problems: [] };
    return wrong(`${name}: Give the key in PEM, or ${fileName}.`);
  }
  let pem: string;
  try {
    // Environment files cannot hold line breaks, so "\n" stands for one.
    pem = file ? readFileSync(file, 'utf8') : (inline ?? '').replaceAll('\\n', '\n');
  } catch {
    return wrong(`${fileName}: The file cannot be read. Check its path and permissions.`);
  }
  if (isSigningKey(pem)) return { pem, problems: [] };
  return wrong(`${file ? fileName : name}: It holds no unencrypted RSA private key in PEM.`);
}

/** A misspelt name would silently leave its default in place. */
function misspelt(given: Environment): string[] {
  return Object.keys(given)
    .filter((name) => /^(SALESFORCE|SIGN_IN)_/.test(name) && !(name in settings.shape))
    .map((name) => `${name}: There is no such setting. Check its spelling.`);
}

function inReadingOrder(problems: readonly string[]): string[] {
  const order = Object.keys(settings.shape);
  const place = (problem: string): number => order.indexOf(problem.split(':')[0] ?? '');
  return [...new Set(problems)].sort((a, b) => place(a) - place(b));
}
