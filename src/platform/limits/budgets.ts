import { LRUCache } from 'lru-cache';
import type { BudgetLimits } from '../config/config.ts';

/** A caller that was evicted has a full budget again, so it takes very many callers to gain anything from that. */
const maxCallers = 50_000;

interface Bucket {
  points: number;
  /** By `performance.now()`. */
  filledAt: number;
  running: number;
  /** Taken since the last exchange with other processes. */
  unshared: number;
}

/** What a caller has left. */
export interface Throttle {
  readonly maximum: number;
  readonly available: number;
  readonly restorePerSecond: number;
}

export type Charge =
  | { readonly isAllowed: true }
  | { readonly isAllowed: false; readonly retryAfterSeconds: number };

const allowed: Charge = { isAllowed: true };

/**
 * A token bucket of cost points for each caller, within this process. Nothing here waits for anything; with Redis,
 * `BudgetSharing` exchanges the buckets with other processes in the background.
 */
export class Budgets {
  readonly #touched = new Set<string>();
  readonly #buckets = new LRUCache<string, Bucket>({
    max: maxCallers,
    dispose: (_bucket, caller) => void this.#touched.delete(caller),
  });

  constructor(
    readonly limits: BudgetLimits,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get isOn(): boolean {
    return this.limits.maximum > 0;
  }

  /** Whether nothing is left, so that not even a document is worth reading. */
  isSpent(caller: string): boolean {
    return this.isOn && this.#bucket(caller).points < 1;
  }

  /** Takes points, or says when the caller will have them. A charge above the maximum needs a full bucket and empties it. */
  charge(caller: string, points: number): Charge {
    if (!this.isOn) return allowed;
    const bucket = this.#bucket(caller);
    const taken = Math.min(points, this.limits.maximum);
    const missing = taken - bucket.points;
    if (missing > 0)
      return {
        isAllowed: false,
        retryAfterSeconds: Math.max(1, Math.ceil(missing / this.limits.restorePerSecond)),
      };
    this.#take(caller, bucket, taken);
    return allowed;
  }

  /** Takes points for what was done already. The bucket may be overdrawn by one such charge at most to minus its maximum. */
  chargeAfterwards(caller: string, points: number): void {
    if (!this.isOn) return;
    const bucket = this.#bucket(caller);
    this.#take(caller, bucket, Math.min(points, bucket.points + this.limits.maximum));
  }

  /** Gives points back that were charged and not used. */
  giveBack(caller: string, points: number): void {
    if (!this.isOn) return;
    const bucket = this.#bucket(caller);
    this.#take(caller, bucket, Math.max(bucket.points - this.limits.maximum, -points));
  }

  /** Counts an operation that begins. False when as many as are allowed run already; otherwise `end` it. */
  begin(caller: string): boolean {
    if (!this.isOn) return true;
    const bucket = this.#bucket(caller);
    if (bucket.running >= this.limits.concurrent) return false;
    bucket.running++;
    return true;
  }

  end(caller: string): void {
    const bucket = this.#buckets.get(caller);
    if (bucket && bucket.running > 0) bucket.running--;
  }

  throttle(caller: string): Throttle {
    const { maximum, restorePerSecond } = this.limits;
    return { maximum, available: Math.max(0, Math.floor(this.#bucket(caller).points)), restorePerSecond };
  }

  /** What callers have taken since this was last asked, for at most `max` of them. */
  takeUnshared(max: number): Map<string, number> {
    const taken = new Map<string, number>();
    for (const caller of this.#touched) {
      if (taken.size >= max) break;
      this.#touched.delete(caller);
      const bucket = this.#buckets.peek(caller);
      if (!bucket) continue;
      taken.set(caller, bucket.unshared);
      bucket.unshared = 0;
    }
    return taken;
  }

  /** Sets what a caller has left in all processes together. What was taken here meanwhile is taken off. */
  setShared(caller: string, points: number): void {
    const bucket = this.#buckets.peek(caller);
    if (!bucket) return;
    bucket.points = Math.min(this.limits.maximum, points) - bucket.unshared;
    bucket.filledAt = this.now();
  }

  /** Puts back what could not be shared, to be shared later. */
  keepUnshared(taken: ReadonlyMap<string, number>): void {
    for (const [caller, points] of taken) {
      const bucket = this.#buckets.peek(caller);
      if (!bucket) continue;
      bucket.unshared += points;
      this.#touched.add(caller);
    }
  }

  #bucket(caller: string): Bucket {
    const now = this.now();
    const { maximum, restorePerSecond } = this.limits;
    let bucket = this.#buckets.get(caller);
    if (!bucket) {
      bucket = { points: maximum, filledAt: now, running: 0, unshared: 0 };
      this.#buckets.set(caller, bucket);
    }
    bucket.points = Math.min(maximum, bucket.points + ((now - bucket.filledAt) / 1_000) * restorePerSecond);
    bucket.filledAt = now;
    return bucket;
  }

  #take(caller: string, bucket: Bucket, points: number): void {
    bucket.points -= points;
    bucket.unshared += points;
    this.#touched.add(caller);
  }
}
