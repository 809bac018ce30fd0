import { Field, ID, InputType } from 'type-graphql';
import { ExportFormat } from '../../platform/files/export-format.ts';
import { DayRangeInput } from '../../platform/graphql/day-range.ts';
import { CurrencyCode } from '../../platform/graphql/money.ts';
import { DecimalScalar } from '../../platform/graphql/scalars.ts';
import { IdOf, Nested } from '../../platform/graphql/validation.ts';
import { TopProductsBy, TrendInterval } from '../analytics/analytics.inputs.ts';
import { OrderChannel } from '../orders/order.entity.ts';
import { ExportReport, reportsWith } from './export-report.ts';

@InputType({ description: 'What to take away.' })
export class CreateExportInput {
  @Field(() => ExportReport, { description: 'What it is to hold.' })
  report!: ExportReport;

  @Field(() => ExportFormat, { description: 'What kind of file.' })
  format!: ExportFormat;

  @Field(() => DayRangeInput, {
    nullable: true,
    description:
      'Which days. A list covers all time without it; some reports need it, and those that are not about certain days refuse it.',
  })
  @Nested()
  range?: DayRangeInput | null;

  @Field(() => TrendInterval, {
    nullable: true,
    description: `For ${reportsWith('interval')}: how long its periods are; a day when absent.`,
  })
  interval?: TrendInterval | null;

  @Field(() => TopProductsBy, {
    nullable: true,
    description: `For ${reportsWith('by')}: by what to rank; by revenue when absent.`,
  })
  by?: TopProductsBy | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: `For ${reportsWith('minTotal')}: only customers who spent at least this.`,
  })
  minTotal?: string | null;

  @Field(() => CurrencyCode, {
    nullable: true,
    description: `For ${reportsWith('currencyCode')}: in which currency; the store's when absent.`,
  })
  currencyCode?: string | null;

  @Field(() => OrderChannel, {
    nullable: true,
    description: `For ${reportsWith('channel')}: only what was sold in this way.`,
  })
  channel?: OrderChannel | null;
}

@InputType()
abstract class ExportReference {
  @Field(() => ID, { description: 'One of your exports.' })
  @IdOf('export')
  exportId!: string;
}

@InputType({ description: 'The export to call off.' })
export class CancelExportInput extends ExportReference {}

@InputType({ description: 'The export to delete.' })
export class DeleteExportInput extends ExportReference {}
