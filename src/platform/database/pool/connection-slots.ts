import { UnavailableError } from '../../lib/unavailable-error.ts';
import type { Lane, Work } from './work.ts';

/** How much of a pool a lane may take at most, and how long it waits for a connection. */
const lanes: Record<Lane, { readonly share: number; readonly waitMs: number }> = {
  SYSTEM: { share: 1, waitMs: 5_000 },
  WRITE: { share: 0.8, waitMs: 10_000 },
  SHOP: { share: 0.8, waitMs: 5_000 },
  JOB: { share: 0.4, waitMs: 60_000 },
  HEAVY: { share: 0.3, waitMs: 10_000 },
};

/** Who gets a connection that becomes free, in this order. */
const order: readonly Lane[] = ['SYSTEM', 'WRITE', 'SHOP', 'JOB', 'HEAVY'];

/** The last connections are kept for these lanes while they have none. Smaller pools have too few for that. */
const reserved: readonly Lane[] = ['WRITE', 'SHOP'];
const smallestWithReserve = 4;

/** One operation has at most this part of the connections at once. */
const shareOfOne = 1 / 3;

/** At most this many wait, for each connection of the pool. More would only wait in vain. */
const waitingPerConnection = 50;
const retryAfterSeconds = 2;

/** Called when somebody has waited for a connection, and got one or gave up. */
export type WaitObserver = (lane: Lane, milliseconds: number, isGranted: boolean) => void;

interface Waiter {
  readonly work: Work;
  readonly lane: Lane;
  grant(): void;
}

/** Shares out the connections of one pool: how many each lane and each operation has, and who waits. */
export class ConnectionSlots {
  readonly #held: Record<Lane, number> = { SYSTEM: 0, WRITE: 0, SHOP: 0, JOB: 0, HEAVY: 0 };
  readonly #most: Record<Lane, number>;
  readonly #mostOfOne: number;
  readonly #waiting: Record<Lane, Waiter[]> = { SYSTEM: [], WRITE: [], SHOP: [], JOB: [], HEAVY: [] };
  #free: number;
  #waitingCount = 0;
  /** Set by metrics. Who gets a connection at once is not reported. */
  observeWait: WaitObserver | undefined;

  constructor(readonly size: number) {
    this.#free = size;
    const part = (share: number) => Math.max(1, Math.floor(size * share));
    this.#most = Object.fromEntries(order.map(lane => [lane, part(lanes[lane].share)])) as Record<
      Lane,
      number
    >;
    this.#mostOfOne = Math.max(2, Math.ceil(size * shareOfOne));
  }

  get waiting(): number {
    return this.#waitingCount;
  }

  /** How many wait in each lane. */
  get waitingByLane(): Record<Lane, number> {
    const lengths = order.map(lane => [lane, this.#waiting[lane].length]);
    return Object.fromEntries(lengths) as Record<Lane, number>;
  }

  /**
   * Takes a connection, at once if the lane has one to spare: then there is nothing to wait for, and the result is
   * undefined. `release` gives it back, with the same lane.
   * @throws UnavailableError when too many wait already, or it waits too long; the reason of a cancellation
   */
  take(work: Work, lane: Lane = work.lane): Promise<void> | undefined {
    if (this.#mayTake(lane, work)) {
      this.#give(lane, work);
      return undefined;
    }
    return this.#wait(work, lane);
  }

  release(work: Work, lane: Lane = work.lane): void {
    this.#free++;
    this.#held[lane]--;
    work.held--;
    if (this.#waitingCount > 0) this.#grantNext();
  }

  #mayTake(lane: Lane, work: Work): boolean {
    if (lane === 'SYSTEM') return this.#free > (this.size < smallestWithReserve ? 0 : 1);
    if (this.#held[lane] >= this.#most[lane] || work.held >= this.#mostOfOne) return false;
    return this.#free > this.#reservedForOthers(lane);
  }

  #reservedForOthers(lane: Lane): number {
    if (this.size < smallestWithReserve) return 0;
    return reserved.reduce((sum, other) => sum + (other !== lane && this.#held[other] === 0 ? 1 : 0), 0);
  }

  #give(lane: Lane, work: Work): void {
    this.#free--;
    this.#held[lane]++;
    work.held++;
  }

  #grantNext(): void {
    for (const lane of order) {
      for (const waiter of [...this.#waiting[lane]]) {
        if (this.#free === 0) return;
        if (!this.#mayTake(lane, waiter.work)) continue;
        this.#give(lane, waiter.work);
        waiter.grant();
      }
    }
  }

  #wait(work: Work, lane: Lane): Promise<void> {
    const { reason } = work.cancellation;
    if (reason) return Promise.reject(reason);
    if (this.#waitingCount >= this.size * waitingPerConnection) {
      this.observeWait?.(lane, 0, false);
      return Promise.reject(new UnavailableError(retryAfterSeconds));
    }
    const start = performance.now();
    return new Promise((resolve, reject) => {
      const leave = () => {
        const queue = this.#waiting[lane];
        queue.splice(queue.indexOf(waiter), 1);
        this.#waitingCount--;
        clearTimeout(timer);
        stopListening();
      };
      const fail = (error: Error) => {
        leave();
        this.observeWait?.(lane, performance.now() - start, false);
        reject(error);
      };
      const waiter: Waiter = {
        work,
        lane,
        grant: () => {
          leave();
          this.observeWait?.(lane, performance.now() - start, true);
          resolve();
        },
      };
      const waitMs = Math.min(lanes[lane].waitMs, work.endsAt - performance.now());
      const timer = setTimeout(() => fail(new UnavailableError(retryAfterSeconds)), Math.max(0, waitMs));
      const stopListening = work.cancellation.onCancel(fail);
      this.#waiting[lane].push(waiter);
      this.#waitingCount++;
    });
  }
}
