import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../../platform/database/base.entity.ts';
import { GuardedEntity } from '../../../platform/database/guarded.entity.ts';
import { Loaded } from '../../../platform/graphql/direct-fields.ts';
import { Public } from '../../../platform/graphql/public.ts';
import { ShowsDeletion, ShowsVersion } from '../../../platform/graphql/shown-columns.ts';
import { Searched } from '../../../platform/search/search-source.ts';
import { categorySearch } from '../search/search-texts.ts';

/** How deep the tree may be. A root category is at level 1. */
export const maxCategoryLevels = 8;

@Public()
@ShowsVersion()
@ShowsDeletion()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A group of products in the catalog. Categories form a tree.',
})
@Searched(categorySearch)
@Entity()
@Index({ properties: ['name'] })
@Index({ properties: ['createdAt'] })
export class Category extends GuardedEntity {
  static override readonly idPrefix = 'category';

  @Field(() => String, { description: 'A short unique code, for imports and labels.' })
  @Property({ type: 'string', length: 64 })
  @Unique()
  code!: string;

  @Field(() => String, { description: "The category's name." })
  @Property({ type: 'string', length: 100 })
  name!: string;

  @Field(() => String, { description: 'Identifies it in URLs; unique.' })
  @Property({ type: 'string', length: 100 })
  @Unique()
  slug!: string;

  @Field(() => String, { description: 'A description of what is in it.' })
  @Property({ type: 'string', length: 2_000 })
  description!: string;

  @Field(() => Category, {
    nullable: true,
    description: 'The category directly above it; null for a root category.',
  })
  @Loaded(() => Category)
  @ManyToOne(() => Category, { nullable: true, updateRule: 'restrict', deleteRule: 'restrict' })
  parent!: Category | null;
}
