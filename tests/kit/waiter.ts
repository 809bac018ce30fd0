import { Cancellation } from '../../src/platform/lib/cancellation.ts';
import type { Waiter } from '../../src/platform/lib/passwords.ts';

/** Somebody at an address who waits for a hash as long as it takes. */
export function waiterAt(address: string | null): Waiter {
  return { address, endsAt: Number.POSITIVE_INFINITY, cancellation: new Cancellation() };
}
