import { Context } from '../../platform/context/context.ts';
import { RequestState } from '../../platform/context/request-state.ts';
import { UnavailableError } from '../../platform/lib/unavailable-error.ts';
import { type ImportRun, recordProgress } from './import-run.ts';

const recordEveryMs = 500;
/** The progress is also recorded each time it has grown by this share. */
const recordEveryShare = 0.05;
/** How long it is left alone when there was no connection for it. */
const pauseMs = 60_000;

/**
 * Records the progress beside the transaction of the import, which nobody can look into, and finds out whether the import
 * was canceled. The embedded database has one connection, which the import holds until its end: there it does nothing.
 */
export class ProgressRecorder {
  readonly #ctx: Context;
  #recordedCount = 0;
  #nextAt = performance.now() + recordEveryMs;

  constructor(
    ctx: Context,
    private readonly run: ImportRun,
    private readonly rowsTotal: number | null,
  ) {
    // A short statement that must not wait for the connection that the import itself holds in the lane of jobs.
    this.#ctx = new Context(ctx.services, ctx.request, new RequestState({ lane: 'SYSTEM', kind: 'WRITE' }));
  }

  /** @throws RunEnded */
  async rows(count: number): Promise<void> {
    if (!this.#ctx.database.db.servers || !this.#isDue(count)) return;
    this.#recordedCount = count;
    this.#nextAt = performance.now() + recordEveryMs;
    try {
      await recordProgress(this.#ctx, this.run, count);
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      this.#nextAt = performance.now() + pauseMs;
      this.#ctx.log.debug({ err: error }, 'The progress of an import could not be recorded.');
    }
  }

  #isDue(count: number): boolean {
    // A transaction that is run again counts from the beginning.
    if (count < this.#recordedCount) this.#recordedCount = 0;
    if (performance.now() >= this.#nextAt) return true;
    return (
      this.rowsTotal !== null &&
      this.#nextAt - performance.now() <= recordEveryMs &&
      count - this.#recordedCount >= this.rowsTotal * recordEveryShare
    );
  }
}
