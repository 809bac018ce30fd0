import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { DayRangeInput } from '../../../platform/graphql/day-range.ts';
import { listArgs, sortOf, tableScan } from '../../../platform/graphql/list-args.ts';
import { ConditionCost } from '../../../platform/graphql/price.ts';
import { CalendarDay } from '../../../platform/graphql/scalars.ts';
import { IdOf, IntegerBetween, Text } from '../../../platform/graphql/validation.ts';
import { IdempotentInput } from '../../../platform/idempotency/idempotent-input.ts';

const maxQuantity = 1_000_000;

@InputType({ description: 'Units of a product that a staff member made.' })
export class RecordProductionInput extends IdempotentInput {
  @Field(() => ID, { description: 'The id of the staff member who made it; they must be approved.' })
  @IdOf('staff')
  staffMemberId!: string;

  @Field(() => ID, { description: 'The id of the product that was made; it may be archived.' })
  @IdOf('product')
  productId!: string;

  @Field(() => Int, { description: `How many units were made, 1 to ${maxQuantity.toLocaleString('en')}.` })
  @IntegerBetween(1, maxQuantity)
  quantity!: number;

  @Field(() => CalendarDay, {
    description: 'The day on which they were made: today in the time zone of the store, or earlier.',
  })
  producedOn!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A note on the production, up to 500 characters.',
  })
  @Text({ max: 500, multiline: true, nullable: true })
  note?: string | null;
}

@InputType({ description: 'The production record to void.' })
export class VoidProductionInput extends IdempotentInput {
  @Field(() => ID, { description: "The production record's id." })
  @IdOf('production')
  productionRecordId!: string;

  @Field(() => String, { description: 'The reason, 1 to 500 characters.' })
  @Text({ max: 500, multiline: true })
  reason!: string;
}

@InputType({ description: 'Which production records to list. All conditions must hold.' })
export class ProductionRecordFilter {
  @Field(() => ID, { nullable: true, description: 'Records of this product, even if it is deleted.' })
  @IdOf('product', { nullable: true })
  productId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Records of what this staff member made, even if they are deleted.',
  })
  @IdOf('staff', { nullable: true })
  staffMemberId?: string | null;

  @Field(() => DayRangeInput, { nullable: true, description: 'Records of what was made on these days.' })
  producedOn?: DayRangeInput | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => Boolean, {
    nullable: true,
    description: 'True for voided records only, false for the others only; all when absent.',
  })
  voided?: boolean | null;
}

export const ProductionRecordSort = sortOf('ProductionRecord', {
  plural: 'production records',
  fields: {
    PRODUCED_ON:
      'By the day on which the units were made, and within a day by the time of the record; the default.',
    CREATED_AT: 'By the time of the record.',
  },
  direction: 'DESC',
});
export type ProductionRecordSortField = InstanceType<typeof ProductionRecordSort>['field'];

@ArgsType()
export class ProductionRecordsArgs extends listArgs(
  ProductionRecordFilter,
  ProductionRecordSort,
  'the latest day first',
) {}
