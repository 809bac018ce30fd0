import { ArgsType, Field, InputType } from 'type-graphql';
import { ExportFormat } from '../../platform/files/export-format.ts';
import { DayRangeInput } from '../../platform/graphql/day-range.ts';
import { sortedArgs, sortOf } from '../../platform/graphql/list-args.ts';
import { CurrencyCode } from '../../platform/graphql/money.ts';
import { ById } from '../../platform/graphql/reference-inputs.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';
import { Nested } from '../../platform/graphql/validation.ts';
import { TopProductsBy, TrendInterval } from '../analytics/analytics.inputs.ts';
import { OrderChannel } from '../orders/order.entity.ts';
import { ExportFilterInput, ExportSortInput, type OfList } from './export-list.inputs.ts';
import { ExportReport, reportsWith } from './export-report.ts';
import { ExportStatus } from './export-status.ts';

@InputType({ description: 'The report or list to export, and its options.' })
export class CreateExportInput {
  @Field(() => ExportReport, { description: 'The report or list.' })
  report!: ExportReport;

  @Field(() => ExportFormat, { description: 'The format of the file.' })
  format!: ExportFormat;

  @Field(() => DayRangeInput, {
    nullable: true,
    description:
      'The days to cover. Without it a list covers all time. Most reports need it; those that do not cover a range of days refuse it.',
  })
  @Nested()
  range?: DayRangeInput | null;

  @Field(() => TrendInterval, {
    nullable: true,
    description: `For ${reportsWith('interval')}: the length of its periods; a day when absent.`,
  })
  interval?: TrendInterval | null;

  @Field(() => TopProductsBy, {
    nullable: true,
    description: `For ${reportsWith('by')}: what to rank by; revenue when absent.`,
  })
  by?: TopProductsBy | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: `For ${reportsWith('minTotal')}: only customers whose total is at least this.`,
  })
  minTotal?: string | null;

  @Field(() => CurrencyCode, {
    nullable: true,
    description: `For ${reportsWith('currencyCode')}: the currency of the amounts; the store's when absent.`,
  })
  currencyCode?: string | null;

  @Field(() => OrderChannel, {
    nullable: true,
    description: `For ${reportsWith('channel')}: only sales through this channel.`,
  })
  channel?: OrderChannel | null;

  @Field(() => ExportFilterInput, {
    nullable: true,
    description:
      'For a list: only its rows that meet these conditions; all of them when absent. Named days, such as `TODAY`, are those at the time of the request.',
  })
  @Nested()
  filter?: OfList | null;

  @Field(() => ExportSortInput, {
    nullable: true,
    description: 'For a list: the order of its rows; the oldest first when absent.',
  })
  @Nested()
  sort?: OfList | null;
}

const ExportSort = sortOf('Export', {
  plural: 'exports',
  fields: { CREATED_AT: 'By the time at which they were requested; the default.' },
  direction: 'DESC',
});

@ArgsType()
export class ExportsArgs extends sortedArgs(ExportSort, 'the latest first') {
  @Field(() => [ExportStatus], { nullable: true, description: 'Only exports with one of these statuses.' })
  status?: ExportStatus[] | null;
}

const description = 'The id of one of your exports.';

@InputType({ description: 'The export to cancel.' })
export class CancelExportInput extends ById('export', { description }) {}

@InputType({ description: 'The export to delete.' })
export class DeleteExportInput extends ById('export', { description }) {}
