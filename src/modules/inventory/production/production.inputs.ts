import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { ConnectionArgs } from '../../../platform/graphql/connection.ts';
import { CalendarDay } from '../../../platform/graphql/scalars.ts';
import { IdOf, IntegerBetween, Nested, Text } from '../../../platform/graphql/validation.ts';
import { IdempotentInput } from '../../../platform/idempotency/idempotent-input.ts';

const maxQuantity = 1_000_000;

@InputType({ description: 'What a staff member made.' })
export class RecordProductionInput extends IdempotentInput {
  @Field(() => ID, { description: 'Who made it. They must be approved.' })
  @IdOf('staff')
  staffMemberId!: string;

  @Field(() => ID, { description: 'What was made; it may be archived.' })
  @IdOf('product')
  productId!: string;

  @Field(() => Int, { description: `How many units, 1 to ${maxQuantity.toLocaleString('en')}.` })
  @IntegerBetween(1, maxQuantity)
  quantity!: number;

  @Field(() => CalendarDay, {
    description: 'The day on which they were made. Today in the time zone of the store, or before.',
  })
  producedOn!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What there is to say about it. Up to 500 characters.',
  })
  @Text({ max: 500, multiline: true, nullable: true })
  note?: string | null;
}

@InputType({ description: 'A production record that was a mistake.' })
export class VoidProductionInput extends IdempotentInput {
  @Field(() => ID, { description: 'The production record.' })
  @IdOf('production')
  productionRecordId!: string;

  @Field(() => String, { description: 'Why. 1 to 500 characters.' })
  @Text({ max: 500, multiline: true })
  reason!: string;
}

@InputType({ description: 'Which production records. All conditions must hold.' })
export class ProductionRecordFilter {
  @Field(() => ID, { nullable: true, description: 'Of this product, be it deleted.' })
  @IdOf('product', { nullable: true })
  productId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of what this staff member made, be they deleted.' })
  @IdOf('staff', { nullable: true })
  staffMemberId?: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'Made on this day or later.' })
  from?: string | null;

  @Field(() => CalendarDay, { nullable: true, description: 'Made on this day or before.' })
  to?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for voided ones only, false for those that stand; both when absent.',
  })
  voided?: boolean | null;
}

@ArgsType()
export class ProductionRecordsArgs extends ConnectionArgs {
  @Field(() => ProductionRecordFilter, { nullable: true, description: 'Which ones; all when absent.' })
  @Nested()
  filter?: ProductionRecordFilter | null;
}
