import type { SideConnection } from '../pool/side-connection.ts';
import { Lag } from './lag.ts';
import type { Replica } from './replica.ts';

const everyMs = 1_000;

/** The read replicas: which of them may be read from, measured every second. */
export class ReplicaSet {
  readonly #lag = new Lag();
  readonly #timer: NodeJS.Timeout;
  #next = 0;
  #measuring: Promise<void> | undefined;

  /** @param primary a connection of its own to the primary */
  constructor(
    readonly all: readonly Replica[],
    private readonly primary: SideConnection,
  ) {
    this.#timer = setInterval(() => void this.measure(), everyMs);
    this.#timer.unref();
  }

  /** A replica to read from, each in turn; undefined when none is fit for it. */
  pick(): Replica | undefined {
    for (let tried = 0; tried < this.all.length; tried++) {
      const replica = this.all[this.#next++ % this.all.length]!;
      if (replica.state === 'IN_USE') return replica;
    }
    return undefined;
  }

  /** Beats the heart of the primary and asks each replica how far it has come. */
  measure(): Promise<void> {
    this.#measuring ??= this.#measure().finally(() => {
      this.#measuring = undefined;
    });
    return this.#measuring;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.primary.close();
    await Promise.all(this.all.map(replica => replica.close()));
  }

  async #measure(): Promise<void> {
    await this.#beat();
    await Promise.all(
      this.all.map(replica => replica.measure(beat => this.#lag.of(beat, performance.now()))),
    );
  }

  // While the primary is away nothing new reaches it, so the replicas do not fall behind.
  async #beat(): Promise<void> {
    try {
      await this.primary.query(
        `insert into heartbeat (id, beat) values ('primary', 1) on duplicate key update beat = beat + 1`,
      );
      const [row] = await this.primary.query<{ beat: number }>(
        `select beat from heartbeat where id = 'primary'`,
      );
      this.#lag.see(Number(row!.beat), performance.now());
    } catch {
      // The readiness probe reports a primary that does not answer.
    }
  }
}
