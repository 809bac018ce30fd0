import { type App, buildApp, prepareModules } from '../app.ts';
import { migrations } from '../migrations/index.ts';
import { type Config, ConfigError, type Deadlines, readConfig } from '../platform/config/config.ts';
import { environment } from '../platform/config/environment.ts';
import { privatePaths } from '../platform/config/private-paths.ts';
import { pendingMigrations, unknownMigrations } from '../platform/database/migrate.ts';
import { newerTables } from '../platform/database/newer-tables.ts';
import { closeToOthers } from '../platform/lib/private-files.ts';
import { printError } from './print.ts';

/** A change of a large table takes as long as it takes, and stopped in the middle it would have to be repaired by hand. */
export const withoutLimits = { READ: 0, WRITE: 0, REPORT: 0, JOB: 0 };

/** Opens everything that a server opens, without listening, for one command. */
export async function withApp(
  limits: Partial<Deadlines>,
  logLevel: Config['logLevel'],
  work: (app: App) => Promise<void>,
): Promise<void> {
  const config = readConfig(environment);
  const app = await buildApp({ ...config, deadlines: { ...config.deadlines, ...limits }, logLevel });
  try {
    await work(app);
  } finally {
    await app.stop();
  }
}

/** @throws ConfigError when the database lacks migrations */
export async function withMigratedApp(work: (app: App) => Promise<void>): Promise<void> {
  return withApp({}, 'warn', async app => {
    if ((await pendingMigrations(app.database, migrations)) > 0)
      throw new ConfigError('The database lacks migrations; run `npm run cli -- migrate` first.');
    const newer = newerTables(await unknownMigrations(app.database, migrations));
    if (newer) printError(newer);
    const files = closeToOthers(privatePaths(app.services.config));
    if (files.length > 0)
      app.http.log.warn({ files }, 'Other users of this machine could read these files, and no longer can.');
    await prepareModules(app);
    await work(app);
  });
}
