import { Field, ObjectType } from 'type-graphql';
import { CurrencyCode } from '../../platform/graphql/money.ts';
import { CalendarDay } from '../../platform/graphql/scalars.ts';

@ObjectType({
  description:
    "The reports of the store. Revenue is the net total of order lines, after discounts and before tax, and of shipping, minus refunds; that of products and categories is without shipping. Canceled orders do not count. It counts on the day on which the order was placed, in the store's time zone. A change of an earlier day's order appears in all reports within seconds.",
})
export class Analytics {
  @Field(() => CurrencyCode, {
    description: 'The currency of all amounts below. Orders in other currencies are not included.',
  })
  currencyCode!: string;

  @Field(() => String, { description: "The store's time zone, in which days begin and end." })
  timeZone!: string;

  @Field(() => CalendarDay, { description: "Today's date in the store's time zone." })
  today!: string;
}
