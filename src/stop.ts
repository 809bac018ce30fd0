import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from './app.ts';
import type { Worker } from './platform/jobs/worker.ts';

/** How long what is in flight may still take when a process has to stop. */
const stopTimeoutMs = 10_000;

/** Resolves when the process is told to stop, with the signal. */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise(resolve => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
}

/**
 * Stops a server, a worker, or both: the worker claims no more jobs, the server still answers for some seconds while its
 * readiness says no, and then what is in flight is finished. A second signal ends the wait.
 * @param drainSeconds 0 for a process without a server
 * @returns the exit code: 0 only if everything in flight was finished in time
 */
export async function stop(app: App, worker: Worker | undefined, drainSeconds = 0): Promise<number> {
  try {
    app.drain();
    // An error shows again where the stop of everything waits for it.
    worker?.stop().catch(() => undefined);
    if (drainSeconds > 0) await Promise.race([sleep(drainSeconds * 1_000), stopSignal()]);
    const isFinished = app.stop(worker).then(() => true);
    if (await Promise.race([isFinished, sleep(stopTimeoutMs, false)])) return 0;
    app.http.log.error({ stopTimeoutMs }, 'Stopped while requests or jobs were still in flight.');
  } catch (error) {
    app.http.log.error({ err: error }, 'The process could not stop cleanly.');
  }
  return 1;
}
