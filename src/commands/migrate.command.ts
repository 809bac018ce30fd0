import { Command } from 'commander';
import { prepareModules } from '../app.ts';
import { migrations } from '../migrations/index.ts';
import { migrate, schemaDrift, unknownMigrations } from '../platform/database/migrate.ts';
import { newerTables } from '../platform/database/newer-tables.ts';
import { print, printError } from './print.ts';
import { withApp, withoutLimits } from './with-app.ts';

const waitSeconds = 600;

export const migrateCommand = new Command('migrate')
  .description('run the migrations that the database lacks')
  .option('--sql', 'change nothing; print the statements that a new migration needs for the entities')
  .action(async ({ sql }: { sql?: boolean }) =>
    withApp(withoutLimits, 'warn', async app => {
      const { database } = app;
      if (sql) return print((await schemaDrift(database)) || 'Nothing: the tables match the entities.');
      // The embedded database was brought up to date when it was opened.
      const opened = database.upgrade?.ran ?? [];
      const ran = [...opened, ...(await migrate(database, migrations, { seconds: waitSeconds, onWait }))];
      await prepareModules(app);
      const newer = newerTables(await unknownMigrations(database, migrations));
      if (newer) printError(newer);
      print(
        ran.length === 0
          ? 'The database is up to date.'
          : `Ran ${ran.join(', ')}. The database is up to date.`,
      );
    }),
  );

function onWait(seconds: number): void {
  printError(`Another process is migrating this database. Waiting for it, up to ${seconds / 60} minutes.`);
}
