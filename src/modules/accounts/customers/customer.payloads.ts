import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, ID, Info, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Payload } from '../../../platform/graphql/payload.ts';
import { Customer } from './customer.entity.ts';
import { readCustomer } from './customer.queries.ts';

@ObjectType()
abstract class CustomerPayload extends Payload {
  customerId?: string;

  @Field(() => Customer, {
    nullable: true,
    description: 'The customer as it is now; null when there were errors.',
  })
  customer(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return this.customerId ? readCustomer(ctx, this.customerId, info) : null;
  }
}

@ObjectType({ description: 'What came of creating a customer.' })
export class CreateCustomerPayload extends CustomerPayload {}

@ObjectType({ description: 'What came of changing a customer.' })
export class UpdateCustomerPayload extends CustomerPayload {}

@ObjectType({ description: 'What came of restoring a customer.' })
export class RestoreCustomerPayload extends CustomerPayload {}

@ObjectType({ simpleResolvers: true, description: 'What came of deleting a customer.' })
export class DeleteCustomerPayload extends Payload {
  @Field(() => ID, {
    nullable: true,
    description: 'The deleted customer, for `restoreCustomer`; null when there were errors.',
  })
  deletedCustomerId?: string | null;
}
