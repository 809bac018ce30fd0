import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { BaseEntity, Node } from '../../../platform/database/base.entity.ts';
import { Computed } from '../../../platform/graphql/direct-fields.ts';
import { ShowsVersion } from '../../../platform/graphql/shown-columns.ts';
import { Customer } from '../customers/customer.entity.ts';
import { Address, addressOf, type StoredAddress } from './address.ts';

/** How many addresses a customer may keep. */
export const maxCustomerAddresses = 50;

@ShowsVersion()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An address in the address book of a customer.',
})
@Entity()
@Index({ properties: ['customer'] })
export class CustomerAddress extends BaseEntity {
  static override readonly idPrefix = 'customeraddress';

  @ManyToOne(() => Customer, { updateRule: 'restrict', deleteRule: 'restrict' })
  customer!: Customer;

  @Field(() => Address, { description: 'The address.' })
  @Computed<CustomerAddress>(['address'], row => addressOf(row.address))
  @Property({ type: 'json' })
  address!: StoredAddress;
}
