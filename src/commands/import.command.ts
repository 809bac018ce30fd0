import { Command } from 'commander';
import { systemContext } from '../app.ts';
import { manifests } from '../manifests.ts';
import { audit } from '../modules/audit/audit.ts';
import { inTransaction } from '../platform/context/in-transaction.ts';
import { rolledBack } from '../platform/context/rolled-back.ts';
import { importFolder } from '../platform/files/import/import-folder.ts';
import { importProgress } from '../platform/files/import/progress.ts';
import { importReport } from '../platform/files/import/report.ts';
import { print, printError } from './print.ts';
import { withMigratedApp } from './with-app.ts';

interface Options {
  readonly skipInvalid: boolean;
  readonly setStock: boolean;
  readonly dryRun: boolean;
}

export const importCommand = new Command('import')
  .description('import a folder of CSV files: everything or nothing')
  .argument(
    '<folder>',
    'the folder with products.csv, customers.csv, and other files; docs/guides/importing.md lists them',
  )
  .option('--skip-invalid', 'skip invalid rows and import the others', false)
  .option('--set-stock', 'set the stock of products that exist already, too', false)
  .option('--dry-run', 'check and count everything, and change nothing', false)
  .action(async (folder: string, { skipInvalid, setStock, dryRun }: Options) =>
    withMigratedApp(async app => {
      const progress = importProgress(process.stdout);
      const imports = manifests.flatMap(manifest => manifest.imports ?? []);
      const ctx = systemContext(app.services, app.http.log);
      // Printed at the end, since lines between the updates of a progress bar would tear it apart.
      const formats = new Map<string, string>();
      const result = await (dryRun ? rolledBack : inTransaction)(ctx, async ctx => {
        const done = await importFolder(ctx, folder, imports, {
          skipInvalid,
          setStock,
          onFormat: (file, format) => formats.set(file, format),
          onProgress: progress.show,
        });
        const files = done.files.map(({ file, changes, skipped }) => ({ file, ...changes, skipped }));
        audit(ctx, 'import.completed', null, { details: { files } });
        return done;
      }).finally(() => {
        progress.end();
        for (const [file, format] of formats) print(`${file}: ${format}`);
      });
      for (const line of result.problems.lines()) printError(line);
      for (const line of importReport(result)) print(line);
      if (dryRun) print('This was a dry run: nothing was changed.');
    }),
  );
