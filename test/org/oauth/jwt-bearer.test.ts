import { generateKeyPairSync } from 'node:crypto';
import { SignJWT, importPKCS8 } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startExampleCompany, type ExampleCompany } from '../example-company.ts';

let company: ExampleCompany;

beforeAll(async () => {
  company = await startExampleCompany();
});

afterAll(() => company.end());

interface Claims {
  issuer?: string;
  subject?: string;
  audience?: string;
  expires?: string;
  privateKey?: string;
}

async function ask(claims: Claims): Promise<{ status: number; error: string | undefined }> {
  const key = await importPKCS8(claims.privateKey ?? company.privateKey, 'RS256');
  const assertion = await new SignJWT()
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(claims.issuer ?? 'watercooler')
    .setSubject(claims.subject ?? 'integration@company.example')
    .setAudience(claims.audience ?? company.url)
    .setExpirationTime(claims.expires ?? '2m')
    .sign(key);
  const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const response = await fetch(`${company.url}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: grantType, assertion }),
  });
  const body = z.object({ error: z.string().optional() }).parse(await response.json());
  return { status: response.status, error: body.error };
}

test('a good assertion signs in, by the real time and not the clock of the org', async () => {
  company.setTime('2031-01-01T00:00:00Z');
  expect(await ask({})).toEqual({ status: 200, error: undefined });
  expect(await ask({ audience: 'https://test.salesforce.com' })).toMatchObject({ status: 200 });
});

test.each<[string, Claims, string]>([
  ['from another client', { issuer: 'somebody' }, 'invalid_client_id'],
  ['for another org', { audience: 'https://other.example' }, 'invalid_grant'],
  ['that has ended', { expires: '-1m' }, 'invalid_grant'],
  ['that ends too late', { expires: '2h' }, 'invalid_grant'],
  ['for nobody', { subject: 'nobody@company.example' }, 'invalid_grant'],
  ['for a user who is not approved', { subject: 'repA@company.example' }, 'invalid_app_access'],
  ['for the administrator', { subject: 'admin@stand-in.example' }, 'invalid_app_access'],
])('an assertion %s is refused', async (_, claims, error) => {
  expect(await ask(claims)).toEqual({ status: 400, error });
});

test('an assertion signed with another key is refused', async () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  expect(await ask({ privateKey })).toEqual({ status: 400, error: 'invalid_grant' });
});

test('no other way to sign in is offered', async () => {
  const response = await fetch(`${company.url}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'password', username: 'a', password: 'b' }),
  });
  expect(await response.json()).toMatchObject({ error: 'unsupported_grant_type' });
});

test('the user info names who is signed in', async () => {
  const token = company.org.openSession(company.repA.userId);
  const response = await fetch(`${company.url}/services/oauth2/userinfo`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(await response.json()).toMatchObject({
    user_id: company.repA.userId,
    organization_id: company.org.organizationId,
    preferred_username: 'repA@company.example',
  });
});
