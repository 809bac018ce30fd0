import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
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
import { listProducts, productById, productBySku } from './product.queries.ts';
import { ProductsArgs } from './product-list.inputs.ts';
import { restoreProduct } from './restore-product.ts';
import { updateProduct } from './update-product.ts';

export const ProductConnection = connectionOf<Product>('Product', () => Product);

@Resolver(() => Product)
export class ProductResolver {
  @Query(() => Product, { nullable: true, description: 'A product by its id; null when there is none.' })
  product(
    @Arg('id', () => ID, { description: 'The id.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return productById(ctx, id, info);
  }

  @Query(() => Product, {
    nullable: true,
    description: 'A product by its SKU, upper and lower case alike; null when there is none.',
  })
  productBySku(
    @Arg('sku', () => String, { description: 'The SKU.' }) sku: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return productBySku(ctx, sku, info);
  }

  @Query(() => ProductConnection, {
    description: 'Products, those on offer and the archived ones, a page at a time.',
  })
  products(
    @Args(() => ProductsArgs) args: ProductsArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return listProducts(ctx, args, info);
  }

  @Mutation(() => CreateProductPayload, {
    description: 'Puts a new product into the catalogue, with no stock yet.',
  })
  createProduct(
    @Arg('input', () => CreateProductInput, { description: 'The product.' }) input: CreateProductInput,
    @Ctx() ctx: Context,
  ) {
    return createProduct(ctx, input);
  }

  @Mutation(() => UpdateProductPayload, { description: 'Changes a product.' })
  updateProduct(
    @Arg('input', () => UpdateProductInput, { description: 'The changes.' }) input: UpdateProductInput,
    @Ctx() ctx: Context,
  ) {
    return updateProduct(ctx, input);
  }

  @Mutation(() => DeleteProductPayload, {
    description: 'Takes a product out of the catalogue. It can be restored.',
  })
  deleteProduct(
    @Arg('input', () => DeleteProductInput, { description: 'Which one.' }) input: DeleteProductInput,
    @Ctx() ctx: Context,
  ) {
    return deleteProduct(ctx, input);
  }

  @Mutation(() => RestoreProductPayload, { description: 'Brings a deleted product back.' })
  restoreProduct(
    @Arg('input', () => RestoreProductInput, { description: 'Which one.' }) input: RestoreProductInput,
    @Ctx() ctx: Context,
  ) {
    return restoreProduct(ctx, input);
  }
}
