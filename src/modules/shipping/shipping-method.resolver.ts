import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context/context.ts';
import { Input } from '../../platform/graphql/input.ts';
import { Price } from '../../platform/graphql/price.ts';
import { Columns } from '../../platform/graphql/selection.ts';
import { Zone } from '../tax/zones/zone.entity.ts';
import { createShippingMethod } from './create-shipping-method.ts';
import { deleteShippingMethod } from './delete-shipping-method.ts';
import { ShippingMethod } from './shipping-method.entity.ts';
import {
  CreateShippingMethodInput,
  DeleteShippingMethodInput,
  UpdateShippingMethodInput,
} from './shipping-method.inputs.ts';
import {
  CreateShippingMethodPayload,
  DeleteShippingMethodPayload,
  UpdateShippingMethodPayload,
} from './shipping-method.payloads.ts';
import {
  listShippingMethods,
  type ShippingMethodRow,
  shippingMethodById,
  zonesByIds,
} from './shipping-method.queries.ts';
import { updateShippingMethod } from './update-shipping-method.ts';

@Resolver(() => ShippingMethod)
export class ShippingMethodResolver {
  @Query(() => ShippingMethod, {
    nullable: true,
    description:
      'A shipping method by its id; null when there is none, or it is not offered and you may not change it.',
  })
  shippingMethod(
    @Arg('id', () => ID, { description: "The shipping method's id." }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return shippingMethodById(ctx, id, info);
  }

  @Price({ rows: 10 })
  @Query(() => [ShippingMethod], {
    description:
      'The shipping methods by name: those that are offered, and with SETTINGS_MANAGE all. What they cost for a cart, `quoteOrder` says.',
  })
  shippingMethods(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listShippingMethods(ctx, info);
  }

  @Mutation(() => CreateShippingMethodPayload, { description: 'Adds a shipping method.' })
  createShippingMethod(
    @Input('The new shipping method.') input: CreateShippingMethodInput,
    @Ctx() ctx: Context,
  ) {
    return createShippingMethod(ctx, input);
  }

  @Mutation(() => UpdateShippingMethodPayload, {
    description: 'Changes a shipping method. Orders keep what their shipping cost.',
  })
  updateShippingMethod(
    @Input('The shipping method and its changes.') input: UpdateShippingMethodInput,
    @Ctx() ctx: Context,
  ) {
    return updateShippingMethod(ctx, input);
  }

  @Mutation(() => DeleteShippingMethodPayload, {
    description: 'Deletes a shipping method, for good. Orders keep its name and what their shipping cost.',
  })
  deleteShippingMethod(
    @Input('The shipping method to delete.') input: DeleteShippingMethodInput,
    @Ctx() ctx: Context,
  ) {
    return deleteShippingMethod(ctx, input);
  }

  @Columns('zoneIds')
  @Price({ rows: 3 })
  @FieldResolver(() => [Zone], { description: 'The zones that it goes to; none for everywhere.' })
  zones(@Root() { zoneIds }: ShippingMethodRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return zonesByIds(ctx, zoneIds, info);
  }
}
