import { expect, test } from 'vitest';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

test.each([
  '13.110.54.1',
  '8.8.8.8',
  '172.15.255.255',
  '172.32.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '2600:1f18::1',
  '2a00:1450:4001:800::200e',
  // Of a network that has IPv6 only: 13.110.54.1, translated.
  '64:ff9b::d6e:3601',
])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test.each([
  ['this computer', '127.0.0.1'],
  ['this computer, further on', '127.8.8.8'],
  ['no address in particular', '0.0.0.0'],
  ['a private network', '10.0.0.1'],
  ['another', '172.16.0.1'],
  ['another', '172.31.255.255'],
  ['another', '192.168.1.1'],
  ["a carrier's network", '100.64.0.1'],
  ['the metadata of a cloud', '169.254.169.254'],
  ['the metadata of another cloud', '192.0.0.192'],
  ['the metadata of a third', '100.100.100.200'],
  ['documentation', '203.0.113.7'],
  ['a test network', '198.18.0.1'],
  ['multicast', '224.0.0.1'],
  ['everybody near', '255.255.255.255'],
  ['this computer', '::1'],
  ['no address in particular', '::'],
  ['a private address in IPv6', '::ffff:10.0.0.1'],
  ['the metadata of a cloud in IPv6', '::ffff:a9fe:a9fe'],
  ['an old form of the same', '::10.0.0.1'],
  ['a public address in IPv6, which nobody needs', '::ffff:8.8.8.8'],
  ['a neighbour', 'fe80::1'],
  ['a neighbour, with its zone', 'fe80::1%eth0'],
  ['a private network', 'fd00:ec2::254'],
  ['multicast', 'ff02::1'],
  ['a private address, translated', '64:ff9b::a00:1'],
  ['no address, translated', '64:ff9b::'],
  ['a private address within 6to4', '2002:a00:1::1'],
  ['Teredo', '2001::1'],
  ['documentation', '2001:db8::1'],
  ['no address at all', 'login.salesforce.com'],
  ['nothing', ''],
])('%s, %s, is not', (_, address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test('this computer is told from the others', () => {
  for (const ours of ['127.0.0.1', '127.1.2.3', '::1', '0:0:0:0:0:0:0:1']) {
    expect(isLoopbackAddress(ours)).toBe(true);
  }
  for (const other of ['128.0.0.1', '10.0.0.1', '::', '::2', '::ffff:127.0.0.1', 'localhost']) {
    expect(isLoopbackAddress(other)).toBe(false);
  }
});
