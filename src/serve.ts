import { setTimeout as sleep } from 'node:timers/promises';
import { buildApp, prepareModules } from './app.ts';
import { ensureDemoStore } from './demo.ts';
import { migrations } from './migrations/index.ts';
import { ConfigError, readConfig } from './platform/config/config.ts';
import { pendingMigrations } from './platform/database/migrate.ts';
import { isPortTaken, listen } from './platform/http/listen.ts';
import { startWorker } from './platform/jobs/worker.ts';
import { startBlock } from './start-block.ts';

/** How long requests in flight may take once the server is told to stop. */
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
  const isNew = config.demoData && (await ensureDemoStore(app));
  const address = await listen(app.http, config);
  const worker = config.worker === 'inline' ? startWorker(app.services, app.http.log) : undefined;
  process.stdout.write(await startBlock(app, config, address, isNew));

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      app.http.log.info({ signal }, 'Stopping: no new requests; those in flight are finished first.');
      void Promise.race([app.stop(worker), sleep(stopTimeoutMs)]).then(() => process.exit(0));
    });
  }
}

main().catch(error => {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
});

/** One sentence for what a person can mend; the whole error for what only we can. */
function reasonOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (isPortTaken(error)) return `PORT ${error.port} is in use by another program; set PORT to a free one.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
