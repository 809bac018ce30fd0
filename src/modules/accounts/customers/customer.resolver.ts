import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../../platform/graphql/next-action.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { createCustomer } from './create-customer.ts';
import { Customer } from './customer.entity.ts';
import {
  CreateCustomerInput,
  CustomersArgs,
  DeleteCustomerInput,
  RestoreCustomerInput,
  UpdateCustomerInput,
} from './customer.inputs.ts';
import {
  CreateCustomerPayload,
  DeleteCustomerPayload,
  RestoreCustomerPayload,
  UpdateCustomerPayload,
} from './customer.payloads.ts';
import { type CustomerRow, customerById, listCustomers } from './customer.queries.ts';
import { CustomerNextAction, customerActionColumns, nextActionsOfCustomer } from './customer-next-actions.ts';
import { deleteCustomer } from './delete-customer.ts';
import { restoreCustomer } from './restore-customer.ts';
import { updateCustomer } from './update-customer.ts';

export const CustomerConnection = connectionOf<Customer>('Customer', () => Customer);

@Resolver(() => Customer)
export class CustomerResolver {
  @Query(() => Customer, {
    nullable: true,
    description: 'A customer by its id: your own record, or with CUSTOMERS_VIEW any; otherwise null.',
  })
  customer(
    @Arg('id', () => ID, { description: 'The id of the customer.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return customerById(ctx, id, info);
  }

  @Query(() => CustomerConnection, { description: 'A list of customers.' })
  customers(
    @Args(() => CustomersArgs) args: CustomersArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listCustomers(ctx, args, info);
  }

  @Mutation(() => CreateCustomerPayload, { description: 'Creates a customer without an account.' })
  createCustomer(@Input('The customer to create.') input: CreateCustomerInput, @Ctx() ctx: Context) {
    return createCustomer(ctx, input);
  }

  @Mutation(() => UpdateCustomerPayload, { description: 'Changes a customer.' })
  updateCustomer(
    @Input('The customer and the fields to change.') input: UpdateCustomerInput,
    @Ctx() ctx: Context,
  ) {
    return updateCustomer(ctx, input);
  }

  @Mutation(() => DeleteCustomerPayload, {
    description: 'Deletes a customer. `restoreCustomer` restores it.',
  })
  deleteCustomer(@Input('The customer to delete.') input: DeleteCustomerInput, @Ctx() ctx: Context) {
    return deleteCustomer(ctx, input);
  }

  @Mutation(() => RestoreCustomerPayload, { description: 'Restores a deleted customer.' })
  restoreCustomer(
    @Input('The deleted customer to restore.') input: RestoreCustomerInput,
    @Ctx() ctx: Context,
  ) {
    return restoreCustomer(ctx, input);
  }

  @Columns(...customerActionColumns)
  @Price({ rows: 2 })
  @FieldResolver(() => [CustomerNextAction], { description: nextActionsDescription })
  nextActions(@Root() customer: CustomerRow, @Ctx() ctx: Context) {
    return nextActionsOfCustomer(ctx, customer);
  }
}
