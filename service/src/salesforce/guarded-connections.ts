import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher, Dispatcher1Wrapper } from 'undici';

/** Thrown in place of a connection to an address that we do not go to. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/** What Node's `fetch` takes, beside what browsers do: what makes its connections. */
export interface GuardedRequest extends RequestInit {
  readonly dispatcher: Dispatcher;
}

/** Finds the addresses of a name, as `dns.lookup` does. */
export type Resolve = (
  name: string,
  options: LookupAllOptions,
  answer: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * Makes connections to allowed addresses only. The name is resolved once, for the connection itself:
 * a name that is looked at and then resolved again could lead elsewhere the second time. A name with any
 * address that is not allowed is not used at all. What is an address already is not resolved, so
 * whoever gives one has to check it.
 */
export function guardedConnections(
  isAllowed: (address: string) => boolean,
  resolve: Resolve = lookup,
): Dispatcher {
  const agent = new Agent({
    allowH2: false,
    connect: { lookup: guardedLookup(isAllowed, resolve) },
  });
  // Node's own fetch is of an earlier line of undici and speaks to this one through it.
  return new Dispatcher1Wrapper(agent);
}

function guardedLookup(isAllowed: (address: string) => boolean, resolve: Resolve): LookupFunction {
  return (name, options, answer) => {
    resolve(name, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return answer(error, []);
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isAllowed(address))) {
        return answer(new PrivateAddressError(refusal), []);
      }
      if (options.all) return answer(null, addresses);
      return answer(null, first.address, first.family);
    });
  };
}

const refusal =
  'The name of Salesforce leads to an address of a private network, so we did not go there: look at ' +
  'what answers for names on the computer of the service';
