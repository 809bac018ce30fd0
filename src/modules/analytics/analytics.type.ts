import { Field, ObjectType } from 'type-graphql';
import { CurrencyCode } from '../../platform/graphql/money.ts';
import { CalendarDay } from '../../platform/graphql/scalars.ts';

@ObjectType({
  description:
    "How the store does. Revenue is the net total of lines, after discounts and before tax, of orders that are not cancelled, with what was given back taken off; it counts on the day in the store's time zone on which the order was placed. What changes an order of an earlier day shows in all reports within seconds.",
})
export class Analytics {
  @Field(() => CurrencyCode, {
    description: 'The currency of all amounts below. Orders in another one are not in them.',
  })
  currencyCode!: string;

  @Field(() => String, { description: "The store's time zone, in which days are counted." })
  timeZone!: string;

  @Field(() => CalendarDay, { description: 'The day that it is in the store.' })
  today!: string;
}
