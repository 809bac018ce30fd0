import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, Info, ObjectType } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Payload } from '../../platform/graphql/payload.ts';
import { Payment } from '../payments/payment.entity.ts';
import { readPayment } from '../payments/payment.queries.ts';
import { Rental } from './rental.entity.ts';
import { readRental } from './rental.queries.ts';

@ObjectType()
abstract class RentalPayload extends Payload {
  rentalId?: string;

  @Field(() => Rental, {
    nullable: true,
    description: 'The rental as it is now; null when there were errors.',
  })
  rental(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.rentalId ? readRental(ctx, this.rentalId, info) : null;
  }
}

@ObjectType({ description: 'What came of making a rental.' })
export class CreateRentalPayload extends RentalPayload {}

@ObjectType({ description: 'What came of signing a contract.' })
export class SignRentalContractPayload extends RentalPayload {}

@ObjectType({ description: 'What came of calling a rental off.' })
export class CancelRentalPayload extends RentalPayload {}

@ObjectType({ description: 'What came of taking a unit back.' })
export class ReturnRentalPayload extends RentalPayload {}

@ObjectType({ description: 'What came of extending a rental.' })
export class ExtendRentalPayload extends RentalPayload {}

@ObjectType({ description: 'What came of waiving.' })
export class WaiveRentalInstallmentPayload extends RentalPayload {}

@ObjectType({ description: 'What came of buying the unit of a rental.' })
export class BuyOutRentalPayload extends RentalPayload {
  paymentId?: string;

  @Field(() => Payment, {
    nullable: true,
    description: 'What is to be paid; null when nothing is, or when there were errors.',
  })
  payment(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.paymentId ? readPayment(ctx, this.paymentId, info) : null;
  }
}
