import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ContactDetails } from '../../../platform/graphql/contact-details.ts';
import { listArgs, Searchable, sortOf, tableScan } from '../../../platform/graphql/list-args.ts';
import { ConditionCost } from '../../../platform/graphql/price.ts';
import { ById, Versioned } from '../../../platform/graphql/reference-inputs.ts';
import { Checked, IdOf, Matches, Nested, Text } from '../../../platform/graphql/validation.ts';
import { codeDescription, codePattern } from '../../../platform/lib/code.ts';
import { vatIdProblem } from '../../../platform/lib/vat-id.ts';
import { OwnAddressInput } from '../addresses/address.inputs.ts';

@InputType()
class CustomerDetails extends ContactDetails {
  @Field(() => String, {
    nullable: true,
    description: `A unique code: ${codeDescription}. A new customer without one gets a random code.`,
  })
  @Matches(codePattern, codeDescription)
  code?: string;

  @Field(() => OwnAddressInput, { nullable: true, description: "The customer's own address." })
  @Nested()
  address?: OwnAddressInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'The VAT id of a business, which is checked by its form and check digit.',
  })
  @Checked(vatIdProblem, { nullable: true })
  taxId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether no tax is charged at all.' })
  @Checked(() => undefined)
  taxExempt?: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why no tax is charged, as invoices are to say it. Up to 200 characters.',
  })
  @Text({ max: 200, nullable: true })
  taxExemptionReason?: string | null;
}

@InputType({ description: 'A new customer without an account.' })
export class CreateCustomerInput extends CustomerDetails {
  @Field(() => String, { description: 'The name of the person or company. 1 to 200 characters.' })
  @Text({ max: 200 })
  name!: string;
}

@InputType({
  description: 'Changes to a customer. Absent fields keep their values; null clears an optional field.',
})
export class UpdateCustomerInput extends Versioned(CustomerDetails) {
  @Field(() => ID, { description: "The customer's id." })
  @IdOf('customer')
  customerId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the person or company. 1 to 200 characters.',
  })
  @Text({ max: 200 })
  name?: string;
}

@InputType({ description: 'The customer to delete.' })
export class DeleteCustomerInput extends Versioned(ById('customer')) {}

@InputType({ description: 'The deleted customer to restore.' })
export class RestoreCustomerInput extends ById('customer') {}

@InputType({ description: 'Conditions on customers. All of them must hold.' })
export class CustomerFilter extends Searchable(
  'Words. Each must be the beginning of the code, of the email address, or of a word of the name or the contact person.',
) {
  @ConditionCost({ scan: tableScan })
  @Field(() => String, { nullable: true, description: 'Only customers in this city.' })
  @Text({ max: 100, nullable: true })
  city?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only customers in this country: its code or its name in English.',
  })
  @Text({ max: 100, nullable: true })
  country?: string | null;

  @ConditionCost({ scan: tableScan })
  @Field(() => Boolean, { nullable: true, description: 'True for deleted customers instead of the others.' })
  deleted?: boolean | null;
}

export type CustomerSortField = 'NAME' | 'CODE' | 'CREATED_AT';

export const CustomerSort = sortOf<CustomerSortField>('Customer', {
  plural: 'customers',
  fields: { NAME: 'By name; the default.', CODE: 'By code.', CREATED_AT: 'By creation time.' },
});

@ArgsType()
export class CustomersArgs extends listArgs(CustomerFilter, CustomerSort, 'by name') {}
