import { Command } from 'commander';
import { createDemoStore } from '../demo.ts';
import { print } from './print.ts';
import { withMigratedApp } from './with-app.ts';

export const seedCommand = new Command('seed')
  .description('create the demo store in an empty database')
  .action(async () =>
    withMigratedApp(async app => {
      const isNew = await createDemoStore(app);
      print(isNew ? 'Created the demo store.' : 'The database is not empty; nothing was changed.');
    }),
  );
