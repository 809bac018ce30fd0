import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../../platform/database/base.entity.ts';
import { Computed, Loaded } from '../../../platform/graphql/direct-fields.ts';
import { User } from '../users/user.entity.ts';
import { Address, addressColumns, addressOf } from './address.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Somebody who buys or rents, with an account or without.',
})
@Entity()
@Index({ properties: ['name'] })
@Index({ properties: ['country'] })
@Index({ properties: ['createdAt'] })
export class Customer extends BaseEntity {
  static override readonly idPrefix = 'customer';

  @Field(() => String, { description: 'A short unique code.' })
  @Property({ type: 'string', length: 64 })
  @Unique()
  code!: string;

  @Field(() => String, { description: 'The person or company.' })
  @Property({ type: 'string', length: 200 })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Whom to ask for at a company.' })
  @Property({ type: 'string', length: 200, nullable: true })
  contactName: string | null = null;

  @Field(() => String, { nullable: true, description: 'Where mails about orders go.' })
  @Property({ type: 'string', length: 254, nullable: true })
  email: string | null = null;

  @Field(() => String, { nullable: true, description: 'A telephone number.' })
  @Property({ type: 'string', length: 40, nullable: true })
  phone: string | null = null;

  @Field(() => Address, { nullable: true, description: 'Where they are; null when nothing is known of it.' })
  @Computed<Customer>(addressColumns, addressOf)
  address?: Address | null;

  @Property({ type: 'string', length: 200, nullable: true })
  street: string | null = null;

  @Property({ type: 'string', length: 20, nullable: true })
  postalCode: string | null = null;

  @Property({ type: 'string', length: 100, nullable: true })
  city: string | null = null;

  @Property({ type: 'string', length: 100, nullable: true })
  region: string | null = null;

  @Property({ type: 'string', length: 100, nullable: true })
  country: string | null = null;

  @Field(() => User, { nullable: true, description: 'Their account; null for those without one.' })
  @Loaded(() => User)
  @ManyToOne(() => User, { nullable: true, unique: true, updateRule: 'restrict', deleteRule: 'restrict' })
  user: User | null = null;
}
