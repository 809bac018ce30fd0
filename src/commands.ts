import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { type App, buildApp, prepareModules, systemContext } from './app.ts';
import { askPassword } from './ask-password.ts';
import { createDemoStore } from './demo.ts';
import { manifests } from './manifests.ts';
import { migrations } from './migrations/index.ts';
import { permissionMatrix, permissionsPage } from './modules/accounts/roles/permission-matrix.ts';
import { createAdmin } from './modules/accounts/users/create-admin.ts';
import { rebuildAnalytics } from './modules/analytics/rollups/rebuild.ts';
import { audit } from './modules/audit/audit.ts';
import { ExportReport } from './modules/exports/export-report.ts';
import { exportToFile } from './modules/exports/export-to-file.ts';
import { reportChoices } from './modules/exports/report-choices.ts';
import { ConfigError, readConfig } from './platform/config/config.ts';
import { inTransaction } from './platform/context/in-transaction.ts';
import { migrate, pendingMigrations, schemaDrift } from './platform/database/migrate.ts';
import { ExportRefused } from './platform/files/export-refused.ts';
import { importFolder } from './platform/files/import/import-folder.ts';
import { ImportFailed } from './platform/files/import/problems.ts';
import { importProgress } from './platform/files/import/progress.ts';
import { exportProgress } from './platform/files/progress.ts';
import { buildSchema, rulesOf, schemaText } from './platform/graphql/schema.ts';
import { startWorker } from './platform/jobs/worker.ts';
import { UserError } from './platform/lib/user-error.ts';

const cli = new Command('tradepost').description(
  'Tradepost on the command line. DATABASE_URL says which database.',
);

cli
  .command('migrate')
  .description('bring the tables of a MySQL or MariaDB database up to date')
  .option(
    '--sql',
    'print the statements that the entities still need, for a new migration, and change nothing',
  )
  .action(async ({ sql }: { sql?: boolean }) =>
    withApp(async app => {
      const { database } = app;
      if (sql)
        return print((await schemaDrift(database)) || 'Nothing: the tables are what the entities say.');
      const ran = await migrate(database, migrations);
      await prepareModules(app);
      print(
        ran.length === 0
          ? 'The database is up to date.'
          : `Ran ${ran.join(', ')}. The database is up to date.`,
      );
    }),
  );

cli
  .command('seed')
  .description('fill an empty database with the demo store')
  .action(async () =>
    withMigratedApp(async app => {
      const isNew = await createDemoStore(app);
      print(isNew ? 'The demo store is there.' : 'The database is not empty, so nothing was changed.');
    }),
  );

cli
  .command('import')
  .description('read a folder of CSV files; all of it, or nothing')
  .argument(
    '<folder>',
    'the folder with products.csv, customers.csv, orders.csv, or others that the README lists',
  )
  .option('--skip-invalid', 'leave out rows that are wrong, and keep the others', false)
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
        print(`Passed over, since nothing here reads them yet: ${result.skippedFiles.join(', ')}`);
    }),
  );

interface ExportOptions {
  readonly format: string;
  readonly from?: string;
  readonly to?: string;
  readonly preset?: string;
  readonly interval?: string;
  readonly by?: string;
  readonly minTotal?: string;
  readonly currencyCode?: string;
  readonly channel?: string;
  readonly out?: string;
}

cli
  .command('export')
  .description('write a report or list into a file')
  .argument('<report>', `one of ${Object.keys(ExportReport).join(', ')}`)
  .option('--format <format>', 'csv, xlsx, or pdf', 'csv')
  .option('--from <day>', 'the first day, such as 2026-01-01')
  .option('--to <day>', 'the last day; included')
  .option('--preset <name>', 'days that have a name, such as LAST_30_DAYS, instead of --from and --to')
  .option('--interval <length>', 'for SALES_TREND: day, week, or month')
  .option('--by <measure>', 'for TOP_PRODUCTS: quantity or revenue')
  .option('--min-total <amount>', 'for CUSTOMER_LIFETIME_VALUES: leave out who spent less')
  .option('--currency-code <code>', "for reports with amounts: in which currency; the store's when absent")
  .option(
    '--channel <channel>',
    'for SALES_TREND, TOP_PRODUCTS, and SALES_BY_CATEGORY: online, counter, or import',
  )
  .option('--out <file>', 'the file to write; the output of this program when absent')
  .action(async (report: string, { format, out, ...options }: ExportOptions) =>
    withMigratedApp(async app => {
      const ctx = systemContext(app.services, app.http.log);
      const progress = exportProgress(process.stderr);
      const request = { report, format, choices: reportChoices(options), out: out ?? null, progress };
      const rows = await exportToFile(ctx, request).finally(progress.end);
      await inTransaction(ctx, async ctx => {
        audit(ctx, 'export.written', null, { details: { report, format, rows } });
      });
      if (out) print(`${out}: ${rows} rows`);
    }),
  );

cli
  .command('rebuild-analytics')
  .description('make the daily sums that reports are read from anew; the reports stay right meanwhile')
  .action(async () =>
    withMigratedApp(async app => {
      const progress = exportProgress(process.stderr, 'days');
      const ctx = systemContext(app.services, app.http.log);
      const days = await rebuildAnalytics(ctx, progress.show).finally(progress.end);
      print(days === 0 ? 'There is nothing to sum up yet.' : `${days} days are summed up.`);
    }),
  );

cli
  .command('create-admin')
  .description('make an administrator; the password is asked for, or read from the input')
  .argument('<email>', 'the email address to sign in with')
  .option('--name <name>', 'what to call them', 'Administrator')
  .action(async (email: string, { name }: { name: string }) =>
    withMigratedApp(async app => {
      const password = await askPassword();
      const ctx = systemContext(app.services, app.http.log);
      const { isNew } = await createAdmin(ctx, { email, name, password });
      print(
        isNew
          ? `${email} is an administrator now.`
          : `${email} had an account already; it is an administrator now, with the new password.`,
      );
    }),
  );

cli
  .command('worker')
  .description('do the background jobs, until told to stop; any number of workers may run')
  .action(async () =>
    withMigratedApp(async app => {
      const worker = startWorker(app.services, app.http.log);
      print('The worker is running. Stop it with Ctrl-C.');
      await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
      await worker.stop();
    }),
  );

cli
  .command('permissions')
  .description('print who may do what: every root field by built-in role')
  .option('--write', 'write docs/permissions.md instead', false)
  .action(({ write }: { write: boolean }) => {
    const matrix = permissionMatrix(buildSchema(manifests), rulesOf(manifests));
    if (!write) return print(matrix);
    writeFileSync('docs/permissions.md', permissionsPage(matrix));
    print('Wrote docs/permissions.md.');
  });

cli
  .command('schema')
  .description('write schema.graphql')
  .option('--check', 'change nothing; fail when the file is not what the code says', false)
  .action(({ check }: { check: boolean }) => {
    const text = schemaText(buildSchema(manifests));
    if (!check) writeFileSync('schema.graphql', text);
    else if (readFileSync('schema.graphql', 'utf8') !== text) {
      throw new ConfigError('schema.graphql is not what the code says; run `npm run cli -- schema`.');
    }
    print(check ? 'schema.graphql is what the code says.' : 'Wrote schema.graphql.');
  });

async function withApp(work: (app: App) => Promise<void>): Promise<void> {
  const app = await buildApp({ ...readConfig(process.env), logLevel: 'warn' });
  try {
    await work(app);
  } finally {
    await app.stop();
  }
}

async function withMigratedApp(work: (app: App) => Promise<void>): Promise<void> {
  return withApp(async app => {
    if ((await pendingMigrations(app.database, migrations)) > 0)
      throw new ConfigError('The database lacks migrations; run `npm run cli -- migrate` first.');
    await prepareModules(app);
    await work(app);
  });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function printError(line: string): void {
  process.stderr.write(`${line}\n`);
}

cli.parseAsync().catch(error => {
  if (error instanceof ImportFailed) for (const line of error.problems.lines()) printError(line);
  const kinds = [ConfigError, ImportFailed, UserError, ExportRefused];
  const isForPeople = kinds.some(kind => error instanceof kind);
  printError(isForPeople ? error.message : String(error instanceof Error ? error.stack : error));
  process.exitCode = 1;
});
