import type { SubscriptionLimits } from './limits.ts';
import type { UpgradeRefusal } from './upgrade.ts';

/** Permission for one connection. It counts for its address until the user is known, and then for the user. */
export interface Permit {
  /** Returns whether the user may have one more connection. */
  assignTo(userId: string): boolean;
  release(): void;
}

/** Counts the connections of this process by user, and those that are not authenticated yet by address. */
export class ConnectionQuota {
  readonly #byAddress = new Counts();
  readonly #byUser = new Counts();
  #total = 0;

  constructor(private readonly limits: SubscriptionLimits) {}

  acquire(address: string): Permit | UpgradeRefusal {
    if (this.#total >= this.limits.connectionsPerProcess) return processIsFull;
    if (this.#byAddress.of(address) >= this.limits.unauthenticatedConnectionsPerAddress)
      return addressHasTooMany;
    this.#total++;
    this.#byAddress.add(address);
    let uncount = () => this.#byAddress.remove(address);
    let isHeld = true;
    return {
      assignTo: userId => {
        // The connection may have closed while its user was looked up.
        if (!isHeld || this.#byUser.of(userId) >= this.limits.connectionsPerUser) return false;
        uncount();
        this.#byUser.add(userId);
        uncount = () => this.#byUser.remove(userId);
        return true;
      },
      release: () => {
        if (!isHeld) return;
        isHeld = false;
        this.#total--;
        uncount();
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
