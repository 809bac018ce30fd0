import { availableParallelism } from 'node:os';
import { genSaltSync, getRounds } from 'bcryptjs';
import type { Piscina } from 'piscina';
import type { BcryptTask } from './bcrypt-worker.ts';
import type { Cancellation } from './cancellation.ts';
import { FairQueue } from './fair-queue.ts';
import { networkOf } from './network-of.ts';
import { TooBusyError } from './too-busy-error.ts';

/** Enough for a rush of people who sign in; whoever has most waiting beyond it gets a TooBusyError. */
const defaultMaxWaiting = 1_000;
const retryAfterSeconds = 10;
/** bcrypt reads no more bytes than this. A longer password never matches, whatever it begins with. */
const maxBytes = 72;
/** The number of characters of a hash after its cost and salt. */
const hashLength = 31;

/** The threads leave one core to requests. */
const threads = Math.max(1, availableParallelism() - 1);

/** The line of what the process itself asks for, such as the demo accounts. */
const ourselves = 'this process';

type Result = string | boolean;
type Pool = Piscina<BcryptTask, Result>;

/** Who waits for a hash, and until when. */
export interface Waiter {
  /** Where they are; null for the process itself. */
  readonly address: string | null;
  /** By `performance.now()`. */
  readonly endsAt: number;
  readonly cancellation: Cancellation;
}

interface WaitingTask extends PromiseWithResolvers<Result> {
  readonly task: BcryptTask;
  readonly waiter: Waiter;
}

/**
 * Hashes passwords with bcrypt. One hash keeps a core busy for a quarter of a second, so it is done in separate threads,
 * one fewer than there are cores: requests are served meanwhile. Who asks from one address holds up only others there: the
 * addresses take turns.
 */
export class Passwords {
  readonly #cost: number;
  readonly #waiting: FairQueue<WaitingTask>;
  readonly #decoy: string;
  #running = 0;
  #pool: Promise<Pool> | undefined;

  constructor(cost: number, { maxWaiting = defaultMaxWaiting }: { readonly maxWaiting?: number } = {}) {
    this.#cost = cost;
    this.#waiting = new FairQueue(maxWaiting);
    // Looks like a hash and takes as long to compare, but no password matches it.
    this.#decoy = genSaltSync(cost) + '.'.repeat(hashLength);
  }

  /** @throws TooBusyError; the reason of a cancellation */
  hash(password: string, waiter: Waiter): Promise<string> {
    return this.#run({ password, cost: this.#cost }, waiter) as Promise<string>;
  }

  /**
   * Whether the password matches the hash. Without a hash the answer is no, after the same time, so that the duration
   * does not reveal whether an account exists.
   * @throws TooBusyError; the reason of a cancellation
   */
  async verify(password: string, hash: string | null, waiter: Waiter): Promise<boolean> {
    const matches = await this.#run({ password, hash: hash ?? this.#decoy }, waiter);
    return hash !== null && matches === true && Buffer.byteLength(password) <= maxBytes;
  }

  /** Whether the hash was made at a lower cost than is configured now. */
  isOutdated(hash: string): boolean {
    return getRounds(hash) < this.#cost;
  }

  async close(): Promise<void> {
    for (let one = this.#waiting.next(); one; one = this.#waiting.next())
      one.reject(new Error('No more passwords are hashed: the process is ending.'));
    await (await this.#pool)?.close({ force: true });
  }

  #run(task: BcryptTask, waiter: Waiter): Promise<Result> {
    const waiting: WaitingTask = { task, waiter, ...Promise.withResolvers<Result>() };
    const line = waiter.address === null ? ourselves : networkOf(waiter.address);
    const dropped = this.#waiting.add(line, waiting);
    dropped?.reject(new TooBusyError(retryAfterSeconds));
    this.#startNext();
    return waiting.promise;
  }

  /** Gives the threads as much as they can do at once. Only here is known whose turn it is. */
  #startNext(): void {
    while (this.#running < threads) {
      const next = this.#waiting.next();
      if (!next) return;
      const refusal = refusalOf(next.waiter);
      if (refusal) {
        next.reject(refusal);
        continue;
      }
      this.#running++;
      void this.#compute(next).finally(() => {
        this.#running--;
        this.#startNext();
      });
    }
  }

  // The threads start with the first password: a command that needs none does not wait for them.
  async #compute({ task, resolve, reject }: WaitingTask): Promise<void> {
    this.#pool ??= openPool();
    await this.#pool.then(pool => pool.run(task)).then(resolve, reject);
  }
}

async function openPool(): Promise<Pool> {
  const { Piscina } = await import('piscina');
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  return new Piscina({
    filename: new URL(`./bcrypt-worker${extension}`, import.meta.url).href,
    maxThreads: threads,
    minThreads: 1,
  });
}

/** Why nobody needs this hash any more, so that the threads do not work for nobody while others wait. */
function refusalOf({ cancellation, endsAt }: Waiter): Error | undefined {
  return (
    cancellation.reason ?? (performance.now() > endsAt ? new TooBusyError(retryAfterSeconds) : undefined)
  );
}
