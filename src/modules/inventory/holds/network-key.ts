import { createHmac } from 'node:crypto';
import { BlockList, isIPv6 } from 'node:net';
import type { Keys } from '../../../platform/lib/keys.ts';
import { plainAddress } from '../../../platform/lib/network-address.ts';
import { networkOf } from '../../../platform/lib/network-of.ts';

// Behind such an address is a proxy or a render server of ours that does not pass the customer's on, or the store's own
// network. To count there would be to count all customers as one.
const internal = new BlockList();
for (const [address, bits] of [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  internal.addSubnet(address, bits, 'ipv4');
internal.addAddress('::1', 'ipv6');
internal.addSubnet('fc00::', 7, 'ipv6');
internal.addSubnet('fe80::', 10, 'ipv6');

/**
 * What stands for the network of an address: a hash with a key of the installation, so that the database alone does not
 * tell where somebody ordered. Of an IPv6 address the first 64 bits count. Null for an internal address.
 */
export function networkKeyOf(keys: Keys, sender: string | null): string | null {
  if (sender === null) return null;
  const address = plainAddress(sender).replace(/%.*$/, '');
  if (internal.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')) return null;
  return createHmac('sha256', keys.current('hold-network').bytes)
    .update(networkOf(address))
    .digest('base64url');
}
