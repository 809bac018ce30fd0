import { Command } from 'commander';
import { systemContext } from '../app.ts';
import { audit } from '../modules/audit/audit.ts';
import { storeReports } from '../modules/exports/export-report.ts';
import { exportToFile } from '../modules/exports/export-to-file.ts';
import { reportChoices } from '../modules/exports/report-choices.ts';
import { inTransaction } from '../platform/context/in-transaction.ts';
import { exportProgress } from '../platform/files/progress.ts';
import { print } from './print.ts';
import { withMigratedApp } from './with-app.ts';

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

export const exportCommand = new Command('export')
  .description('write a report or list to a file')
  .argument('<report>', `one of ${storeReports.join(', ')}`)
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
