import { Command } from 'commander';
import { systemContext } from '../app.ts';
import { exportProgress } from '../platform/files/progress.ts';
import { rebuildSearch } from '../platform/search/rebuild-search.ts';
import { print } from './print.ts';
import { withMigratedApp } from './with-app.ts';

export const rebuildSearchCommand = new Command('rebuild-search')
  .description('bring the index of the search to what the tables say; searches go on meanwhile')
  .action(async () =>
    withMigratedApp(async app => {
      const progress = exportProgress(process.stderr, 'rows');
      const ctx = systemContext(app.services, app.http.log);
      const rows = await rebuildSearch(ctx, { onProgress: count => progress.show(count, null) }).finally(
        progress.end,
      );
      print(`Looked at ${rows.toLocaleString('en')} rows.`);
    }),
  );
