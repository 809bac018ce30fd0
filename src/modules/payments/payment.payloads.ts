import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, ObjectType } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Payload } from '../../platform/graphql/payload.ts';
import { Payment } from './payment.entity.ts';
import { readPayment } from './payment.queries.ts';

@ObjectType()
abstract class PaymentPayload extends Payload {
  paymentId?: string;

  @Field(() => Payment, {
    nullable: true,
    description: 'The payment as it is now; null when there were errors.',
  })
  payment(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.paymentId ? readPayment(ctx, this.paymentId, info) : null;
  }
}

@ObjectType({ description: 'What came of starting a payment.' })
export class StartPaymentPayload extends PaymentPayload {}

@ObjectType({ description: 'What came of paying back.' })
export class RefundPaymentPayload extends PaymentPayload {}

@ObjectType({ description: 'What came of playing the payment provider.' })
export class SimulatePaymentPayload extends PaymentPayload {}
