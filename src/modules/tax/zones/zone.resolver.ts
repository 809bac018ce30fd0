import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { createZone } from './create-zone.ts';
import { deleteZone } from './delete-zone.ts';
import { TaxRate } from './tax-rate.entity.ts';
import { updateZone } from './update-zone.ts';
import { Zone } from './zone.entity.ts';
import { CreateZoneInput, DeleteZoneInput, UpdateZoneInput } from './zone.inputs.ts';
import { CreateZonePayload, DeleteZonePayload, UpdateZonePayload } from './zone.payloads.ts';
import { listZones, ratesOfZone, type ZoneRow, zoneById } from './zone.queries.ts';

@Resolver(() => Zone)
export class ZoneResolver {
  @Query(() => Zone, { nullable: true, description: 'A zone by its id; null when there is none.' })
  zone(
    @Arg('id', () => ID, { description: "The zone's id." }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return zoneById(ctx, id, info);
  }

  @Price({ rows: 20 })
  @Query(() => [Zone], { description: 'All zones: the default one first, then by name.' })
  zones(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listZones(ctx, info);
  }

  @Mutation(() => CreateZonePayload, {
    description: 'Adds a zone with its tax rates. No two zones may claim the same place.',
  })
  createZone(@Input('The new zone.') input: CreateZoneInput, @Ctx() ctx: Context) {
    return createZone(ctx, input);
  }

  @Mutation(() => UpdateZonePayload, {
    description: 'Changes a zone and its tax rates. Orders keep what they were taxed with.',
  })
  updateZone(@Input('The zone and its changes.') input: UpdateZoneInput, @Ctx() ctx: Context) {
    return updateZone(ctx, input);
  }

  @Mutation(() => DeleteZonePayload, {
    description: 'Deletes a zone and its tax rates, for good. Orders keep what they were taxed with.',
  })
  deleteZone(@Input('The zone to delete.') input: DeleteZoneInput, @Ctx() ctx: Context) {
    return deleteZone(ctx, input);
  }

  @Columns('id')
  @Price({ rows: 3 })
  @FieldResolver(() => [TaxRate], { description: 'What is charged there, a rate for each class of goods.' })
  taxRates(@Root() zone: ZoneRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return ratesOfZone(ctx, zone.id, info);
  }
}
