import { z } from 'zod';
import { usualLimits } from './http/request-limits.ts';
import { tokenRoles } from './http/token.ts';
import { isLoopbackHost, isLoopbackUrl } from './loopback.ts';
import { isHostOfEveryOrg } from './salesforce/domains.ts';
import { readRoles } from './sign-in/groups.ts';

/** A whole number within limits, written in digits. */
function wholeNumber(from: number, to: number, what: string): z.ZodType<number> {
  const error = `Give ${what}, a whole number from ${from} to ${to}.`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error })
    .transform(Number)
    .pipe(z.number().min(from, { error }).max(to, { error }));
}

function oneOf<const Choices extends readonly [string, ...string[]]>(choices: Choices) {
  return z.enum(choices, { error: `Choose one of: ${choices.join(', ')}.` });
}

const needed = (what: string) => z.string({ error: `Give ${what}.` }).min(1);

/** A URL whose secrets travel encrypted, or never leave this computer. */
const salesforceUrl = z
  .string({
    error: 'Give the address that people sign in at, such as https://login.salesforce.com.',
  })
  .refine((text) => URL.canParse(text) && (/^https:/.test(text) || isLoopbackUrl(text)), {
    error: 'Give a URL that begins with https:// (http:// is for an org on this computer only).',
  })
  .refine((text) => !URL.canParse(text) || /^\/?$/.test(new URL(text).pathname), {
    error: 'Give the address alone, without a path.',
  });

/** Where browsers go, encrypted unless they stay on this computer. */
const signInUrl = z
  .string()
  .refine((text) => URL.canParse(text) && (/^https:/.test(text) || isLoopbackUrl(text)), {
    error: 'Give a URL that begins with https:// (http:// is for this computer only).',
  });

/** Where the people of one company sign in. */
const issuerUrl = signInUrl.refine((text) => !isHostOfEveryOrg(URL.parse(text)?.hostname ?? ''), {
  error:
    'Give the My Domain address of the org, such as https://company.my.salesforce.com: people of every ' +
    'org sign in at this one.',
});

/**
 * Every setting of the service, read from the environment. The descriptions are the documentation:
 * docs/settings.md is made from them. Order is the order in which people read.
 */
export const settings = z.object({
  SALESFORCE_LOGIN_URL: salesforceUrl.meta({
    description:
      'Where the service signs in: `https://login.salesforce.com`, `https://test.salesforce.com` for a sandbox, or the My Domain address of the org. `http://` is accepted for this computer only.',
  }),
  SALESFORCE_CLIENT_ID: needed('the consumer key of the External Client App').meta({
    description: 'The consumer key of the External Client App that an admin made for Watercooler.',
  }),
  SALESFORCE_USERNAME: needed('the user name of the integration user').meta({
    description: 'The integration user, who holds the permission set _Watercooler Integration_.',
  }),
  SALESFORCE_PRIVATE_KEY: z.string().optional().meta({
    description:
      'The private key in PEM whose certificate was uploaded to the External Client App. A secret. Give this or `SALESFORCE_PRIVATE_KEY_FILE`.',
  }),
  SALESFORCE_PRIVATE_KEY_FILE: z.string().optional().meta({
    description:
      'A file that holds that key instead. It is read anew at each sign-in, so replacing it needs no restart.',
  }),
  SALESFORCE_NEXT_PRIVATE_KEY: z.string().optional().meta({
    description:
      'A second private key in PEM, for while the certificate is changed: a sign-in that is refused with one key is tried with the other at once. A secret. `docs/admin/integration-user.md` has the steps.',
  }),
  SALESFORCE_NEXT_PRIVATE_KEY_FILE: z.string().optional().meta({
    description: 'A file that holds that second key instead, read anew at each sign-in.',
  }),
  SALESFORCE_ENVIRONMENT: oneOf(['production', 'sandbox']).default('production').meta({
    description:
      'What kind of org this is. The service refuses an org of the other kind, so that settings of a sandbox never write to production.',
  }),
  DATABASE_URL: z
    .string()
    .refine((text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol), {
      error: 'Give a URL such as postgres://user:password@host:5432/database.',
    })
    .optional()
    .meta({
      description:
        'The PostgreSQL database to use. A secret, since it holds a password. Its role must own the database and be neither superuser nor BYPASSRLS. Without it the service runs a PostgreSQL of its own under `DATA_DIR`: good for trying out, not for production.',
    }),
  DATA_DIR: z.string().min(1).default('.data').meta({
    description: 'Where the service keeps its own PostgreSQL and what it makes for itself.',
  }),
  CONTRIBUTOR_KEY: z
    .string()
    .refine((text) => Buffer.byteLength(text) >= 32, {
      error: 'Give at least 32 bytes, for example from: openssl rand -base64 32.',
    })
    .optional()
    .meta({
      description:
        'The key under which reps and deals are hashed, 32 bytes or more. A secret. Keep it safe and never change it: with another key every rep would count as a new one. Made and kept under `DATA_DIR` if the database is on this computer; needed otherwise.',
    }),
  ERASURE_LEDGER_FILE: z.string().min(1).optional().meta({
    description:
      'Where erasures are kept beside the database, as hashes, so that a database restored from a backup is cleared again before anything is read. Keep it apart from the database and from its backups; with several workers, where all of them can write. Without it, a file beside `DATA_DIR`, named after it.',
  }),
  EMBEDDING_MODEL: z.string().min(1).optional().meta({
    description:
      'A folder with another embedding model in place of the one that is shipped: `model.onnx` and `tokenizer.json` as Hugging Face publishes them. Notes are then compared by that model; it runs on this computer and asks nobody. Every process on one database needs the same.',
  }),
  HOST: z
    .string()
    .refine(isLoopbackHost, {
      error: 'Give 127.0.0.1: for now the service listens on this computer only.',
    })
    .default('127.0.0.1')
    .meta({ description: 'The address to listen on. For now this computer only.' }),
  PORT: wholeNumber(0, 65_535, 'a port').default(3000).meta({
    description: 'The port to listen on. If it is taken, the next free one is used, and said.',
  }),
  ADDRESS_REQUESTS_PER_MINUTE: wholeNumber(10, 1_000_000, 'a number of requests')
    .default(usualLimits.perAddress)
    .meta({
      description:
        'How many requests of one address are answered in a minute, whatever tokens they bring. Behind a proxy on this computer it is the address that the proxy writes into `X-Forwarded-For`, which the proxy must set itself.',
    }),
  ORG_REQUESTS_PER_MINUTE: wholeNumber(10, 1_000_000, 'a number of requests')
    .default(usualLimits.perOrg)
    .meta({
      description:
        'How many requests with tokens of one org are answered in a minute. Each process counts for itself.',
    }),
  SIGN_IN_ISSUER: issuerUrl.optional().meta({
    description:
      'The OpenID Connect provider at which people sign in to the pages, as its discovery document names it: the My Domain address of the org (not `https://login.salesforce.com`, where every org signs in), or that of another provider. `docs/admin/sign-in.md` has the steps. Without it pages ask for an API token.',
  }),
  SIGN_IN_CLIENT_ID: z.string().min(1).optional().meta({
    description: 'What that provider knows the service by.',
  }),
  SIGN_IN_CLIENT_SECRET: z.string().min(1).optional().meta({
    description:
      'The secret that goes with it. A secret. Leave it out if the provider treats the service as a public client: PKCE is used either way.',
  }),
  SIGN_IN_SCOPES: z
    .string()
    .regex(/^openid( [\x21-\x7e]{1,80}){0,20}$/, {
      error: 'Begin with openid, then others after a space each.',
    })
    .default('openid')
    .meta({
      description: 'What is asked of the provider: `openid`, and what makes it tell groups.',
    }),
  SIGN_IN_GROUPS_CLAIM: z.string().min(1).default('groups').meta({
    description:
      'The claim, of the id token or the user info, that holds the groups of a person. Salesforce tells `custom_permissions`, with the scope of that name.',
  }),
  SIGN_IN_ROLES: z
    .string()
    .transform((text, context) => {
      const roles = readRoles(text);
      if (roles !== undefined) return roles;
      context.addIssue({
        code: 'custom',
        message: `Give group=role, several with a semicolon between; roles: ${tokenRoles.join(', ')}.`,
      });
      return z.NEVER;
    })
    .optional()
    .meta({
      description:
        'What the groups may be here, as `CRM Admins=admin; Marketing=marketing`. Roles are `rep`, `marketing`, `sales-lead` and `admin`; of several groups the first listed counts. Whoever is in none sees nothing.',
    }),
  SIGN_IN_ORG_ID: z
    .string()
    .regex(/^00D[A-Za-z0-9]{15}$/, { error: 'Give the id of the org, 18 characters from 00D on.' })
    .optional()
    .meta({ description: 'The org whose pages people see who sign in, 18 characters.' }),
  PUBLIC_URL: signInUrl.optional().meta({
    description:
      'Where browsers reach the service, such as `https://watercooler.company.example`. The provider sends people back to `/sign-in/return` there.',
  }),
  ROLE: oneOf(['all', 'api', 'worker']).default('all').meta({
    description:
      'What this process does: answer requests (`api`), follow Salesforce and release (`worker`), or both.',
  }),
  POLL_SECONDS: wholeNumber(1, 3600, 'seconds').default(15).meta({
    description: 'How often Salesforce is asked for changes while notes arrive, in seconds.',
  }),
  IDLE_POLL_SECONDS: wholeNumber(1, 3600, 'seconds').default(60).meta({
    description: 'How often when none do, in seconds.',
  }),
  RELEASE_CALENDAR: oneOf(['monthly', 'weekly', 'sample']).default('monthly').meta({
    description:
      'When releases happen. `sample` is for the trial company only: it needs an org on this computer.',
  }),
  RELEASE_EVERY_SECONDS: wholeNumber(1, 86_400, 'seconds').optional().meta({
    description: 'How long the month of the `sample` calendar lasts, in seconds.',
  }),
  MINIMUM_GROUP: wholeNumber(3, 100, 'a number of people').default(3).meta({
    description:
      'The fewest reps, and deals, behind anything that is published. The privacy rule asks for 3, 4 or 5 by the number of active reps; this can raise it, never lower it.',
  }),
  RETENTION_AUDIT_YEARS: wholeNumber(1, 30, 'years').default(6).meta({
    description: 'How long the audit is kept, in years. The database itself keeps a year at least.',
  }),
  RETENTION_RECEIPT_YEARS: wholeNumber(1, 30, 'years').default(6).meta({
    description:
      'How long receipts of erasures are kept, in years. That something was erased is kept for good, as a hash: it must not come back.',
  }),
  RETENTION_FINDING_DAYS: wholeNumber(7, 3650, 'days').default(90).meta({
    description:
      'How long it is kept what a check found about the org, such as who can read notes, when no later check has replaced it, in days.',
  }),
  LOG_LEVEL: oneOf(['error', 'warn', 'info', 'debug']).default('info').meta({
    description: 'How much is logged. No level tells a note, a name or a token.',
  }),
});

export type Settings = z.infer<typeof settings>;
