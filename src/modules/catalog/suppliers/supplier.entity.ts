import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../../platform/database/base.entity.ts';
import { GuardedEntity } from '../../../platform/database/guarded.entity.ts';
import { Public } from '../../../platform/graphql/public.ts';
import { ShowsDeletion, ShowsVersion } from '../../../platform/graphql/shown-columns.ts';
import { Searched } from '../../../platform/search/search-source.ts';
import { supplierSearch } from '../search/search-texts.ts';

@Public()
@ShowsVersion()
@ShowsDeletion()
@ObjectType({ implements: Node, simpleResolvers: true, description: 'A company that the store buys from.' })
@Searched(supplierSearch)
@Entity()
@Index({ properties: ['name'] })
@Index({ properties: ['createdAt'] })
@Index({ properties: ['country'] })
export class Supplier extends GuardedEntity {
  static override readonly idPrefix = 'supplier';

  @Field(() => String, { description: 'A short unique code, for imports and labels.' })
  @Property({ type: 'string', length: 64 })
  @Unique()
  code!: string;

  @Field(() => String, { description: 'The name of the company.' })
  @Property({ type: 'string', length: 200 })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The person to ask for. Shown to holders of SUPPLIERS_MANAGE only.',
  })
  @Property({ type: 'string', length: 200, nullable: true })
  contactName: string | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'The email address. Shown to holders of SUPPLIERS_MANAGE only.',
  })
  @Property({ type: 'string', length: 254, nullable: true })
  email: string | null = null;

  @Field(() => String, {
    nullable: true,
    description: 'The phone number. Shown to holders of SUPPLIERS_MANAGE only.',
  })
  @Property({ type: 'string', length: 40, nullable: true })
  phone: string | null = null;

  @Field(() => String, { nullable: true, description: 'The city it is in.' })
  @Property({ type: 'string', length: 100, nullable: true })
  city: string | null = null;

  @Field(() => String, { nullable: true, description: 'The country it is in, as it was entered.' })
  @Property({ type: 'string', length: 100, nullable: true })
  country: string | null = null;
}
