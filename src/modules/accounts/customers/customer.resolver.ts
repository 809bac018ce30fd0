import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
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
import { customerById, listCustomers } from './customer.queries.ts';
import { deleteCustomer } from './delete-customer.ts';
import { restoreCustomer } from './restore-customer.ts';
import { updateCustomer } from './update-customer.ts';

export const CustomerConnection = connectionOf<Customer>('Customer', () => Customer);

@Resolver(() => Customer)
export class CustomerResolver {
  @Query(() => Customer, {
    nullable: true,
    description: 'A customer by its id: yourself, or with CUSTOMERS_VIEW any; else null.',
  })
  customer(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return customerById(ctx, id, info);
  }

  @Query(() => CustomerConnection, { description: 'Customers, a page at a time.' })
  customers(
    @Args(() => CustomersArgs) args: CustomersArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listCustomers(ctx, args, info);
  }

  @Mutation(() => CreateCustomerPayload, { description: 'Adds a customer who has no account.' })
  createCustomer(
    @Arg('input', () => CreateCustomerInput, { description: 'The customer.' }) input: CreateCustomerInput,
    @Ctx() ctx: Context,
  ) {
    return createCustomer(ctx, input);
  }

  @Mutation(() => UpdateCustomerPayload, { description: 'Changes a customer.' })
  updateCustomer(
    @Arg('input', () => UpdateCustomerInput, { description: 'The changes.' }) input: UpdateCustomerInput,
    @Ctx() ctx: Context,
  ) {
    return updateCustomer(ctx, input);
  }

  @Mutation(() => DeleteCustomerPayload, { description: 'Deletes a customer. They can be restored.' })
  deleteCustomer(
    @Arg('input', () => DeleteCustomerInput, { description: 'Which one.' }) input: DeleteCustomerInput,
    @Ctx() ctx: Context,
  ) {
    return deleteCustomer(ctx, input);
  }

  @Mutation(() => RestoreCustomerPayload, { description: 'Brings a deleted customer back.' })
  restoreCustomer(
    @Arg('input', () => RestoreCustomerInput, { description: 'Which one.' }) input: RestoreCustomerInput,
    @Ctx() ctx: Context,
  ) {
    return restoreCustomer(ctx, input);
  }
}
