import { migrations } from '../../migrations/index.ts';
import { pendingMigrations } from '../../platform/database/migrate.ts';
import { blocker, type Check } from '../check.ts';

// A server refuses to start on old tables, so this is for the command line.
export const tables: Check = {
  id: 'tables',
  title: 'The tables are those of this version.',
  atStart: 'NEVER',
  async run({ app }) {
    const pending = await pendingMigrations(app.database, migrations);
    if (pending === 0) return [];
    return [
      blocker(
        `The database lacks ${pending} migration${pending === 1 ? '' : 's'}, and servers refuse to start on it.`,
        'Back it up, and run `npm run cli -- migrate`.',
      ),
    ];
  },
};
