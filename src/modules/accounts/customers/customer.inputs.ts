import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { ConnectionArgs } from '../../../platform/graphql/connection.ts';
import { ContactDetails } from '../../../platform/graphql/contact-details.ts';
import { SortDirection } from '../../../platform/graphql/list-inputs.ts';
import { IdOf, Matches, Nested, Text } from '../../../platform/graphql/validation.ts';
import { codeDescription, codePattern } from '../../../platform/lib/code.ts';
import { AddressInput } from './address.ts';

@InputType()
abstract class CustomerDetails extends ContactDetails {
  @Field(() => AddressInput, { nullable: true, description: 'Where they are.' })
  @Nested()
  address?: AddressInput | null;
}

@InputType({ description: 'A new customer without an account.' })
export class CreateCustomerInput extends CustomerDetails {
  @Field(() => String, { description: 'The person or company. 1 to 200 characters.' })
  @Text({ max: 200 })
  name!: string;

  @Field(() => String, { nullable: true, description: `Unique; ${codeDescription}. Made up when absent.` })
  @Matches(codePattern, codeDescription)
  code?: string;
}

@InputType({
  description: 'What to change of a customer. What is absent stays as it is; null empties a detail.',
})
export class UpdateCustomerInput extends CustomerDetails {
  @Field(() => ID, { description: 'The customer.' })
  @IdOf('customer')
  customerId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you saw; when it has changed since, you are told.',
  })
  version?: number | null;

  @Field(() => String, { nullable: true, description: '1 to 200 characters.' })
  @Text({ max: 200 })
  name?: string;

  @Field(() => String, { nullable: true, description: `Unique; ${codeDescription}.` })
  @Matches(codePattern, codeDescription)
  code?: string;
}

@InputType({ description: 'The customer to delete.' })
export class DeleteCustomerInput {
  @Field(() => ID, { description: 'The customer.' })
  @IdOf('customer')
  customerId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you saw; when it has changed since, you are told.',
  })
  version?: number | null;
}

@InputType({ description: 'The customer to bring back.' })
export class RestoreCustomerInput {
  @Field(() => ID, { description: 'The deleted customer.' })
  @IdOf('customer')
  customerId!: string;
}

@InputType({ description: 'Which customers. All conditions must hold.' })
export class CustomerFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Parts of the name, the contact, the code, or the email address.',
  })
  @Text({ min: 0, max: 200, nullable: true })
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'In this town.' })
  @Text({ max: 100, nullable: true })
  city?: string | null;

  @Field(() => String, { nullable: true, description: 'In this country.' })
  @Text({ max: 100, nullable: true })
  country?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'True for deleted customers instead of the others.' })
  deleted?: boolean | null;
}

export const CustomerSortField = { NAME: 'NAME', CODE: 'CODE', CREATED_AT: 'CREATED_AT' } as const;
export type CustomerSortField = keyof typeof CustomerSortField;
registerEnumType(CustomerSortField, {
  name: 'CustomerSortField',
  description: 'What customers are sorted by.',
  valuesConfig: {
    NAME: { description: 'By name; the default.' },
    CODE: { description: 'By code.' },
    CREATED_AT: { description: 'By the time they were created.' },
  },
});

@InputType({ description: 'The order of customers.' })
export class CustomerSort {
  @Field(() => CustomerSortField, { description: 'What to sort by.' })
  field!: CustomerSortField;

  @Field(() => SortDirection, { defaultValue: 'ASC', description: 'Which way.' })
  direction: SortDirection = 'ASC';
}

@ArgsType()
export class CustomersArgs extends ConnectionArgs {
  @Field(() => CustomerFilter, { nullable: true, description: 'Which ones; all when absent.' })
  @Nested()
  filter?: CustomerFilter | null;

  @Field(() => CustomerSort, { nullable: true, description: 'In which order; by name when absent.' })
  @Nested()
  sort?: CustomerSort | null;
}
