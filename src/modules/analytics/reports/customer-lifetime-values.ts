import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { Computed, Loaded } from '../../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../../platform/graphql/money.ts';
import { toMinor } from '../../../platform/lib/money.ts';
import { Customer } from '../../accounts/customers/customer.entity.ts';
import type { AnalyticsScope } from '../analytics-scope.ts';
import { type Ranked, type RowsWanted, readRanked } from '../read-ranked.ts';
import { topCustomers } from '../sales.sql.ts';
import { ReportRow, type RowOf } from './report-row.ts';

@ObjectType({ simpleResolvers: true, description: 'What a customer has bought in total.' })
export class CustomerLifetimeValue extends ReportRow {
  @Field(() => Customer, { nullable: true, description: 'The customer; null if deleted.' })
  @Loaded(() => Customer)
  customer!: Customer | null;

  @Field(() => String, { description: "The customer's name, even if deleted." })
  name!: string;

  @Field(() => Int, { description: 'The number of their orders, without canceled ones.' })
  orders!: number;

  @Field(() => Money, {
    description: 'The revenue of these orders, before tax. The amount paid is `Customer.lifetimeValue`.',
  })
  @Computed<CustomerLifetimeValue>(['revenueMinor', 'currencyCode'], row =>
    money(row.revenueMinor, row.currencyCode),
  )
  readonly total!: Money;

  @Field(() => GraphQLISODateTime, { description: 'When they placed their first order.' })
  firstOrderAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When they placed their latest order.' })
  lastOrderAt!: Date;

  revenueMinor!: number;
  currencyCode!: string;
}

export type CustomerLifetimeValueRow = RowOf<CustomerLifetimeValue, 'total'> & {
  readonly code: string | null;
};

/** The dates as the driver returns them. */
type Undecoded = Omit<CustomerLifetimeValueRow, 'firstOrderAt' | 'lastOrderAt'> &
  Record<'firstOrderAt' | 'lastOrderAt', string | number>;

/** The customers whose total is at least `minTotal`, the largest total first. @throws UserError INVALID_INPUT */
export async function customerLifetimeValues(
  ctx: Context,
  scope: Omit<AnalyticsScope, 'today'>,
  minTotal: string,
  wanted: RowsWanted,
): Promise<Ranked<CustomerLifetimeValueRow>> {
  const { dialect } = ctx.database.db;
  const minMinor = toMinor(minTotal, scope.currencyCode, ['minTotal']);
  const { rows, count } = await readRanked<Undecoded>(ctx, {
    name: 'customerLifetimeValues',
    rows: part => topCustomers(scope, { ...part, minMinor }),
    details: {
      columns: sql`c.id as customer, c.code as code, c.name as name, ${scope.currencyCode} as currencyCode`,
      join: sql`join customer as c on c.id = r.id`,
    },
    by: 'revenueMinor',
    numbers: ['orders', 'revenueMinor'],
    wanted,
  });
  return {
    rows: rows.map(row => ({
      ...row,
      firstOrderAt: dialect.readDate(row.firstOrderAt),
      lastOrderAt: dialect.readDate(row.lastOrderAt),
    })),
    count,
  };
}
