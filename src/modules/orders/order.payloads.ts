import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, ObjectType } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Payload } from '../../platform/graphql/payload.ts';
import { Order } from './order.entity.ts';
import { readOrder } from './order.queries.ts';

@ObjectType()
abstract class OrderPayload extends Payload {
  orderId?: string;

  @Field(() => Order, { nullable: true, description: 'The order as it is now; null when there were errors.' })
  order(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.orderId ? readOrder(ctx, this.orderId, info) : null;
  }
}

@ObjectType({ description: 'What came of placing an order.' })
export class PlaceOrderPayload extends OrderPayload {}

@ObjectType({ description: 'What came of calling an order off.' })
export class CancelOrderPayload extends OrderPayload {}

@ObjectType({ description: 'What came of sending an order off.' })
export class ShipOrderPayload extends OrderPayload {}

@ObjectType({ description: 'What came of delivering an order.' })
export class DeliverOrderPayload extends OrderPayload {}

@ObjectType({ description: 'What came of taking goods back.' })
export class ReturnOrderLinesPayload extends OrderPayload {}

@ObjectType({ description: 'What came of correcting a sale.' })
export class UpdateSalePayload extends OrderPayload {}

@ObjectType({ description: 'What came of voiding a sale.' })
export class VoidSalePayload extends OrderPayload {}

@ObjectType({ description: 'What came of a sale.' })
export class RecordSalePayload extends OrderPayload {}
