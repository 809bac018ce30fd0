import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { createTaxClass } from './create-tax-class.ts';
import { deleteTaxClass } from './delete-tax-class.ts';
import { TaxClass } from './tax-class.entity.ts';
import { CreateTaxClassInput, DeleteTaxClassInput, UpdateTaxClassInput } from './tax-class.inputs.ts';
import { CreateTaxClassPayload, DeleteTaxClassPayload, UpdateTaxClassPayload } from './tax-class.payloads.ts';
import { listTaxClasses, taxClassById } from './tax-class.queries.ts';
import { updateTaxClass } from './update-tax-class.ts';

@Resolver(() => TaxClass)
export class TaxClassResolver {
  @Query(() => TaxClass, { nullable: true, description: 'A tax class by its id; null when there is none.' })
  taxClass(
    @Arg('id', () => ID, { description: "The tax class's id." }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return taxClassById(ctx, id, info);
  }

  @Price({ rows: 5 })
  @Query(() => [TaxClass], { description: 'All tax classes, the default one first.' })
  taxClasses(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return listTaxClasses(ctx, info);
  }

  @Mutation(() => CreateTaxClassPayload, { description: 'Adds a class of goods that are taxed alike.' })
  createTaxClass(@Input('The new tax class.') input: CreateTaxClassInput, @Ctx() ctx: Context) {
    return createTaxClass(ctx, input);
  }

  @Mutation(() => UpdateTaxClassPayload, { description: 'Renames a tax class.' })
  updateTaxClass(@Input('The tax class and its changes.') input: UpdateTaxClassInput, @Ctx() ctx: Context) {
    return updateTaxClass(ctx, input);
  }

  @Mutation(() => DeleteTaxClassPayload, {
    description: 'Deletes a tax class that no product has, and its rates, for good.',
  })
  deleteTaxClass(@Input('The tax class to delete.') input: DeleteTaxClassInput, @Ctx() ctx: Context) {
    return deleteTaxClass(ctx, input);
  }
}
