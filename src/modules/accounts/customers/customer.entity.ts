import { Entity, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../../platform/database/base.entity.ts';
import { GuardedEntity } from '../../../platform/database/guarded.entity.ts';
import { MysqlIndex } from '../../../platform/database/indexes.ts';
import { Computed, Loaded } from '../../../platform/graphql/direct-fields.ts';
import { ShowsDeletion, ShowsVersion } from '../../../platform/graphql/shown-columns.ts';
import { Searched } from '../../../platform/search/search-source.ts';
import { customerSearch } from '../account-search.ts';
import { Address } from '../addresses/address.ts';
import { ownAddressColumns, ownAddressOf } from '../addresses/own-address.ts';
import { User } from '../users/user.entity.ts';

/** Ends the description of a field that the rule `seesCustomer` protects; a contract test holds each to it. */
const visibleToCustomer = 'Visible only to the customer and to holders of CUSTOMERS_VIEW.';

@ShowsVersion()
@ShowsDeletion()
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A person or company that buys or rents, with or without an account.',
})
@Searched(customerSearch)
@Entity()
@Index({ properties: ['name'] })
@Index({ properties: ['country', 'name'] })
@Index({ properties: ['city', 'name'] })
@MysqlIndex('deletedAt', 'name')
@Index({ properties: ['createdAt'] })
@Index({ properties: ['email'] })
@Index({ name: 'customer_search_text_fulltext', properties: ['searchText'], type: 'fulltext' })
export class Customer extends GuardedEntity {
  static override readonly idPrefix = 'customer';

  @Field(() => String, { description: 'The unique code.' })
  @Property({ type: 'string', length: 64 })
  @Unique()
  code!: string;

  @Field(() => String, { description: 'The name of the person or company.' })
  @Property({ type: 'string', length: 200 })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: `The contact person at a company. ${visibleToCustomer}`,
  })
  @Computed<Customer>(['contactName', 'user'], row => row.contactName)
  @Property({ type: 'string', length: 200, nullable: true })
  contactName: string | null = null;

  @Field(() => String, {
    nullable: true,
    description: `The email address for mails about orders and rentals. ${visibleToCustomer}`,
  })
  @Computed<Customer>(['email', 'user'], row => row.email)
  @Property({ type: 'string', length: 254, nullable: true })
  email: string | null = null;

  @Field(() => String, { nullable: true, description: `The telephone number. ${visibleToCustomer}` })
  @Computed<Customer>(['phone', 'user'], row => row.phone)
  @Property({ type: 'string', length: 40, nullable: true })
  phone: string | null = null;

  @Field(() => Address, {
    nullable: true,
    description: `The customer's own address; null when no part of it is known. \`addresses\` has others. ${visibleToCustomer}`,
  })
  @Computed<Customer>([...ownAddressColumns, 'user'], ownAddressOf)
  address?: Address | null;

  @Property({ type: 'string', length: 200, nullable: true })
  street: string | null = null;

  @Property({ type: 'string', length: 20, nullable: true })
  postalCode: string | null = null;

  @Property({ type: 'string', length: 100, nullable: true })
  city: string | null = null;

  @Property({ type: 'string', length: 100, nullable: true })
  region: string | null = null;

  /** The name of the country, which lists are filtered by; without a code, the words that somebody wrote. */
  @Property({ type: 'string', length: 100, nullable: true })
  country: string | null = null;

  @Field(() => User, {
    nullable: true,
    description: "The customer's account; null when the customer has none.",
  })
  @Loaded(() => User)
  @ManyToOne(() => User, { nullable: true, unique: true, updateRule: 'restrict', deleteRule: 'restrict' })
  user: User | null = null;

  /** Only processes of the last version use it, during an upgrade. The next version drops it. */
  @Property({ type: 'string', length: 1_000, nullable: true })
  searchText: string | null = null;

  @Property({ type: 'string', length: 200, nullable: true })
  line2: string | null = null;

  @Property({ type: 'string', length: 2, nullable: true })
  countryCode: string | null = null;

  /** Of the address book. */
  @Property({ type: 'string', length: 48, nullable: true })
  defaultShippingAddressId: string | null = null;

  @Property({ type: 'string', length: 48, nullable: true })
  defaultBillingAddressId: string | null = null;

  @Field(() => String, {
    nullable: true,
    description: `The VAT id of a business. With one of another member of the European Union than the store's, deliveries there are not taxed. ${visibleToCustomer}`,
  })
  @Computed<Customer>(['taxId', 'user'], row => row.taxId)
  @Property({ type: 'string', length: 30, nullable: true })
  taxId: string | null = null;

  @Field(() => Boolean, { description: `Whether no tax is charged at all. ${visibleToCustomer}` })
  @Computed<Customer>(['taxExempt', 'user'], row => row.taxExempt)
  @Property({ type: 'boolean', default: false })
  taxExempt = false;

  @Field(() => String, {
    nullable: true,
    description: `Why no tax is charged, as invoices say it. ${visibleToCustomer}`,
  })
  @Computed<Customer>(['taxExemptionReason', 'user'], row => row.taxExemptionReason)
  @Property({ type: 'string', length: 200, nullable: true })
  taxExemptionReason: string | null = null;
}
