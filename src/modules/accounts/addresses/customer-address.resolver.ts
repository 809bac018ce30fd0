import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { Customer } from '../customers/customer.entity.ts';
import type { CustomerRow } from '../customers/customer.queries.ts';
import { createCustomerAddress } from './create-customer-address.ts';
import { CustomerAddress } from './customer-address.entity.ts';
import {
  CreateCustomerAddressInput,
  DeleteCustomerAddressInput,
  UpdateCustomerAddressInput,
} from './customer-address.inputs.ts';
import {
  CreateCustomerAddressPayload,
  DeleteCustomerAddressPayload,
  UpdateCustomerAddressPayload,
} from './customer-address.payloads.ts';
import { addressesOfCustomer, readCustomerAddress } from './customer-address.queries.ts';
import { deleteCustomerAddress } from './delete-customer-address.ts';
import { updateCustomerAddress } from './update-customer-address.ts';

const visible = 'Visible only to the customer and to holders of CUSTOMERS_VIEW.';

@Resolver(() => Customer)
export class CustomerAddressResolver {
  @Mutation(() => CreateCustomerAddressPayload, { description: 'Adds an address to an address book.' })
  createCustomerAddress(
    @Input('The address and whose it is.') input: CreateCustomerAddressInput,
    @Ctx() ctx: Context,
  ) {
    return createCustomerAddress(ctx, input);
  }

  @Mutation(() => UpdateCustomerAddressPayload, { description: 'Changes an address of an address book.' })
  updateCustomerAddress(
    @Input('The address and what changes.') input: UpdateCustomerAddressInput,
    @Ctx() ctx: Context,
  ) {
    return updateCustomerAddress(ctx, input);
  }

  @Mutation(() => DeleteCustomerAddressPayload, {
    description: 'Deletes an address of an address book, for good. Orders keep the addresses that they have.',
  })
  deleteCustomerAddress(
    @Input('The address to delete.') input: DeleteCustomerAddressInput,
    @Ctx() ctx: Context,
  ) {
    return deleteCustomerAddress(ctx, input);
  }

  @Columns('id', 'user')
  @Price({ rows: 2 })
  @FieldResolver(() => [CustomerAddress], { description: `The address book, oldest first. ${visible}` })
  addresses(@Root() customer: CustomerRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return addressesOfCustomer(ctx, customer.id, info);
  }

  @Columns('defaultShippingAddressId', 'user')
  @FieldResolver(() => CustomerAddress, {
    nullable: true,
    description: `The address of the address book that orders are shipped to when they name none; null for \`address\`. ${visible}`,
  })
  defaultShippingAddress(
    @Root() { defaultShippingAddressId: id }: CustomerRow,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return id === null ? null : readCustomerAddress(ctx, id, info);
  }

  @Columns('defaultBillingAddressId', 'user')
  @FieldResolver(() => CustomerAddress, {
    nullable: true,
    description: `The address of the address book that orders are billed to when they name none; null for the shipping address. ${visible}`,
  })
  defaultBillingAddress(
    @Root() { defaultBillingAddressId: id }: CustomerRow,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return id === null ? null : readCustomerAddress(ctx, id, info);
  }
}
