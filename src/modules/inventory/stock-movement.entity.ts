import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/database/base.entity.ts';
import { Loaded } from '../../platform/graphql/direct-fields.ts';
import { Product } from '../catalog/products/product.entity.ts';

export const StockMovementReason = {
  INITIAL: 'INITIAL',
  PRODUCTION: 'PRODUCTION',
  SALE: 'SALE',
  CANCELLATION: 'CANCELLATION',
  RETURN: 'RETURN',
  RENTAL_OUT: 'RENTAL_OUT',
  RENTAL_RETURN: 'RENTAL_RETURN',
  ADJUSTMENT: 'ADJUSTMENT',
  IMPORT: 'IMPORT',
} as const;
export type StockMovementReason = keyof typeof StockMovementReason;
registerEnumType(StockMovementReason, {
  name: 'StockMovementReason',
  description: 'The reason why stock changed.',
  valuesConfig: {
    INITIAL: { description: 'The level when the ledger of the product was opened.' },
    PRODUCTION: { description: 'Units were made, or a production record was voided.' },
    SALE: { description: 'Units were ordered, or sold at the counter.' },
    CANCELLATION: { description: 'An order was canceled or expired, or a sale was voided or corrected.' },
    RETURN: { description: 'A customer returned units.' },
    RENTAL_OUT: { description: 'A unit went out for rent.' },
    RENTAL_RETURN: { description: 'A unit came back from rent.' },
    ADJUSTMENT: { description: 'Somebody corrected the level, for instance after counting.' },
    IMPORT: { description: 'An import set the level.' },
  },
});

/** An entry of the stock ledger. It is never changed: a mistake is corrected by another movement. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A change of the stock of a product.',
})
@Entity()
@Index({ properties: ['product', 'at'] })
@Index({ properties: ['reason', 'at'] })
@Index({ properties: ['reference'] })
@Index({ properties: ['at'] })
export class StockMovement extends Node {
  static readonly idPrefix = 'movement';

  @PrimaryKey({ type: 'string', length: 48 })
  override id!: string;

  @Field(() => GraphQLISODateTime, { description: 'When the stock changed.' })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Field(() => Product, { nullable: true, description: 'The product; null when it is deleted.' })
  @Loaded(() => Product)
  @ManyToOne(() => Product, { updateRule: 'restrict', deleteRule: 'restrict' })
  product!: Product;

  @Field(() => Int, { description: 'How many units were added, or removed when it is negative.' })
  @Property({ type: 'integer' })
  delta!: number;

  @Field(() => Int, { description: 'The level after the movement.' })
  @Property({ type: 'integer' })
  onHandAfter!: number;

  @Field(() => StockMovementReason, { description: 'Why the stock changed.' })
  @Property({ type: 'string', length: 20 })
  reason!: StockMovementReason;

  @Field(() => String, {
    nullable: true,
    description: 'The id of the order, production record, or rental that it belongs to.',
  })
  @Property({ type: 'string', length: 48, nullable: true })
  reference!: string | null;

  @Field(() => String, { nullable: true, description: 'A note on the reason.' })
  @Property({ type: 'string', length: 500, nullable: true })
  note!: string | null;

  @Property({ type: 'string', length: 48, nullable: true })
  actorId!: string | null;
}
