import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../../platform/database/base.entity.ts';
import { GuardedEntity } from '../../../platform/database/guarded.entity.ts';
import { Computed } from '../../../platform/graphql/direct-fields.ts';
import { Public } from '../../../platform/graphql/public.ts';
import { ShowsVersion } from '../../../platform/graphql/shown-columns.ts';

/** The id of the class of everything that names no other. A migration makes it; it can be renamed, not deleted. */
export const defaultTaxClassId = 'taxclass_00000000000000000000000001';

/** How many classes a store may have. */
export const maxTaxClasses = 20;

@Public()
@ShowsVersion()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A class of goods that are taxed alike, such as STANDARD or REDUCED. Each zone has a rate for each.',
})
@Entity()
export class TaxClass extends GuardedEntity {
  static override readonly idPrefix = 'taxclass';

  @Field(() => String, { description: 'A unique code for imports, such as "REDUCED".' })
  @Property({ type: 'string', length: 64 })
  @Unique()
  code!: string;

  @Field(() => String, { description: 'The name, such as "Books and food".' })
  @Property({ type: 'string', length: 100 })
  name!: string;

  @Field(() => Boolean, {
    description: 'Whether it is the class of everything that names no other. It cannot be deleted.',
  })
  @Computed<TaxClass>(['id'], row => row.id === defaultTaxClassId)
  readonly isDefault?: boolean;
}
