import type { SubscriptionLimits } from './limits.ts';
import type { UpgradeRefusal } from './upgrade.ts';

/** The place of one connection. It counts for its address until it turns out whose it is, and then for that user. */
export interface Place {
  /** Returns whether the user may have one more connection. */
  takeFor(userId: string): boolean;
  free(): void;
}

/** Counts the connections of this process by user, and those that have not said yet who they are by address. */
export class ConnectionQuota {
  readonly #byAddress = new Counts();
  readonly #byUser = new Counts();
  #total = 0;

  constructor(private readonly limits: SubscriptionLimits) {}

  take(address: string): Place | UpgradeRefusal {
    if (this.#total >= this.limits.connectionsPerProcess) return processIsFull;
    if (this.#byAddress.of(address) >= this.limits.silentConnectionsPerAddress) return addressHasTooMany;
    this.#total++;
    this.#byAddress.add(address);
    let free = () => this.#byAddress.remove(address);
    let isTaken = true;
    return {
      takeFor: userId => {
        // The connection may have closed while it was found out whose it is.
        if (!isTaken || this.#byUser.of(userId) >= this.limits.connectionsPerUser) return false;
        free();
        this.#byUser.add(userId);
        free = () => this.#byUser.remove(userId);
        return true;
      },
      free: () => {
        if (!isTaken) return;
        isTaken = false;
        this.#total--;
        free();
      },
    };
  }
}

const processIsFull: UpgradeRefusal = { status: 503, reason: 'The server has too many connections open.' };
const addressHasTooMany: UpgradeRefusal = {
  status: 429,
  reason: 'This address has too many connections open.',
};

class Counts {
  readonly #counts = new Map<string, number>();

  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  add(key: string): void {
    this.#counts.set(key, this.of(key) + 1);
  }

  remove(key: string): void {
    const left = this.of(key) - 1;
    if (left > 0) this.#counts.set(key, left);
    else this.#counts.delete(key);
  }
}
