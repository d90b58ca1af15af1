import { isIP } from 'node:net';
import type { CustomFetch } from 'openid-client';
import { isLoopbackHost, isLoopbackUrl } from '../loopback.ts';
import { type GuardedRequest, guardedConnections } from '../salesforce/guarded-connections.ts';
import { isLoopbackAddress, isPublicAddress } from '../salesforce/public-address.ts';

/** A discovery document, a set of keys or a token is a few thousand bytes. */
const mostBytes = 1024 * 1024;

const toInternet = guardedConnections(isPublicAddress);
const toThisComputer = guardedConnections(isLoopbackAddress);

/**
 * The way to a provider: encrypted and to public addresses, or on this computer if the issuer is.
 * The provider names its other addresses itself, so each is looked at. Throws for any other.
 */
export function providerFetch(issuer: string): CustomFetch {
  const isOnThisComputer = isLoopbackUrl(issuer);
  return async (address, { method, headers, body, signal }) => {
    const url = URL.parse(address);
    if (url === null || !(isOnThisComputer ? isHere(url) : isElsewhereAndSafe(url))) {
      throw new Error('The identity provider named an address that we do not go to.');
    }
    const guarded: GuardedRequest = {
      method,
      headers,
      redirect: 'manual',
      dispatcher: isOnThisComputer ? toThisComputer : toInternet,
      ...(signal === undefined ? {} : { signal }),
      ...(typeof body === 'string' || body instanceof URLSearchParams ? { body } : {}),
    };
    const answer = await fetch(address, guarded);
    return new Response(await readBounded(answer), {
      status: answer.status,
      headers: answer.headers,
    });
  };
}

const isHere = ({ hostname }: URL): boolean => isLoopbackHost(hostname);

function isElsewhereAndSafe({ protocol, hostname, username, password }: URL): boolean {
  if (protocol !== 'https:' || username !== '' || password !== '' || isLoopbackHost(hostname)) {
    return false;
  }
  // An address needs no looking up, so no connection would look at it.
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 || isPublicAddress(host);
}

async function readBounded({ body }: Response): Promise<Uint8Array<ArrayBuffer> | null> {
  if (body === null) return null;
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value: chunk } = await reader.read();
    if (done) return new Uint8Array(Buffer.concat(chunks));
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new Error('The identity provider answered with too much.');
    chunks.push(chunk);
  }
}
