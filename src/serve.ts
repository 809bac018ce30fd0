import { setTimeout as sleep } from 'node:timers/promises';
import { type App, buildApp, prepareModules } from './app.ts';
import { ensureDemoStore } from './demo.ts';
import { migrations } from './migrations/index.ts';
import { ConfigError, readConfig } from './platform/config/config.ts';
import { pendingMigrations } from './platform/database/migrate.ts';
import { warnOfLateReads } from './platform/database/warn-of-late-reads.ts';
import { isPortTaken, listen } from './platform/http/listen.ts';
import { startWorker, type Worker } from './platform/jobs/worker.ts';
import { startBlock } from './start-block.ts';

/** How long requests in flight may still take when the server has to stop. */
const stopTimeoutMs = 10_000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const app = await buildApp(config);
  const pending = await pendingMigrations(app.database, migrations);
  if (pending > 0) {
    await app.stop();
    throw new ConfigError(
      `The database behind DATABASE_URL lacks ${pending} migration${pending === 1 ? '' : 's'}; run \`npm run cli -- migrate\` first.`,
    );
  }
  await prepareModules(app);
  await warnOfLateReads(app.database, app.http.log);
  const isNew = config.demoData && (await ensureDemoStore(app));
  const address = await listen(app.http, config);
  const worker = config.worker === 'inline' ? startWorker(app.services, app.http.log) : undefined;
  const block = await startBlock(app, config, address, isNew);

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      app.http.log.info({ signal }, 'Stopping. Requests in flight are finished first.');
      void stop(app, worker).then(code => process.exit(code));
    });
  }
  // Printed last, because whoever reads that the server is ready may stop it at once.
  process.stdout.write(block);
}

/** Returns the exit code: 0 only if everything in flight was finished. */
async function stop(app: App, worker: Worker | undefined): Promise<number> {
  try {
    const isFinished = app.stop(worker).then(() => true);
    if (await Promise.race([isFinished, sleep(stopTimeoutMs, false)])) return 0;
    app.http.log.error({ stopTimeoutMs }, 'Stopped while requests or jobs were still in flight.');
  } catch (error) {
    app.http.log.error({ err: error }, 'The server could not stop cleanly.');
  }
  return 1;
}

main().catch(error => {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
});

/** One sentence for a mistake that the person can correct; the stack for an internal error. */
function reasonOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (isPortTaken(error)) return `PORT ${error.port} is in use by another program; set PORT to a free one.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
