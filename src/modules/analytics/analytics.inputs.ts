import { ArgsType, Field, Int, registerEnumType } from 'type-graphql';
import { DayRangeInput } from '../../platform/graphql/day-range.ts';
import { CalendarDay, DecimalScalar } from '../../platform/graphql/scalars.ts';
import { Checked, IntegerBetween } from '../../platform/graphql/validation.ts';
import { UserError } from '../../platform/lib/user-error.ts';
import { OrderChannel } from '../orders/order.entity.ts';

export const maxRows = 100;

export const TrendInterval = { DAY: 'DAY', WEEK: 'WEEK', MONTH: 'MONTH' } as const;
export type TrendInterval = keyof typeof TrendInterval;
registerEnumType(TrendInterval, {
  name: 'TrendInterval',
  description: 'How long the periods of a trend are.',
  valuesConfig: {
    DAY: { description: 'Days.' },
    WEEK: { description: 'Weeks from Monday to Sunday (ISO 8601).' },
    MONTH: { description: 'Months.' },
  },
});

export const TopProductsBy = { QUANTITY: 'QUANTITY', REVENUE: 'REVENUE' } as const;
export type TopProductsBy = keyof typeof TopProductsBy;
registerEnumType(TopProductsBy, {
  name: 'TopProductsBy',
  description: 'What makes a product a top product.',
  valuesConfig: {
    QUANTITY: { description: 'How many units were sold.' },
    REVENUE: { description: 'How much they brought in.' },
  },
});

@ArgsType()
export class RowsArgs {
  @Field(() => Int, {
    defaultValue: maxRows,
    description: `How many rows to return at most, 1 to ${maxRows}.`,
  })
  @IntegerBetween(1, maxRows)
  first: number = maxRows;

  @Field(() => String, { nullable: true, description: 'Return what comes after the row with this cursor.' })
  after?: string | null;
}

@ArgsType()
export class RangeArgs {
  @Field(() => DayRangeInput, { description: 'Of which days.' })
  range!: DayRangeInput;
}

@ArgsType()
export class RangeRowsArgs extends RowsArgs {
  @Field(() => DayRangeInput, { description: 'Of which days.' })
  range!: DayRangeInput;
}

@ArgsType()
export class SalesTrendArgs extends RangeArgs {
  @Field(() => TrendInterval, { description: 'How long each period is.' })
  interval!: TrendInterval;

  @Field(() => OrderChannel, { nullable: true, description: 'Only what was sold in this way.' })
  channel?: OrderChannel | null;
}

@ArgsType()
export class TopProductsArgs extends RangeRowsArgs {
  @Field(() => TopProductsBy, { defaultValue: 'REVENUE', description: 'What comes first.' })
  by: TopProductsBy = 'REVENUE';

  @Field(() => OrderChannel, { nullable: true, description: 'Only what was sold in this way.' })
  channel?: OrderChannel | null;
}

@ArgsType()
export class SalesByCategoryArgs extends RangeRowsArgs {
  @Field(() => OrderChannel, { nullable: true, description: 'Only what was sold in this way.' })
  channel?: OrderChannel | null;
}

@ArgsType()
export class CustomerLifetimeValuesArgs extends RowsArgs {
  @Field(() => DecimalScalar, {
    defaultValue: '0',
    description: 'Only customers who have bought for at least this much.',
  })
  @Checked(() => undefined)
  minTotal: string = '0';
}

@ArgsType()
export class ProductionReportArgs extends RowsArgs {
  @Field(() => CalendarDay, { description: "Which day, in the store's time zone." })
  date!: string;
}

/** @throws UserError INVALID_INPUT */
export function checkFirst(first: number): number {
  if (first >= 1 && first <= maxRows) return first;
  throw new UserError('INVALID_INPUT', `"first" must be from 1 to ${maxRows}, but it is ${first}.`, {
    path: ['first'],
  });
}
