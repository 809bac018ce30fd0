import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int } from 'type-graphql';
import { ConnectionArgs } from '../../platform/graphql/connection.ts';
import { Checked, IdOf, Nested, Text } from '../../platform/graphql/validation.ts';
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

  @Field(() => StockMovementReason, { nullable: true, description: 'Movements for this reason.' })
  reason?: StockMovementReason | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Movements at this time or later.' })
  from?: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Movements before this time.' })
  to?: Date | null;
}

@ArgsType()
export class StockMovementsArgs extends ConnectionArgs {
  @Field(() => StockMovementFilter, { nullable: true, description: 'Which movements; all when absent.' })
  @Nested()
  filter?: StockMovementFilter | null;
}

function deltaProblem(value: unknown): string | undefined {
  const delta = value as number;
  if (delta === 0) return 'must not be 0.';
  if (Math.abs(delta) <= maxDelta) return undefined;
  return `must be from -${count(maxDelta)} to ${count(maxDelta)}, but it is ${delta}.`;
}
