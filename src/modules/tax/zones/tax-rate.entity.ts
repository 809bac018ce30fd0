import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../../platform/database/base.entity.ts';
import { Computed, Loaded } from '../../../platform/graphql/direct-fields.ts';
import { DecimalScalar } from '../../../platform/graphql/scalars.ts';
import { rateOf } from '../../../platform/lib/rate.ts';
import { TaxClass } from '../classes/tax-class.entity.ts';
import { Zone } from './zone.entity.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'What is charged on a class of goods in a zone.',
})
@Entity()
@Unique({ properties: ['zone', 'taxClass'] })
@Index({ properties: ['taxClass'] })
export class TaxRate extends BaseEntity {
  static override readonly idPrefix = 'taxrate';

  @ManyToOne(() => Zone, { updateRule: 'restrict', deleteRule: 'cascade' })
  zone!: Zone;

  @Field(() => TaxClass, { description: 'The class of goods.' })
  @Loaded(() => TaxClass)
  @ManyToOne(() => TaxClass, { updateRule: 'restrict', deleteRule: 'restrict' })
  taxClass!: TaxClass;

  @Field(() => String, { description: 'What documents call it, such as "VAT".' })
  @Property({ type: 'string', length: 60 })
  name!: string;

  @Field(() => DecimalScalar, {
    description: 'The rate: "0.19" is 19 %. Where several authorities tax a place, the sum of their rates.',
  })
  @Computed<TaxRate>(['ratePpm'], row => rateOf(row.ratePpm))
  readonly rate?: string;

  @Property({ type: 'integer' })
  ratePpm!: number;
}
