import { Command } from 'commander';
import { prepareModules } from '../app.ts';
import { migrations } from '../migrations/index.ts';
import { migrate, schemaDrift } from '../platform/database/migrate.ts';
import { print } from './print.ts';
import { withApp, withoutLimits } from './with-app.ts';

export const migrateCommand = new Command('migrate')
  .description('run the migrations that a MySQL or MariaDB database lacks')
  .option('--sql', 'change nothing; print the statements that a new migration needs for the entities')
  .action(async ({ sql }: { sql?: boolean }) =>
    withApp(withoutLimits, 'warn', async app => {
      const { database } = app;
      if (sql) return print((await schemaDrift(database)) || 'Nothing: the tables match the entities.');
      const ran = await migrate(database, migrations);
      await prepareModules(app);
      print(
        ran.length === 0
          ? 'The database is up to date.'
          : `Ran ${ran.join(', ')}. The database is up to date.`,
      );
    }),
  );
