import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { maxBulkEntries, pointsPerEntry } from '../../../../platform/bulk/bulk.inputs.ts';
import { bulkPayloadOf } from '../../../../platform/bulk/bulk-payload-of.ts';
import type { Context } from '../../../../platform/context/context.ts';
import { Input } from '../../../../platform/graphql/input.ts';
import { readAgain } from '../../../../platform/graphql/payload-of.ts';
import { entriesOf, Price } from '../../../../platform/graphql/price.ts';
import { DecimalScalar } from '../../../../platform/graphql/scalars.ts';
import { Product } from '../product.entity.ts';
import { productById } from '../product.queries.ts';
import { PriceChangeInput, UpdateProductsInput } from './bulk.inputs.ts';
import { previewPrices } from './preview-prices.ts';
import { PricePreview } from './price-preview.type.ts';
import { updateProducts } from './update-products.ts';

const UpdateProductsPayload = bulkPayloadOf(
  'updateProducts',
  readAgain('product', () => Product, productById),
);

@Resolver(() => PricePreview)
export class BulkProductResolver {
  @Price({ cost: args => entriesOf(args.productIds), rows: 20 })
  @Query(() => [PricePreview], {
    description:
      'What a change would make of the prices of these products, in the order of the ids, without those that do not exist. Nothing is changed; `updateProducts` does that.',
  })
  previewPrices(
    @Arg('productIds', () => [ID], { description: `The products' ids, at most ${maxBulkEntries}.` })
    productIds: string[],
    @Arg('change', () => PriceChangeInput, { description: 'How the prices change.' })
    change: PriceChangeInput,
    @Arg('roundTo', () => DecimalScalar, {
      nullable: true,
      description:
        'The new prices are multiples of this amount, such as "0.05"; the smallest unit of the currency when absent.',
    })
    roundTo: string | null,
    @Ctx() ctx: Context,
  ) {
    return previewPrices(ctx, productIds, change, roundTo);
  }

  @Price({ cost: args => pointsPerEntry * entriesOf((args.input as { changes?: unknown })?.changes) })
  @Mutation(() => UpdateProductsPayload, {
    description:
      'Changes many products, each as `updateProduct` does and each answered on its own. Sent again with the same key, it continues where it was interrupted, and else gives the same answer.',
  })
  updateProducts(@Input('The changes.') input: UpdateProductsInput, @Ctx() ctx: Context) {
    return updateProducts(ctx, input);
  }

  @FieldResolver(() => Product, { nullable: true, description: 'The product.' })
  product(@Root() preview: PricePreview, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return productById(ctx, preview.productId, info);
  }
}
