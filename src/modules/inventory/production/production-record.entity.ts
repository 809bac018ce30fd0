import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../../platform/database/base.entity.ts';
import { Loaded } from '../../../platform/graphql/direct-fields.ts';
import { CalendarDay } from '../../../platform/graphql/scalars.ts';
import { Product } from '../../catalog/products/product.entity.ts';
import { StaffMember } from '../../staff/staff-member.entity.ts';

/** Never changed but once, when it is voided: what was made otherwise than recorded is recorded anew. */
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'That a staff member made units of a product.',
})
@Entity()
@Index({ properties: ['producedOn', 'createdAt'] })
@Index({ properties: ['product', 'producedOn'] })
@Index({ properties: ['staffMember', 'producedOn'] })
export class ProductionRecord extends BaseEntity {
  static override readonly idPrefix = 'production';

  @Field(() => Product, { nullable: true, description: 'What was made; null when the product is deleted.' })
  @Loaded(() => Product)
  @ManyToOne(() => Product, { updateRule: 'restrict', deleteRule: 'restrict' })
  product!: Product;

  @Field(() => StaffMember, {
    nullable: true,
    description: 'Who made it; null when the staff member is deleted.',
  })
  @Loaded(() => StaffMember)
  @ManyToOne(() => StaffMember, { updateRule: 'restrict', deleteRule: 'restrict' })
  staffMember!: StaffMember;

  @Field(() => Int, { description: 'How many units.' })
  @Property({ type: 'integer' })
  quantity!: number;

  @Field(() => CalendarDay, {
    description: 'The day on which they were made, in the time zone of the store.',
  })
  @Property({ type: 'string', length: 10 })
  producedOn!: string;

  @Field(() => String, { nullable: true, description: 'What there is to say about it.' })
  @Property({ type: 'string', length: 500, nullable: true })
  note: string | null = null;

  @Property({ type: 'string', length: 48, nullable: true })
  recordedById: string | null = null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'When it was voided and the units were taken out of stock again; null when it stands.',
  })
  @Property({ type: 'datetime', length: 3, nullable: true })
  voidedAt: Date | null = null;

  @Property({ type: 'string', length: 48, nullable: true })
  voidedById: string | null = null;

  @Field(() => String, { nullable: true, description: 'Why it was voided.' })
  @Property({ type: 'string', length: 500, nullable: true })
  voidReason: string | null = null;
}
