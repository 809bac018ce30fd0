import { Field, ID, InputType, Int } from 'type-graphql';
import { ById, Versioned } from '../../../platform/graphql/reference-inputs.ts';
import { IdOf, IntegerBetween, Nested, Text } from '../../../platform/graphql/validation.ts';
import { IdempotentInput } from '../../../platform/idempotency/idempotent-input.ts';
import { Lines, maxQuantity } from '../order.inputs.ts';

@InputType({ description: 'Units of a line of an order that are in a shipment.' })
export class ShippedLineInput {
  @Field(() => ID, { description: "The order line's id." })
  @IdOf('orderline')
  orderLineId!: string;

  @Field(() => Int, { description: 'The number of units.' })
  @IntegerBetween(1, maxQuantity)
  quantity!: number;
}

@InputType({ description: 'What left the store for an order.' })
export class CreateShipmentInput extends IdempotentInput {
  @Field(() => ID, { description: "The order's id." })
  @IdOf('order')
  orderId!: string;

  @Field(() => [ShippedLineInput], {
    nullable: true,
    description: 'What is in it; all that has not been shipped when absent.',
  })
  @Lines({ nullable: true })
  @Nested({ each: true })
  lines?: ShippedLineInput[] | null;

  @Field(() => String, { nullable: true, description: 'Who carries it. Up to 60 characters.' })
  @Text({ max: 60, nullable: true })
  carrier?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The carrier's number for it. Up to 100 characters.",
  })
  @Text({ max: 100, nullable: true })
  trackingNumber?: string | null;
}

@InputType()
class ShipmentDetails extends ById('shipment') {
  @Field(() => String, {
    nullable: true,
    description: 'Who carries it. Up to 60 characters; null clears it.',
  })
  @Text({ max: 60, nullable: true })
  carrier?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The carrier's number for it. Up to 100 characters; null clears it.",
  })
  @Text({ max: 100, nullable: true })
  trackingNumber?: string | null;
}

@InputType({ description: 'Changes to a shipment. Absent fields keep their values.' })
export class UpdateShipmentInput extends Versioned(ShipmentDetails) {}

@InputType({ description: 'The shipment that was delivered.' })
export class DeliverShipmentInput extends ById('shipment') {}
