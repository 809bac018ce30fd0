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
  description: 'The length of the periods of a trend.',
  valuesConfig: {
    DAY: { description: 'A day.' },
    WEEK: { description: 'A week, from Monday to Sunday (ISO 8601).' },
    MONTH: { description: 'A calendar month.' },
  },
});

export const TopProductsBy = { QUANTITY: 'QUANTITY', REVENUE: 'REVENUE' } as const;
export type TopProductsBy = keyof typeof TopProductsBy;
registerEnumType(TopProductsBy, {
  name: 'TopProductsBy',
  description: 'What the top products are ranked by.',
  valuesConfig: {
    QUANTITY: { description: 'The number of units sold.' },
    REVENUE: { description: 'The revenue.' },
  },
});

@ArgsType()
export class RowsArgs {
  @Field(() => Int, {
    defaultValue: maxRows,
    description: `The maximum number of rows, 0 to ${maxRows}. With 0 there are only the counts and \`pageInfo\`.`,
  })
  @IntegerBetween(0, maxRows)
  first: number = maxRows;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of a row; the rows after it are returned.',
  })
  after?: string | null;
}

@ArgsType()
export class RangeArgs {
  @Field(() => DayRangeInput, { description: 'The days that the report covers.' })
  range!: DayRangeInput;
}

@ArgsType()
export class RangeRowsArgs extends RowsArgs {
  @Field(() => DayRangeInput, { description: 'The days that the report covers.' })
  range!: DayRangeInput;
}

@ArgsType()
export class SalesTrendArgs extends RangeArgs {
  @Field(() => TrendInterval, { description: 'The length of each period.' })
  interval!: TrendInterval;

  @Field(() => OrderChannel, { nullable: true, description: 'Only sales through this channel.' })
  channel?: OrderChannel | null;
}

@ArgsType()
export class TopProductsArgs extends RangeRowsArgs {
  @Field(() => TopProductsBy, { defaultValue: 'REVENUE', description: 'What to rank by, the largest first.' })
  by: TopProductsBy = 'REVENUE';

  @Field(() => OrderChannel, { nullable: true, description: 'Only sales through this channel.' })
  channel?: OrderChannel | null;
}

@ArgsType()
export class SalesByCategoryArgs extends RangeRowsArgs {
  @Field(() => OrderChannel, { nullable: true, description: 'Only sales through this channel.' })
  channel?: OrderChannel | null;
}

@ArgsType()
export class CustomerLifetimeValuesArgs extends RowsArgs {
  @Field(() => DecimalScalar, {
    defaultValue: '0',
    description: 'Only customers whose total is at least this.',
  })
  @Checked(() => undefined)
  minTotal: string = '0';
}

@ArgsType()
export class ProductionReportArgs extends RowsArgs {
  @Field(() => CalendarDay, { description: "The day, in the store's time zone." })
  date!: string;
}

/** Checks how many entries of a dashboard's list are requested. @throws UserError INVALID_INPUT */
export function checkFirst(first: number): number {
  if (first >= 0 && first <= maxRows) return first;
  throw new UserError('INVALID_INPUT', `"first" must be from 0 to ${maxRows}, but it is ${first}.`, {
    path: ['first'],
  });
}
