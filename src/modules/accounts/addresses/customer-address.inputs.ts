import { Field, ID, InputType } from 'type-graphql';
import { ById, Versioned } from '../../../platform/graphql/reference-inputs.ts';
import { IdOf, Nested } from '../../../platform/graphql/validation.ts';
import { AddressInput } from './address.inputs.ts';
import { maxCustomerAddresses } from './customer-address.entity.ts';

@InputType()
class AddressUses {
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether orders are shipped there when they name no address. The other one no longer is.',
  })
  isDefaultShipping?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether orders are billed there when they name no billing address.',
  })
  isDefaultBilling?: boolean | null;
}

@InputType({
  description: `A new address of the address book, which holds at most ${maxCustomerAddresses}. The first one is used for everything.`,
})
export class CreateCustomerAddressInput extends AddressUses {
  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the customer; your own when absent. That of another customer needs the permission CUSTOMERS_MANAGE.',
  })
  @IdOf('customer', { nullable: true })
  customerId?: string | null;

  @Field(() => AddressInput, { description: 'The address.' })
  @Nested()
  address!: AddressInput;
}

const reference = {
  prefix: 'customeraddress',
  description: "The id of the address: one of your own, or with CUSTOMERS_MANAGE anybody's.",
};

@InputType({ description: 'Changes to an address of the address book. Absent fields keep their values.' })
export class UpdateCustomerAddressInput extends Versioned(AddressUses) {
  @Field(() => ID, { description: reference.description })
  @IdOf(reference.prefix)
  customerAddressId!: string;

  @Field(() => AddressInput, { nullable: true, description: 'The address, all of it.' })
  @Nested()
  address?: AddressInput | null;
}

@InputType({ description: 'The address to delete from the address book.' })
export class DeleteCustomerAddressInput extends Versioned(ById('customerAddress', reference)) {}
