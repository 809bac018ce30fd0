import { availableParallelism } from 'node:os';
import { genSaltSync, getRounds } from 'bcryptjs';
import { Piscina } from 'piscina';
import type { BcryptTask } from './bcrypt-worker.ts';
import { TooBusyError } from './too-busy-error.ts';

/** Enough for a rush of people who sign in; further ones get a TooBusyError. */
const defaultMaxWaiting = 1_000;
const retryAfterSeconds = 10;
/** bcrypt reads no more bytes than this. A longer password never matches, whatever it begins with. */
const maxBytes = 72;
/** The number of characters of a hash after its cost and salt. */
const hashLength = 31;

/**
 * Hashes passwords with bcrypt. One hash keeps a core busy for a quarter of a second, so it is done in separate threads,
 * one fewer than there are cores: requests are served meanwhile.
 */
export class Passwords {
  readonly #cost: number;
  readonly #maxWaiting: number;
  readonly #decoy: string;
  #pool: Piscina<BcryptTask, string | boolean> | undefined;

  constructor(cost: number, { maxWaiting = defaultMaxWaiting }: { readonly maxWaiting?: number } = {}) {
    this.#cost = cost;
    this.#maxWaiting = maxWaiting;
    // Looks like a hash and takes as long to compare, but no password matches it.
    this.#decoy = genSaltSync(cost) + '.'.repeat(hashLength);
  }

  /** @throws TooBusyError */
  hash(password: string): Promise<string> {
    return this.#run({ password, cost: this.#cost }) as Promise<string>;
  }

  /**
   * Whether the password matches the hash. Without a hash the answer is no, after the same time, so that the duration
   * does not reveal whether an account exists.
   * @throws TooBusyError
   */
  async verify(password: string, hash: string | null): Promise<boolean> {
    const matches = await this.#run({ password, hash: hash ?? this.#decoy });
    return hash !== null && matches === true && Buffer.byteLength(password) <= maxBytes;
  }

  /** Whether the hash was made at a lower cost than is configured now. */
  isOutdated(hash: string): boolean {
    return getRounds(hash) < this.#cost;
  }

  async close(): Promise<void> {
    await this.#pool?.close({ force: true });
  }

  // The threads start with the first password: a command that needs none does not wait for them.
  async #run(task: BcryptTask): Promise<string | boolean> {
    this.#pool ??= new Piscina<BcryptTask, string | boolean>({
      filename: new URL(`./bcrypt-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)
        .href,
      maxThreads: Math.max(1, availableParallelism() - 1),
      minThreads: 1,
    });
    // The pool's own limit throws an error that only its message tells from others.
    if (this.#pool.queueSize >= this.#maxWaiting) throw new TooBusyError(retryAfterSeconds);
    return this.#pool.run(task);
  }
}
