import { type App, buildApp, prepareModules } from '../app.ts';
import { migrations } from '../migrations/index.ts';
import { ConfigError, type Deadlines, readConfig } from '../platform/config/config.ts';
import { pendingMigrations, unknownMigrations } from '../platform/database/migrate.ts';
import { newerTables } from '../platform/database/newer-tables.ts';
import { printError } from './print.ts';

/** A change of a large table takes as long as it takes, and stopped in the middle it would have to be repaired by hand. */
export const withoutLimits = { READ: 0, WRITE: 0, REPORT: 0, JOB: 0 };

/** Opens everything that a server opens, without listening, for one command. */
export async function withApp(limits: Partial<Deadlines>, work: (app: App) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const app = await buildApp({ ...config, deadlines: { ...config.deadlines, ...limits }, logLevel: 'warn' });
  try {
    await work(app);
  } finally {
    await app.stop();
  }
}

/** @throws ConfigError when the database lacks migrations */
export async function withMigratedApp(work: (app: App) => Promise<void>): Promise<void> {
  return withApp({}, async app => {
    if ((await pendingMigrations(app.database, migrations)) > 0)
      throw new ConfigError('The database lacks migrations; run `npm run cli -- migrate` first.');
    const newer = newerTables(await unknownMigrations(app.database, migrations));
    if (newer) printError(newer);
    await prepareModules(app);
    await work(app);
  });
}
