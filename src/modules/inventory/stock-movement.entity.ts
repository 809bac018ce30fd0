import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type BaseEntity, type EntityType, Node } from '../../platform/database/base.entity.ts';
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
  description: 'Why stock changed.',
  valuesConfig: {
    INITIAL: { description: 'It was there when the books were opened.' },
    PRODUCTION: { description: 'It was made, or a record of making it was voided.' },
    SALE: { description: 'It was ordered or sold.' },
    CANCELLATION: { description: 'An order was cancelled or expired, or a sale was voided or corrected.' },
    RETURN: { description: 'A customer brought it back.' },
    RENTAL_OUT: { description: 'It went out for rent.' },
    RENTAL_RETURN: { description: 'It came back from rent.' },
    ADJUSTMENT: { description: 'Somebody counted and corrected.' },
    IMPORT: { description: 'An import set the level.' },
  },
});

/** A line of the stock ledger. Written once, never changed: a mistake is mended by another movement. */
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

  @Field(() => GraphQLISODateTime, { description: 'When.' })
  @Property({ type: 'datetime', length: 3 })
  at!: Date;

  @Field(() => Product, { nullable: true, description: 'Of what; null when the product is deleted.' })
  @Loaded(() => Product)
  @ManyToOne(() => Product, { updateRule: 'restrict', deleteRule: 'restrict' })
  product!: Product;

  @Field(() => Int, { description: 'How many units came, or went when it is negative.' })
  @Property({ type: 'integer' })
  delta!: number;

  @Field(() => Int, { description: 'How many units there were then.' })
  @Property({ type: 'integer' })
  onHandAfter!: number;

  @Field(() => StockMovementReason, { description: 'Why.' })
  @Property({ type: 'string', length: 20 })
  reason!: StockMovementReason;

  @Field(() => String, {
    nullable: true,
    description: 'What it was for: the id of an order, a production record, or a rental.',
  })
  @Property({ type: 'string', length: 48, nullable: true })
  reference!: string | null;

  @Field(() => String, { nullable: true, description: 'What somebody said about it.' })
  @Property({ type: 'string', length: 500, nullable: true })
  note!: string | null;

  @Property({ type: 'string', length: 48, nullable: true })
  actorId!: string | null;
}

/** For the read path, which passes over deleted rows: of these none ever are. */
export const stockMovementType = StockMovement as unknown as EntityType<StockMovement & BaseEntity>;
