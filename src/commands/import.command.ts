import { Command } from 'commander';
import { systemContext } from '../app.ts';
import { manifests } from '../manifests.ts';
import { audit } from '../modules/audit/audit.ts';
import { inTransaction } from '../platform/context/in-transaction.ts';
import { importFolder } from '../platform/files/import/import-folder.ts';
import { importProgress } from '../platform/files/import/progress.ts';
import { print, printError } from './print.ts';
import { withMigratedApp } from './with-app.ts';

export const importCommand = new Command('import')
  .description('import a folder of CSV files: everything or nothing')
  .argument(
    '<folder>',
    'the folder with products.csv, customers.csv, and other files; docs/guides/importing.md lists them',
  )
  .option('--skip-invalid', 'skip invalid rows and import the others', false)
  .action(async (folder: string, { skipInvalid }: { skipInvalid: boolean }) =>
    withMigratedApp(async app => {
      const progress = importProgress(process.stdout);
      const imports = manifests.flatMap(manifest => manifest.imports ?? []);
      const ctx = systemContext(app.services, app.http.log);
      const result = await inTransaction(ctx, async ctx => {
        const done = await importFolder(ctx, folder, imports, { skipInvalid, onProgress: progress.show });
        const files = done.files.map(({ file, changes, skipped }) => ({ file, ...changes, skipped }));
        audit(ctx, 'import.completed', null, { details: { files } });
        return done;
      }).finally(progress.end);
      for (const line of result.problems.lines()) printError(line);
      for (const { file, changes, skipped } of result.files) {
        const { created, updated, unchanged } = changes;
        print(
          `${file}: ${created} created, ${updated} updated, ${unchanged} unchanged${skipped > 0 ? `, ${skipped} skipped` : ''}`,
        );
      }
      if (result.skippedFiles.length > 0)
        print(`Skipped files that no module imports: ${result.skippedFiles.join(', ')}`);
    }),
  );
