import { Command } from 'commander';
import { systemContext } from '../app.ts';
import { rebuildAnalytics } from '../modules/analytics/rollups/rebuild.ts';
import { exportProgress } from '../platform/files/progress.ts';
import { print } from './print.ts';
import { withMigratedApp } from './with-app.ts';

export const rebuildAnalyticsCommand = new Command('rebuild-analytics')
  .description('compute the daily rollups behind the reports again; the reports stay correct meanwhile')
  .action(async () =>
    withMigratedApp(async app => {
      const progress = exportProgress(process.stderr, 'days');
      const ctx = systemContext(app.services, app.http.log);
      const days = await rebuildAnalytics(ctx, progress.show).finally(progress.end);
      print(days === 0 ? 'There are no days to compute yet.' : `Computed ${days} days.`);
    }),
  );
