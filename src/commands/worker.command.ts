import { Command } from 'commander';
import { startWorker } from '../platform/jobs/worker.ts';
import { stop, stopSignal } from '../stop.ts';
import { print } from './print.ts';
import { withMigratedApp } from './with-app.ts';

export const workerCommand = new Command('worker')
  .description('run the background jobs until stopped; any number of workers may run')
  .action(async () =>
    withMigratedApp(async app => {
      const signaled = stopSignal();
      const metrics = await app.openMetricsPort();
      const worker = startWorker(app.services, app.http.log);
      print(
        `The worker is running. Stop it with Ctrl-C.${metrics ? ` Metrics are at ${metrics}/metrics.` : ''}`,
      );
      await signaled;
      // Without waiting for what does not end, such as a connection to a database that is away.
      process.exit(await stop(app, worker));
    }),
  );
