import type { Opt } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BaseEntity, Node } from '../../../platform/database/base.entity.ts';
import { bigInteger } from '../../../platform/database/big-integer.ts';
import { MysqlIndex } from '../../../platform/database/indexes.ts';
import { Computed, Loaded } from '../../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../../platform/graphql/money.ts';
import { Public } from '../../../platform/graphql/public.ts';
import { JsonScalar } from '../../../platform/graphql/scalars.ts';
import { ShowsDeletion, ShowsVersion } from '../../../platform/graphql/shown-columns.ts';
import { Searched } from '../../../platform/search/search-source.ts';
import { TaxClass } from '../../tax/classes/tax-class.entity.ts';
import { Category } from '../categories/category.entity.ts';
import { productSearch } from '../search/search-texts.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { RentalTerms, rentalTermsOf } from './rental-terms.ts';
import { type Availability, availabilityColumn, Stock, stockOf } from './stock.ts';

export const ProductStatus = { ACTIVE: 'ACTIVE', ARCHIVED: 'ARCHIVED' } as const;
export type ProductStatus = keyof typeof ProductStatus;
registerEnumType(ProductStatus, {
  name: 'ProductStatus',
  description: 'Whether a product is on offer.',
  valuesConfig: {
    ACTIVE: { description: 'On offer.' },
    ARCHIVED: { description: 'No longer on offer; kept for old orders and links.' },
  },
});

export type Specs = Record<string, unknown>;

@Public()
@ShowsVersion()
@ShowsDeletion()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Something the store sells, rents out, or makes.',
})
@Searched(productSearch)
@Entity()
@Index({ properties: ['name'] })
@Index({ properties: ['currencyCode', 'priceMinor'] })
@Index({ properties: ['stockOnHand'] })
@Index({ properties: ['createdAt'] })
@Index({ properties: ['updatedAt'] })
// Products of a parent are counted in these alone.
@Index({ properties: ['category', 'deletedAt'] })
@Index({ properties: ['supplier', 'deletedAt'] })
// A page of a category is read along these.
@Index({ properties: ['category', 'name'] })
@Index({ properties: ['category', 'currencyCode', 'priceMinor'] })
@Index({ properties: ['category', 'createdAt'] })
@MysqlIndex('availability', 'name')
@MysqlIndex('availability', 'stockOnHand')
@MysqlIndex('isRentable', 'name')
@MysqlIndex('status', 'name')
@MysqlIndex('deletedAt', 'name')
export class Product extends BaseEntity {
  static override readonly idPrefix = 'product';

  @Field(() => String, {
    description: 'The stock keeping unit. It is unique, in upper and lower case alike.',
  })
  @Property({ type: 'string', length: 64 })
  @Unique()
  sku!: string;

  @Field(() => String, { description: "The product's name." })
  @Property({ type: 'string', length: 200 })
  name!: string;

  @Field(() => String, { description: 'A description for customers.' })
  @Property({ type: 'text' })
  description!: string;

  @Field(() => Category, { nullable: true, description: 'The category it is in; null for none.' })
  @Loaded(() => Category)
  @ManyToOne(() => Category, { nullable: true, updateRule: 'restrict', deleteRule: 'restrict' })
  category!: Category | null;

  @Field(() => Supplier, { nullable: true, description: 'The supplier it is bought from; null for none.' })
  @Loaded(() => Supplier)
  @ManyToOne(() => Supplier, { nullable: true, updateRule: 'restrict', deleteRule: 'restrict' })
  supplier!: Supplier | null;

  @Field(() => Money, {
    description: 'The price of one unit: without tax, or with it where `Settings.pricesIncludeTax`.',
  })
  @Computed<Product>(['priceMinor', 'currencyCode'], row => money(row.priceMinor, row.currencyCode))
  readonly price!: Opt<Money>;

  @Property(bigInteger())
  priceMinor!: number;

  /** Every amount of a product is in this currency: the store's currency when the product was created. */
  @Property({ type: 'string', length: 3 })
  currencyCode!: string;

  @Field(() => RentalTerms, {
    nullable: true,
    description: 'What renting it costs; null when it is not for rent.',
  })
  @Computed<Product>(
    ['rentalMonthlyRateMinor', 'rentalMinimumMonths', 'rentalDepositMinor', 'currencyCode'],
    rentalTermsOf,
  )
  readonly rentalTerms!: Opt<RentalTerms> | null;

  @Property(bigInteger({ nullable: true }))
  rentalMonthlyRateMinor!: number | null;

  @Property({ type: 'integer', nullable: true })
  rentalMinimumMonths!: number | null;

  @Property(bigInteger({ nullable: true }))
  rentalDepositMinor!: number | null;

  @Field(() => JsonScalar, { description: 'Technical data by name. Values may be nested.' })
  @Property({ type: 'json' })
  specs!: Specs;

  @Field(() => [String], { description: 'URLs of pictures, the main one first.' })
  @Property({ type: 'json' })
  images!: string[];

  @Field(() => Stock, { description: 'Its stock.' })
  @Computed<Product>(['stockOnHand', 'lowStockThreshold'], stockOf)
  readonly stock!: Opt<Stock>;

  @Property({ type: 'integer' })
  stockOnHand = 0;

  @Property({ type: 'integer' })
  lowStockThreshold!: number;

  @Field(() => ProductStatus, { description: 'Whether it is on offer.' })
  @Property({ type: 'string', length: 16 })
  status: ProductStatus = 'ACTIVE';

  /** How well it is stocked, for lists: what `stockOf` says. */
  @Property({ type: 'string', length: 16, generated: availabilityColumn })
  readonly availability!: Opt<Availability>;

  /** Whether it is for rent, for lists. */
  @Property({ type: 'boolean', generated: '(`rental_monthly_rate_minor` is not null) virtual' })
  readonly isRentable!: Opt<boolean>;

  @Field(() => TaxClass, { nullable: true, description: 'The tax class; null for the default one.' })
  @Loaded(() => TaxClass)
  // SQLite adds no constraint to a table that is there; `guardReference` and `deleteTaxClass` keep it.
  @ManyToOne(() => TaxClass, { nullable: true, createForeignKeyConstraint: false })
  taxClass: TaxClass | null = null;

  @Field(() => Int, {
    nullable: true,
    description: 'What one unit weighs with its packaging, in grams; null when unknown.',
  })
  @Property({ type: 'integer', nullable: true })
  weightGrams: number | null = null;
}
