import { isIP } from 'node:net';
import type { Dispatcher } from 'undici';
import { isLoopbackHost } from '../loopback.ts';
import { isSalesforceHost } from './domains.ts';
import { OrgError } from './errors.ts';
import { guardedConnections } from './guarded-connections.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

/** Where calls may go: tokens and notes travel on them. */
export interface Destinations {
  /** Throws OrgError if calls may not go to this URL. */
  assertAllowed(address: string): void;
  /** Makes the connections, to allowed addresses only, whatever a name leads to. */
  readonly dispatcher: Dispatcher;
}

const toInternet = guardedConnections(isPublicAddress);
const toThisComputer = guardedConnections(isLoopbackAddress);

/**
 * Where calls may go if people sign in at `loginUrl`: there, and to Salesforce, encrypted. If that is on
 * this computer, so must everything else be, and need not be encrypted.
 *
 * @throws OrgError if calls may not even go to `loginUrl`
 */
export function createDestinations(loginUrl: string): Destinations {
  const login = URL.parse(loginUrl);
  const isOnThisComputer = login !== null && isLoopbackHost(login.hostname);
  const destinations: Destinations = {
    dispatcher: isOnThisComputer ? toThisComputer : toInternet,
    assertAllowed(address) {
      const url = URL.parse(address);
      if (url === null || url.username !== '' || url.password !== '') throw elsewhere();
      const isHere = isOnThisComputer && isLoopbackHost(url.hostname);
      if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere)) throw unencrypted();
      if (isOnThisComputer ? !isHere : !isTrusted(url, login?.origin)) throw elsewhere();
    },
  };
  destinations.assertAllowed(loginUrl);
  return destinations;
}

function isTrusted(url: URL, loginOrigin: string | undefined): boolean {
  // An address needs no looking up, so no connection would look at it.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) return false;
  if (url.origin === loginOrigin) return true;
  return url.port === '' && isSalesforceHost(url.hostname);
}

function unencrypted(): OrgError {
  return new OrgError(
    'wrong-org',
    'A Salesforce address must start with https:// (http:// only for this computer)',
  );
}

function elsewhere(): OrgError {
  return new OrgError(
    'wrong-org',
    'We were sent to an address that is not one of Salesforce, and did not go there: ' +
      'check SALESFORCE_LOGIN_URL, and what answers there',
  );
}
