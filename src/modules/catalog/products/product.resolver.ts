import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { CountryCode } from '../../../platform/graphql/country-code.ts';
import { Input } from '../../../platform/graphql/input.ts';
import { nextActionsDescription } from '../../../platform/graphql/next-action.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { Public } from '../../../platform/graphql/public.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { createProduct } from './create-product.ts';
import { deleteProduct } from './delete-product.ts';
import { Product } from './product.entity.ts';
import {
  CreateProductInput,
  DeleteProductInput,
  RestoreProductInput,
  UpdateProductInput,
} from './product.inputs.ts';
import {
  CreateProductPayload,
  DeleteProductPayload,
  RestoreProductPayload,
  UpdateProductPayload,
} from './product.payloads.ts';
import { listProducts, type ProductRow, productById, productBySku } from './product.queries.ts';
import { ProductsArgs } from './product-list.inputs.ts';
import { nextActionsOfProduct, ProductNextAction, productActionColumns } from './product-next-actions.ts';
import { ProductPricing, pricingOf } from './product-pricing.ts';
import { restoreProduct } from './restore-product.ts';
import { updateProduct } from './update-product.ts';

export const ProductConnection = connectionOf<Product>('Product', () => Product);

@Resolver(() => Product)
export class ProductResolver {
  @Public()
  @Query(() => Product, { nullable: true, description: 'A product by its id; null when there is none.' })
  product(
    @Arg('id', () => ID, { description: "The product's id." }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return productById(ctx, id, info);
  }

  @Public()
  @Query(() => Product, { nullable: true, description: 'A product by its SKU; null when there is none.' })
  productBySku(
    @Arg('sku', () => String, { description: 'The SKU, in upper or lower case.' }) sku: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return productBySku(ctx, sku, info);
  }

  @Public()
  @Query(() => ProductConnection, {
    description: 'Products, both those on offer and archived ones, a page at a time.',
  })
  products(
    @Args(() => ProductsArgs) args: ProductsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listProducts(ctx, args, info);
  }

  @Mutation(() => CreateProductPayload, { description: 'Adds a product to the catalog, with no stock yet.' })
  createProduct(@Input('The new product.') input: CreateProductInput, @Ctx() ctx: Context) {
    return createProduct(ctx, input);
  }

  @Mutation(() => UpdateProductPayload, { description: 'Changes a product.' })
  updateProduct(@Input('The product and its changes.') input: UpdateProductInput, @Ctx() ctx: Context) {
    return updateProduct(ctx, input);
  }

  @Mutation(() => DeleteProductPayload, {
    description: 'Removes a product from the catalog. It can be restored.',
  })
  deleteProduct(@Input('The product to delete.') input: DeleteProductInput, @Ctx() ctx: Context) {
    return deleteProduct(ctx, input);
  }

  @Mutation(() => RestoreProductPayload, { description: 'Restores a deleted product.' })
  restoreProduct(@Input('The product to restore.') input: RestoreProductInput, @Ctx() ctx: Context) {
    return restoreProduct(ctx, input);
  }

  @Columns('priceMinor', 'currencyCode', 'taxClass')
  @FieldResolver(() => ProductPricing, {
    description:
      'The price of one unit with its tax and without, at a place; at the store when none is given. A cart is taxed by `quoteOrder`.',
  })
  pricing(
    @Root() product: ProductRow,
    @Arg('country', () => CountryCode, { nullable: true, description: 'The country of the delivery.' })
    country: string | null | undefined,
    @Arg('region', () => String, {
      nullable: true,
      description: 'Its region, by the code where the country has a list of them.',
    })
    region: string | null | undefined,
    @Arg('postalCode', () => String, { nullable: true, description: 'Its postal code.' })
    postalCode: string | null | undefined,
    @Ctx() ctx: Context,
  ) {
    const place = { countryCode: country ?? null, region: region ?? null, postalCode: postalCode ?? null };
    return pricingOf(ctx, product, place);
  }

  @Columns(...productActionColumns)
  @Price({ rows: 3 })
  @FieldResolver(() => [ProductNextAction], { description: nextActionsDescription })
  nextActions(@Root() product: ProductRow, @Ctx() ctx: Context) {
    return nextActionsOfProduct(ctx, product);
  }
}
