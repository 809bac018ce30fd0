import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import type { Context } from '../../../context.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { Money, money } from '../../../graphql/money.ts';
import { Columns } from '../../../graphql/selection.ts';
import { Category } from '../categories/category.entity.ts';
import { categoryById } from '../categories/category.queries.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { supplierById } from '../suppliers/supplier.queries.ts';
import { createProduct } from './create-product.ts';
import { deleteProduct } from './delete-product.ts';
import { Product } from './product.entity.ts';
import {
  CreateProductInput,
  DeleteProductInput,
  ProductsArgs,
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
import { restoreProduct } from './restore-product.ts';
import { availabilityOf, Stock } from './stock.ts';
import { updateProduct } from './update-product.ts';

export const ProductConnection = connectionOf<Product>('Product', () => Product);

@ObjectType({ simpleResolvers: true, description: 'What it costs to rent a product.' })
export class RentalTerms {
  @Field(() => Money, { description: 'For a month.' })
  monthlyRate!: Money;

  @Field(() => Int, { description: 'The shortest contract, in months.' })
  minimumMonths!: number;

  @Field(() => Money, { description: 'Held until the product comes back.' })
  deposit!: Money;
}

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

  @Columns('priceMinor', 'currencyCode')
  @FieldResolver(() => Money, { description: 'What one unit costs, without tax.' })
  price(@Root() product: ProductRow) {
    return money(product.priceMinor, product.currencyCode);
  }

  @Columns('rentalMonthlyRateMinor', 'rentalMinimumMonths', 'rentalDepositMinor', 'currencyCode')
  @FieldResolver(() => RentalTerms, {
    nullable: true,
    description: 'What renting it costs; null when it is not for rent.',
  })
  rentalTerms(@Root() product: ProductRow): RentalTerms | null {
    const {
      rentalMonthlyRateMinor: rate,
      rentalMinimumMonths: minimumMonths,
      rentalDepositMinor: deposit,
      currencyCode,
    } = product;
    if (rate === null || minimumMonths === null || deposit === null) return null;
    return { monthlyRate: money(rate, currencyCode), minimumMonths, deposit: money(deposit, currencyCode) };
  }

  @Columns('stockOnHand', 'lowStockThreshold')
  @FieldResolver(() => Stock, { description: 'How much of it there is.' })
  stock(@Root() { stockOnHand, lowStockThreshold }: ProductRow): Stock {
    return {
      onHand: stockOnHand,
      lowStockThreshold,
      availability: availabilityOf(stockOnHand, lowStockThreshold),
    };
  }

  @FieldResolver(() => Category, { nullable: true, description: 'The category it stands in.' })
  category(@Root() product: ProductRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return product.category === null ? null : categoryById(ctx, product.category, info);
  }

  @FieldResolver(() => Supplier, { nullable: true, description: 'Whom it is bought from.' })
  supplier(@Root() product: ProductRow, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo) {
    return product.supplier === null ? null : supplierById(ctx, product.supplier, info);
  }
}
