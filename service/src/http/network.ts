import { isIPv6 } from 'node:net';

/** How many of the eight groups of an IPv6 address name the network that one customer is given, a /64. */
const groupsOfNetwork = 4;

/**
 * What an address counts as where requests are counted: an address of IPv6 as its /64 network, since
 * whoever has one address there has all of them. Other text is given back as it is.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  const [high = 0, low = 0] = groups.slice(-2);
  // An address of IPv4, as a socket for both kinds names it.
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  const network = groups.slice(0, groupsOfNetwork).map((group) => group.toString(16));
  return `${network.join(':')}::/64`;
}

function groupsOf(address: string): number[] {
  const [unzoned = ''] = address.split('%');
  // Written in one way only: no dots, no capitals.
  const [before = '', after = ''] = new URL(`http://[${unzoned}]`).hostname
    .slice(1, -1)
    .split('::');
  const numbers = (groups: string): number[] =>
    groups === '' ? [] : groups.split(':').map((group) => Number.parseInt(group, 16));
  const [first, last] = [numbers(before), numbers(after)];
  return [...first, ...new Array<number>(8 - first.length - last.length).fill(0), ...last];
}
