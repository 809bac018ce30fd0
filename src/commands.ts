import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { type App, buildApp, prepareModules, systemContext } from './app.ts';
import { askPassword } from './ask-password.ts';
import { createDemoStore } from './demo.ts';
import { checkPages, writePages } from './docs/write-pages.ts';
import { manifests } from './manifests.ts';
import { migrations } from './migrations/index.ts';
import { permissionMatrix, permissionsPage } from './modules/accounts/roles/permission-matrix.ts';
import { createAdmin } from './modules/accounts/users/create-admin.ts';
import { rebuildAnalytics } from './modules/analytics/rollups/rebuild.ts';
import { audit } from './modules/audit/audit.ts';
import { ExportReport } from './modules/exports/export-report.ts';
import { exportToFile } from './modules/exports/export-to-file.ts';
import { reportChoices } from './modules/exports/report-choices.ts';
import { ConfigError, type Deadlines, readConfig } from './platform/config/config.ts';
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
import { stop, stopSignal } from './stop.ts';

const cli = new Command('tradepost').description(
  'The command line of Tradepost. DATABASE_URL names the database.',
);

cli
  .command('migrate')
  .description('run the migrations that a MySQL or MariaDB database lacks')
  .option('--sql', 'change nothing; print the statements that a new migration needs for the entities')
  .action(async ({ sql }: { sql?: boolean }) =>
    withApp(withoutLimits, async app => {
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

cli
  .command('seed')
  .description('create the demo store in an empty database')
  .action(async () =>
    withMigratedApp(async app => {
      const isNew = await createDemoStore(app);
      print(isNew ? 'Created the demo store.' : 'The database is not empty; nothing was changed.');
    }),
  );

cli
  .command('import')
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
  .description('write a report or list to a file')
  .argument('<report>', `one of ${Object.keys(ExportReport).join(', ')}`)
  .option('--format <format>', 'csv, xlsx, or pdf', 'csv')
  .option('--from <day>', 'the first day, such as 2026-01-01')
  .option('--to <day>', 'the last day, included')
  .option('--preset <name>', 'a named range of days, such as LAST_30_DAYS, instead of --from and --to')
  .option('--interval <length>', 'for SALES_TREND: day, week, or month')
  .option('--by <measure>', 'for TOP_PRODUCTS: quantity or revenue')
  .option('--min-total <amount>', 'for CUSTOMER_LIFETIME_VALUES: only customers who spent at least this much')
  .option(
    '--currency-code <code>',
    "for reports with amounts: their currency; the store's currency when absent",
  )
  .option(
    '--channel <channel>',
    'for SALES_TREND, TOP_PRODUCTS, and SALES_BY_CATEGORY: online, counter, or import',
  )
  .option('--out <file>', 'the file to write; standard output when absent')
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
  .description('compute the daily rollups behind the reports again; the reports stay correct meanwhile')
  .action(async () =>
    withMigratedApp(async app => {
      const progress = exportProgress(process.stderr, 'days');
      const ctx = systemContext(app.services, app.http.log);
      const days = await rebuildAnalytics(ctx, progress.show).finally(progress.end);
      print(days === 0 ? 'There are no days to compute yet.' : `Computed ${days} days.`);
    }),
  );

cli
  .command('create-admin')
  .description('create an administrator; asks for the password, or reads it from the input')
  .argument('<email>', 'the email address to sign in with')
  .option('--name <name>', 'the name of the administrator', 'Administrator')
  .action(async (email: string, { name }: { name: string }) =>
    withMigratedApp(async app => {
      const password = await askPassword();
      const ctx = systemContext(app.services, app.http.log);
      const { isNew } = await createAdmin(ctx, { email, name, password });
      print(
        isNew
          ? `${email} is now an administrator.`
          : `${email} already had an account; it is now an administrator with the new password.`,
      );
    }),
  );

cli
  .command('worker')
  .description('run the background jobs until stopped; any number of workers may run')
  .action(async () =>
    withMigratedApp(async app => {
      const signaled = stopSignal();
      const worker = startWorker(app.services, app.http.log);
      print('The worker is running. Stop it with Ctrl-C.');
      await signaled;
      // Without waiting for what does not end, such as a connection to a database that is away.
      process.exit(await stop(app, worker));
    }),
  );

cli
  .command('permissions')
  .description('print who may use which root field, by built-in role')
  .option('--write', 'write docs/permissions.md instead of printing', false)
  .action(({ write }: { write: boolean }) => {
    const matrix = permissionMatrix(buildSchema(manifests), rulesOf(manifests));
    if (!write) return print(matrix);
    writeFileSync('docs/permissions.md', permissionsPage(matrix));
    print('Wrote docs/permissions.md.');
  });

cli
  .command('docs')
  .description('check whether the generated pages of the documentation are current, or write them')
  .option('--write', 'write the pages that are not current', false)
  .option('--check', 'change nothing; fail if a page is not current; the default', false)
  .action(({ write }: { write: boolean }) => {
    if (!write) checkPages();
    const written = write ? writePages() : [];
    print(written.length > 0 ? `Wrote ${written.join(', ')}.` : 'The generated pages are current.');
  });

cli
  .command('schema')
  .description('write schema.graphql')
  .option('--check', 'change nothing; fail if the file is not current', false)
  .action(({ check }: { check: boolean }) => {
    const text = schemaText(buildSchema(manifests));
    if (!check) writeFileSync('schema.graphql', text);
    else if (readFileSync('schema.graphql', 'utf8') !== text) {
      throw new ConfigError('schema.graphql is not current; run `npm run cli -- schema`.');
    }
    print(check ? 'schema.graphql is current.' : 'Wrote schema.graphql.');
  });

/** A change of a large table takes as long as it takes, and stopped in the middle it would have to be repaired by hand. */
const withoutLimits = { READ: 0, WRITE: 0, REPORT: 0, JOB: 0 };

async function withApp(limits: Partial<Deadlines>, work: (app: App) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const app = await buildApp({ ...config, deadlines: { ...config.deadlines, ...limits }, logLevel: 'warn' });
  try {
    await work(app);
  } finally {
    await app.stop();
  }
}

async function withMigratedApp(work: (app: App) => Promise<void>): Promise<void> {
  return withApp({}, async app => {
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
