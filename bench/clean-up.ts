import { constants } from 'node:os';

export type CleanUpStep = () => void | Promise<void>;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Runs `work`, then what it deferred in reverse order: after success, after failure, and on Ctrl-C. */
export async function withCleanUp(
  work: (defer: (step: CleanUpStep) => void) => Promise<void>,
): Promise<void> {
  const steps: CleanUpStep[] = [];
  let cleaning: Promise<void> | undefined;
  const cleanUp = () => (cleaning ??= runAll(steps.reverse()));
  let isInterrupted = false;
  const interrupt = (signal: NodeJS.Signals) => {
    // A second Ctrl-C is ignored: every step has a time limit, and stopping halfway would leave something behind.
    if (isInterrupted) return;
    isInterrupted = true;
    process.stderr.write('Stopping …\n');
    void cleanUp().finally(() => process.exit(128 + constants.signals[signal]));
  };
  for (const signal of signals) process.on(signal, interrupt);
  try {
    await work(step => steps.push(step));
  } catch (error) {
    // After Ctrl-C the work fails because its servers are gone; nobody needs to read that.
    if (!isInterrupted) throw error;
  } finally {
    await cleanUp();
    for (const signal of signals) process.off(signal, interrupt);
  }
}

/** Runs every step even if an earlier one fails, including steps that are added meanwhile. */
async function runAll(steps: readonly CleanUpStep[]): Promise<void> {
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      // Only reported: throwing it would hide the error of the work itself.
      process.stderr.write(`Could not clean up: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}
