import type { Context } from '../../../platform/context/context.ts';
import { PermanentError } from '../../../platform/jobs/permanent-error.ts';
import { maxRuns, sliceMs } from './audit-verification.rules.ts';
import { beginCheck, checkNextChain, entriesToCheck, isDone } from './check-log.ts';
import {
  beginRun,
  finishRun,
  pauseRun,
  RunEnded,
  recordProgress,
  type VerificationRun,
} from './verification-run.ts';

/**
 * Gets a verification on for a few seconds, from where the last run stored how far it was. Each page is read by itself,
 * without a transaction, so that it holds up nobody who writes.
 */
export async function runVerification(
  ctx: Context,
  auditVerificationId: string,
  forMs: number = sliceMs,
): Promise<void> {
  const run = await beginRun(ctx, auditVerificationId);
  if (!run) return;
  try {
    await checkFor(ctx, run, forMs);
  } catch (error) {
    if (error instanceof RunEnded) return;
    if (run.attempts >= maxRuns)
      throw new PermanentError(error instanceof Error ? error.message : String(error), { cause: error });
    throw error;
  }
}

async function checkFor(ctx: Context, run: VerificationRun, forMs: number): Promise<void> {
  const until = performance.now() + forMs;
  let check = run.checkpoint ?? (await beginCheck(ctx));
  const { checkedEntries } = check;
  await recordProgress(ctx, run, { checkedEntries, totalEntries: entriesToCheck(check) });
  const progress = new ProgressRecorder(ctx, run);
  while (!isDone(check)) {
    check = await checkNextChain(ctx, check, entries => progress.entries(entries));
    if (performance.now() >= until && !isDone(check)) return pauseRun(ctx, run, check);
  }
  await finishRun(ctx, run, check);
}

const recordEveryMs = 1_000;

/** Records the progress about once a second, and finds out whether the run is still valid. */
class ProgressRecorder {
  #recordedAt = performance.now();

  constructor(
    private readonly ctx: Context,
    private readonly run: VerificationRun,
  ) {}

  /** @throws RunEnded */
  async entries(checkedEntries: number): Promise<void> {
    if (performance.now() - this.#recordedAt < recordEveryMs) return;
    await recordProgress(this.ctx, this.run, { checkedEntries });
    this.#recordedAt = performance.now();
  }
}
