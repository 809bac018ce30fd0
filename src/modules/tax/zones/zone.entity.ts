import { Entity, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../../platform/database/base.entity.ts';
import { GuardedEntity } from '../../../platform/database/guarded.entity.ts';
import { CountryCode } from '../../../platform/graphql/country-code.ts';
import { Computed } from '../../../platform/graphql/direct-fields.ts';
import { ShowsVersion } from '../../../platform/graphql/shown-columns.ts';

/** The id of the zone of every place that no other claims. A migration makes it; it can be renamed, not deleted. */
export const defaultZoneId = 'zone_00000000000000000000000001';

/** How many zones a store may have: enough for each county of an American state, or each of three. */
export const maxZones = 300;

@ShowsVersion()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description:
    'A part of the world where the same taxes apply: countries, or regions or postal codes of one country. Of the zones that hold an address, the most specific one alone applies: the longest beginning of its postal code, then its region, then its country, then the default zone.',
})
@Entity()
export class Zone extends GuardedEntity {
  static override readonly idPrefix = 'zone';

  @Field(() => String, { description: 'The name, such as "Ohio, Franklin County".' })
  @Property({ type: 'string', length: 100 })
  name!: string;

  @Field(() => [CountryCode], {
    description: 'The countries; the one country where the zone is a part of it; none for the default zone.',
  })
  @Property({ type: 'json' })
  countries!: string[];

  @Field(() => [String], {
    description: 'The regions of the country, by their code where it has a list of them (`Country.regions`).',
  })
  @Property({ type: 'json' })
  regions!: string[];

  @Field(() => [String], {
    description:
      'Beginnings of postal codes of the country, without spaces. Postal codes can overlap the borders of counties.',
  })
  @Property({ type: 'json' })
  postalCodePrefixes!: string[];

  @Field(() => Boolean, {
    description: 'Whether it is the zone of every place that no other claims. It cannot be deleted.',
  })
  @Computed<Zone>(['id'], row => row.id === defaultZoneId)
  readonly isDefault?: boolean;
}
