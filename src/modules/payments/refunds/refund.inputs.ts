import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { DayRangeInput } from '../../../platform/graphql/day-range.ts';
import { listArgs, sortOf } from '../../../platform/graphql/list-args.ts';
import { IdOf } from '../../../platform/graphql/validation.ts';
import { AnyId } from '../any-id.ts';
import { RefundStatus } from './refund.entity.ts';

@InputType({ description: 'Which refunds to list. All conditions must hold.' })
export class RefundFilter {
  @Field(() => [RefundStatus], { nullable: true, description: 'Refunds with one of these statuses.' })
  status?: RefundStatus[] | null;

  @Field(() => ID, { nullable: true, description: 'Refunds of this payment.' })
  @IdOf('payment', { nullable: true })
  paymentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Refunds of payments for this order, rental installment, or buy-out.',
  })
  @AnyId()
  targetId?: string | null;

  @Field(() => DayRangeInput, {
    nullable: true,
    description: 'Refunds whose money was paid back on these days. Sort them by REFUNDED_AT.',
  })
  refundedOn?: DayRangeInput | null;

  @Field(() => DayRangeInput, { nullable: true, description: 'Refunds that were asked for on these days.' })
  createdOn?: DayRangeInput | null;
}

export const RefundSort = sortOf('Refund', {
  plural: 'refunds',
  fields: {
    CREATED_AT: 'By the time at which they were asked for; the default.',
    REFUNDED_AT: 'By the time at which the money was paid back. The others are left out.',
  },
  direction: 'DESC',
});
export type RefundSortField = InstanceType<typeof RefundSort>['field'];

@ArgsType()
export class RefundsArgs extends listArgs(RefundFilter, RefundSort, 'the latest first') {}
