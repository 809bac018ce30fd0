import { isIPv6 } from 'node:net';

const groupsOfNetwork = 4;
const groupsOfAddress = 8;

/**
 * What one caller can be told from others by: an IPv4 address, or the /64 of an IPv6 address, of which a caller has all
 * addresses. Anything else stays as it is.
 */
export function networkOf(address: string): string {
  // Most addresses are of IPv4, and the check below is the dearest part of this.
  if (!address.includes(':') || !isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const [head = '', tail] = address.replace(/%.*/, '').split('::');
  const first = groupsOf(head);
  const last = groupsOf(tail ?? '');
  const zeros = tail === undefined ? 0 : groupsOfAddress - first.length - last.length;
  const groups = [...first, ...Array<number>(zeros).fill(0), ...last].slice(0, groupsOfNetwork);
  return `${groups.map(group => group.toString(16)).join(':')}::/64`;
}

/** The groups of a part of an address; the last two may be written as an IPv4 address, which no network depends on. */
function groupsOf(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap(group => (group.includes('.') ? [0, 0] : [Number.parseInt(group, 16)]));
}
