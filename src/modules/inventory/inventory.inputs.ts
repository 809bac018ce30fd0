import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { DayRangeInput } from '../../platform/graphql/day-range.ts';
import { listArgs, sortOf } from '../../platform/graphql/list-args.ts';
import { DateTimeRangeInput } from '../../platform/graphql/list-inputs.ts';
import { Checked, IdOf, Text } from '../../platform/graphql/validation.ts';
import { IdempotentInput } from '../../platform/idempotency/idempotent-input.ts';
import { StockMovementReason } from './stock-movement.entity.ts';

const maxDelta = 1_000_000;
const count = (n: number) => n.toLocaleString('en');

@InputType({ description: 'A correction of the stock of a product.' })
export class AdjustStockInput extends IdempotentInput {
  @Field(() => ID, { description: "The product's id; the product may be archived." })
  @IdOf('product')
  productId!: string;

  @Field(() => Int, {
    description: `How many units to add, or to remove when it is negative. Not 0, and at most ${count(maxDelta)} either way.`,
  })
  @Checked(deltaProblem)
  delta!: number;

  @Field(() => String, { description: 'The reason, shown with the movement, 1 to 500 characters.' })
  @Text({ max: 500, multiline: true })
  reason!: string;
}

@InputType({ description: 'Which stock movements to list. All conditions must hold.' })
export class StockMovementFilter {
  @Field(() => ID, { nullable: true, description: 'Movements of this product, even if it is deleted.' })
  @IdOf('product', { nullable: true })
  productId?: string | null;

  @Field(() => [StockMovementReason], { nullable: true, description: 'Movements for one of these reasons.' })
  reason?: StockMovementReason[] | null;

  @Field(() => DateTimeRangeInput, { nullable: true, description: 'Movements within this range of time.' })
  occurredAt?: DateTimeRangeInput | null;

  @Field(() => DayRangeInput, { nullable: true, description: 'Movements on these days.' })
  occurredOn?: DayRangeInput | null;
}

export const StockMovementSort = sortOf('StockMovement', {
  plural: 'stock movements',
  fields: { OCCURRED_AT: 'By the time of the movement; the default.' },
  direction: 'DESC',
});

@ArgsType()
export class StockMovementsArgs extends listArgs(
  StockMovementFilter,
  StockMovementSort,
  'the latest first',
) {}

function deltaProblem(value: unknown): string | undefined {
  const delta = value as number;
  if (delta === 0) return 'must not be 0.';
  if (Math.abs(delta) <= maxDelta) return undefined;
  return `must be from -${count(maxDelta)} to ${count(maxDelta)}, but it is ${delta}.`;
}
