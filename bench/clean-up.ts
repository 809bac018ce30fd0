import { constants } from 'node:os';

export type CleanUpStep = () => void | Promise<void>;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs `work` and then, last first, what it deferred: after a success, after a failure, and on Ctrl-C. */
export async function withCleanUp(
  work: (defer: (step: CleanUpStep) => void) => Promise<void>,
): Promise<void> {
  const steps: CleanUpStep[] = [];
  let cleaning: Promise<void> | undefined;
  const cleanUp = () => (cleaning ??= runAll(steps.reverse()));
  let isInterrupted = false;
  const interrupt = (signal: NodeJS.Signals) => {
    // A second Ctrl-C changes nothing: every step is bounded in time, and half of them would leave something behind.
    if (isInterrupted) return;
    isInterrupted = true;
    process.stderr.write('Stopping …\n');
    void cleanUp().finally(() => process.exit(128 + constants.signals[signal]));
  };
  for (const signal of signals) process.on(signal, interrupt);
  try {
    await work(step => steps.push(step));
  } catch (error) {
    // After Ctrl-C the work fails since its servers are gone, which nobody needs to read.
    if (!isInterrupted) throw error;
  } finally {
    await cleanUp();
    for (const signal of signals) process.off(signal, interrupt);
  }
}

/** Runs every step even when an earlier one fails, also steps that are added meanwhile. */
async function runAll(steps: readonly CleanUpStep[]): Promise<void> {
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      // Reported here: thrown, it would hide the error that the work itself ended with.
      process.stderr.write(`Could not clean up: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}
