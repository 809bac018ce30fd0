import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { column } from '../../../platform/files/columns.ts';
import { defineExport, type ExportParameters } from '../../../platform/files/define-export.ts';
import { rateOf } from '../../../platform/lib/rate.ts';
import { type TaxFigures, taxReport } from '../reports/tax-report.ts';
import { amount, scopeOf, singleBatch, unknownCount } from './columns.ts';

type NamedFigures = TaxFigures & { readonly zoneName: string | null; readonly className: string | null };

export const taxReportExport = defineExport<NamedFigures>({
  report: 'TAX_REPORT',
  title: 'Taxes',
  description: '`Analytics.taxReport`.',
  permissions: ['ANALYTICS_VIEW'],
  range: 'REQUIRED',
  options: ['currencyCode'],
  columns: parameters => [
    column('Zone', 'TEXT', row => row.zoneName),
    column('Tax class', 'TEXT', row => row.className),
    column('Rate', 'RATE', row => rateOf(row.ratePpm)),
    amount('Net', row => row.netMinor, parameters),
    amount('Tax', row => row.taxMinor, parameters),
    amount('Gross', row => row.netMinor + row.taxMinor, parameters),
    amount('Refunded net', row => row.refundedNetMinor, parameters),
    amount('Refunded tax', row => row.refundedTaxMinor, parameters),
  ],
  count: unknownCount,
  rows: (ctx, parameters) => singleBatch(namedFigures(ctx, parameters)),
});

async function namedFigures(ctx: Context, parameters: ExportParameters): Promise<NamedFigures[]> {
  const figures = await taxReport(ctx, scopeOf(parameters));
  const zones = await namesOf(ctx, 'zone');
  const classes = await namesOf(ctx, 'tax_class');
  return figures.map(row => ({
    ...row,
    zoneName: zones.get(row.zone ?? '') ?? null,
    className: classes.get(row.taxClass ?? '') ?? null,
  }));
}

/** Both tables are short. */
async function namesOf(ctx: Context, table: 'zone' | 'tax_class'): Promise<ReadonlyMap<string, string>> {
  const statement =
    table === 'zone'
      ? sql`/* analytics.zoneNames */ select id, name from zone`
      : sql`/* analytics.taxClassNames */ select id, name from tax_class`;
  const rows = await query<{ id: string; name: string }>(ctx, statement);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
