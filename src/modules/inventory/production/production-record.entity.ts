import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../../platform/database/base.entity.ts';
import { Loaded } from '../../../platform/graphql/direct-fields.ts';
import { CalendarDay } from '../../../platform/graphql/scalars.ts';
import { Product } from '../../catalog/products/product.entity.ts';
import { StaffMember } from '../../staff/staff-member.entity.ts';

/** A record changes only once, when it is voided. To correct a mistake, void it and record the production again. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A record of units of a product that a staff member made on a day.',
})
@Entity()
@Index({ properties: ['producedOn', 'createdAt'] })
@Index({ properties: ['product', 'producedOn', 'createdAt'] })
@Index({ properties: ['staffMember', 'producedOn', 'createdAt'] })
@Index({ properties: ['createdAt'] })
export class ProductionRecord extends BaseEntity {
  static override readonly idPrefix = 'production';

  @Field(() => Product, {
    nullable: true,
    description: 'The product that was made; null when it is deleted.',
  })
  @Loaded(() => Product)
  @ManyToOne(() => Product, { updateRule: 'restrict', deleteRule: 'restrict' })
  product!: Product;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'The staff member who made it; null when they are deleted.',
  })
  @Loaded(() => StaffMember)
  @ManyToOne(() => StaffMember, { updateRule: 'restrict', deleteRule: 'restrict' })
  staffMember!: StaffMember;

  @Field(() => Int, { description: 'How many units were made.' })
  @Property({ type: 'integer' })
  quantity!: number;

  @Field(() => CalendarDay, {
    description: 'The day on which they were made, in the time zone of the store.',
  })
  @Property({ type: 'string', length: 10 })
  producedOn!: string;

  @Field(() => String, { nullable: true, description: 'A note on the production.' })
  @Property({ type: 'string', length: 500, nullable: true })
  note: string | null = null;

  @Property({ type: 'string', length: 48, nullable: true })
  recordedById: string | null = null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was voided and its units were removed from stock; null when it is not voided.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  voidedAt: Date | null = null;

  @Property({ type: 'string', length: 48, nullable: true })
  voidedById: string | null = null;

  @Field(() => String, { nullable: true, description: 'Why it was voided; null when it is not.' })
  @Property({ type: 'string', length: 500, nullable: true })
  voidReason: string | null = null;
}
