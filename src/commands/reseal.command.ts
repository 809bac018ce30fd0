import { Command } from 'commander';
import { systemContext } from '../app.ts';
import { exportProgress } from '../platform/files/progress.ts';
import { type Resealed, reseal } from '../platform/sealing/reseal.ts';
import { print } from './print.ts';
import { withMigratedApp } from './with-app.ts';

export const resealCommand = new Command('reseal')
  .description(
    'encrypt with the first secret of AUTH_SECRETS what an older one encrypted; servers may run meanwhile',
  )
  .action(async () =>
    withMigratedApp(async app => {
      const progress = exportProgress(process.stderr, 'values');
      const ctx = systemContext(app.services, app.http.log);
      const results = await reseal(ctx, { showProgress: rows => progress.show(rows, null) }).finally(
        progress.end,
      );
      for (const line of results.flatMap(resultLines)) print(line);
      const isDone = results.every(({ changed, unopened }) => changed + unopened === 0);
      print(
        isDone
          ? 'Everything is encrypted with the first secret of AUTH_SECRETS.'
          : 'Not everything is encrypted with the first secret of AUTH_SECRETS.',
      );
      if (!isDone) process.exitCode = 1;
    }),
  );

function resultLines({ column, read, resealed, changed, unopened, unopenedIds }: Resealed): string[] {
  const lines = [`${column.name}: ${read} read, ${resealed} encrypted again.`];
  if (changed > 0) lines.push(`  ${changed} changed meanwhile. Run the command again.`);
  if (unopened > 0)
    lines.push(
      `  ${unopened} cannot be opened, since their secret is not in AUTH_SECRETS: ${unopenedIds.join(', ')}${unopened > unopenedIds.length ? ', …' : ''}`,
    );
  return lines;
}
