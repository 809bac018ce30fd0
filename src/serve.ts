import { flushCompileCache } from 'node:module';
import { buildApp, prepareModules, systemContext } from './app.ts';
import { ensureDemoStore } from './demo.ts';
import { examineAtStart } from './doctor/examine.ts';
import { migrations } from './migrations/index.ts';
import { endDemoSessions } from './modules/accounts/demo/end-demo-sessions.ts';
import { ConfigError, readConfig } from './platform/config/config.ts';
import { environment } from './platform/config/environment.ts';
import { privatePaths } from './platform/config/private-paths.ts';
import { pendingMigrations, unknownMigrations } from './platform/database/migrate.ts';
import { newerTables } from './platform/database/newer-tables.ts';
import { warnOfLateReads } from './platform/database/warn-of-late-reads.ts';
import { isPortTaken, listen } from './platform/http/listen.ts';
import { startWorker } from './platform/jobs/worker.ts';
import { closeToOthers } from './platform/lib/private-files.ts';
import { startBlock } from './start-block.ts';
import { stop, stopSignal } from './stop.ts';

async function main(): Promise<void> {
  const config = readConfig(environment);
  const closed = closeToOthers(privatePaths(config));
  const app = await buildApp(config);
  const pending = await pendingMigrations(app.database, migrations);
  if (pending > 0) {
    await app.stop();
    throw new ConfigError(
      `The database behind DATABASE_URL lacks ${pending} migration${pending === 1 ? '' : 's'}; run \`npm run cli -- migrate\` first.`,
    );
  }
  const unknown = await unknownMigrations(app.database, migrations);
  const newer = newerTables(unknown);
  if (newer) app.http.log.warn({ migrations: unknown }, newer);
  await prepareModules(app);
  await warnOfLateReads(app.database, app.http.log);
  const ctx = systemContext(app.services, app.http.log);
  const endedSessions = config.environment === 'production' ? await endDemoSessions(ctx) : 0;
  const isNewDemo = config.demoData && (await ensureDemoStore(app));
  const metricsAddress = await app.openMetricsPort();
  const address = await listen(app.http, config);
  const worker = config.worker === 'inline' ? startWorker(app.services, app.http.log) : undefined;
  const diagnoses = await examineAtStart({ app, config, environment, ctx, isServing: true });
  const started = { address, metricsAddress, isNewDemo, closed, endedSessions, diagnoses };
  const block = await startBlock(app, config, started);

  void stopSignal().then(async signal => {
    app.http.log.info({ signal }, 'Stopping. Requests in flight are finished first.');
    process.exit(await stop(app, worker, config.drainSeconds));
  });
  // Printed last, because whoever reads that the server is ready may stop it at once.
  process.stdout.write(block);
  // Otherwise the next start gains nothing from a process that is killed.
  flushCompileCache();
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
