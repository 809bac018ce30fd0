import { migrations } from '../../migrations/index.ts';
import { pendingMigrations, unknownMigrations } from '../../platform/database/migrate.ts';
import { newerTables } from '../../platform/database/newer-tables.ts';
import { blocker, type Check, type Finding, warning } from '../check.ts';

// A server refuses to start on old tables, and warns of newer ones itself, so this is for the command line.
export const tables: Check = {
  id: 'tables',
  title: 'The tables are those of this version.',
  atStart: 'NEVER',
  async run({ app }) {
    const findings: Finding[] = [];
    const pending = await pendingMigrations(app.database, migrations);
    if (pending > 0)
      findings.push(
        blocker(
          `The database lacks ${pending} migration${pending === 1 ? '' : 's'}, and servers refuse to start on it.`,
          'Back it up, and run `npm run cli -- migrate`.',
        ),
      );
    const newer = newerTables(await unknownMigrations(app.database, migrations));
    if (newer) findings.push(warning(newer, 'Upgrade this installation to the version that migrated it.'));
    return findings;
  },
};
