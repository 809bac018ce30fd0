import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { sql } from '../../../platform/database/sql.ts';
import { Computed, Loaded } from '../../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../../platform/graphql/money.ts';
import { toMinor } from '../../../platform/lib/money.ts';
import { Customer } from '../../accounts/customers/customer.entity.ts';
import type { AnalyticsScope } from '../analytics-scope.ts';
import { type RowsWanted, readRanked } from '../read-ranked.ts';
import { salesByCustomer } from '../sales.sql.ts';
import { ReportRow } from './report-row.ts';

@ObjectType({ simpleResolvers: true, description: 'What a customer has bought in all.' })
export class CustomerLifetimeValue extends ReportRow {
  @Field(() => Customer, { nullable: true, description: 'The customer; null once they are deleted.' })
  @Loaded(() => Customer)
  customer!: Customer | null;

  @Field(() => String, { description: 'Their name, also of a deleted one.' })
  name!: string;

  @Field(() => Int, { description: 'How many orders of theirs were not cancelled.' })
  orders!: number;

  @Field(() => Money, {
    description: 'The revenue of all of them: without tax. What was paid is `Customer.lifetimeValue`.',
  })
  @Computed<CustomerLifetimeValue>(['revenueMinor', 'currencyCode'], row =>
    money(row.revenueMinor, row.currencyCode),
  )
  readonly total!: Money;

  @Field(() => GraphQLISODateTime, { description: 'When they ordered first.' })
  firstOrderAt!: Date;

  @Field(() => GraphQLISODateTime, { description: 'When they ordered last.' })
  lastOrderAt!: Date;

  revenueMinor!: number;
  currencyCode!: string;
}

export interface CustomerLifetimeValueRow {
  readonly id: string;
  readonly customer: string;
  readonly code: string | null;
  readonly name: string;
  readonly orders: number;
  readonly revenueMinor: number;
  readonly currencyCode: string;
  readonly firstOrderAt: Date;
  readonly lastOrderAt: Date;
  readonly cursor: string;
}

/** The customers who have bought for so much or more, who bought most first. @throws UserError INVALID_INPUT */
export async function customerLifetimeValues(
  ctx: Context,
  scope: Omit<AnalyticsScope, 'today'>,
  minTotal: string,
  wanted: RowsWanted,
): Promise<CustomerLifetimeValueRow[]> {
  const { dialect } = ctx.database.db;
  const minMinor = toMinor(minTotal, scope.currencyCode, ['minTotal']);
  const rows = await readRanked<CustomerLifetimeValueRow>(ctx, {
    name: 'customerLifetimeValues',
    rows: sql`select c.id as id, c.id as customer, c.code as code, c.name as name, s.orders as orders, s.revenueMinor as revenueMinor,
        s.firstOrderAt as firstOrderAt, s.lastOrderAt as lastOrderAt, ${scope.currencyCode} as currencyCode
      from (${salesByCustomer(scope)}) as s join customer as c on c.id = s.customerId where s.revenueMinor >= ${minMinor}`,
    by: 'revenueMinor',
    numbers: ['orders', 'revenueMinor'],
    wanted,
  });
  return rows.map(row => ({
    ...row,
    firstOrderAt: dialect.readDate(row.firstOrderAt as never),
    lastOrderAt: dialect.readDate(row.lastOrderAt as never),
  }));
}
