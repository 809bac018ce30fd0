import { networkOf } from '../lib/network-of.ts';

/** Whose budget a request counts against: the user's, or that of the address of a guest. */
export function callerOf(userId: string | null, address: string): string {
  return userId ?? networkOf(address);
}
