import { createSign } from 'node:crypto';

/** What the connected app and the integration user are known by. */
export interface Credentials {
  /** Where tokens come from: the org's My Domain, login.salesforce.com or test.salesforce.com. */
  readonly loginUrl: string;
  readonly clientId: string;
  readonly username: string;
  /** The app's private key, PEM. */
  readonly privateKey: string;
}

/** Salesforce takes an assertion that ends within three minutes; a minute less covers its clock. */
const lifetimeSeconds = 120;

/** A signed JWT (RS256) with which the integration user signs in; `now` is real time. */
export function signAssertion(credentials: Credentials, audience: string, now: Date): string {
  const header = encode({ alg: 'RS256', typ: 'JWT' });
  const claims = encode({
    iss: credentials.clientId,
    sub: credentials.username,
    aud: audience,
    exp: Math.floor(now.getTime() / 1000) + lifetimeSeconds,
  });
  const signature = createSign('RSA-SHA256')
    .update(`${header}.${claims}`)
    .sign(credentials.privateKey, 'base64url');
  return `${header}.${claims}.${signature}`;
}

function encode(part: Record<string, string | number>): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
