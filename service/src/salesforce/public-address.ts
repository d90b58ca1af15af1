import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * What the internet does not route to one place: this computer, private networks, neighbours (where
 * clouds keep their metadata), carriers' networks, documentation, multicast and what is reserved.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const special = blockList('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]);

/** https://www.iana.org/assignments/iana-ipv6-special-registry: only this part is routed at all. */
const routed = blockList('ipv6', [['2000::', 3]]);
/** Of that, what is special, or carries an IPv4 address within (Teredo, 6to4). */
const specialWithin = blockList('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);
/** Networks that have IPv6 only reach IPv4 through these; the address stands in the last 32 bits. */
const translated = blockList('ipv6', [['64:ff9b::', 96]]);

const loopback = blockList('ipv4', [['127.0.0.0', 8]]);

/** Whether this address, IPv4 or IPv6, is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !special.check(address);
  if (!isIPv6(address)) return false;
  const within = lastFour(address);
  if (translated.check(address, 'ipv6')) return !special.check(within);
  // Whoever answers with ::ffff:10.0.0.1 has something to hide: public hosts never do.
  return routed.check(address, 'ipv6') && !specialWithin.check(address, 'ipv6');
}

/** Whether this address is this computer's own. */
export function isLoopbackAddress(address: string): boolean {
  return isIPv4(address) ? loopback.check(address) : canonical(address) === '::1';
}

/** The last 32 bits of an IPv6 address as an IPv4 address. */
function lastFour(address: string): string {
  const [high = 0, low = 0] = canonical(address)
    .split(':')
    .slice(-2)
    .map((group) => Number.parseInt(group || '0', 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** An IPv6 address as browsers write it: lower case, no dots, the longest run of zeros left out. */
function canonical(address: string): string {
  const [withoutZone = ''] = address.split('%');
  return URL.parse(`http://[${withoutZone}]`)?.hostname.slice(1, -1) ?? '';
}

type Subnet = readonly [network: string, prefix: number];

function blockList(family: 'ipv4' | 'ipv6', subnets: readonly Subnet[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, family);
  return list;
}
