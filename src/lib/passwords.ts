import { availableParallelism } from 'node:os';
import { getRounds } from 'bcryptjs';
import { Piscina } from 'piscina';
import type { BcryptTask } from './bcrypt-worker.ts';

/** Long enough to hash a crowd one after the other; past it, whoever asks is told to come back. */
const maxWaiting = 1_000;
/** bcrypt reads no further. A longer password is nobody's, whatever it begins with. */
const maxBytes = 72;

/**
 * Hashes passwords with bcrypt. One hash keeps a core busy for a quarter of a second, so it is done in threads of their
 * own, one fewer than there are cores: requests go on meanwhile.
 */
export class Passwords {
  readonly #cost: number;
  #pool: Piscina<BcryptTask, string | boolean> | undefined;
  #decoy: Promise<string> | undefined;

  constructor(cost: number) {
    this.#cost = cost;
  }

  hash(password: string): Promise<string> {
    return this.#run({ password, cost: this.#cost }) as Promise<string>;
  }

  /**
   * Whether the password is the one of the hash. Without a hash the answer is no, after the same time, so that nobody
   * learns from the clock whether there is an account.
   */
  async verify(password: string, hash: string | null): Promise<boolean> {
    this.#decoy ??= this.hash('a password that nobody has');
    const matches = await this.#run({ password, hash: hash ?? (await this.#decoy) });
    return hash !== null && matches === true && Buffer.byteLength(password) <= maxBytes;
  }

  /** Whether the hash was made at a lower cost than is configured now. */
  isOutdated(hash: string): boolean {
    return getRounds(hash) < this.#cost;
  }

  async close(): Promise<void> {
    await this.#pool?.close({ force: true });
  }

  // The threads start with the first password: a command line that needs none does not wait for them.
  #run(task: BcryptTask): Promise<string | boolean> {
    this.#pool ??= new Piscina<BcryptTask, string | boolean>({
      filename: new URL(`./bcrypt-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)
        .href,
      maxThreads: Math.max(1, availableParallelism() - 1),
      minThreads: 1,
      maxQueue: maxWaiting,
    });
    return this.#pool.run(task);
  }
}
