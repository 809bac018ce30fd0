import { expect, it } from 'vitest';
import { networkOf } from '../../../../src/platform/lib/network-of.ts';

it.each([
  ['an IPv4 address', '203.0.113.7', '203.0.113.7'],
  ['an IPv4 address in the form of IPv6', '::ffff:203.0.113.7', '203.0.113.7'],
  ['an IPv6 address in full', '2001:0db8:0001:0002:0003:0004:0005:0006', '2001:db8:1:2::/64'],
  ['another address of that network', '2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['zeros inside the network', '2001:db8::5:6:7:8', '2001:db8:0:0::/64'],
  ['zeros at the start', '::1', '0:0:0:0::/64'],
  ['a zone', 'fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['an address that ends like IPv4', '64:ff9b::203.0.113.7', '64:ff9b:0:0::/64'],
  ['no address', 'unknown', 'unknown'],
])('the network of %s', (_what, address, network) => {
  expect(networkOf(address)).toBe(network);
});
