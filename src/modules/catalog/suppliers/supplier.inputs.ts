import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { ContactDetails } from '../../../platform/graphql/contact-details.ts';
import { listArgs, Searchable, sortOf } from '../../../platform/graphql/list-args.ts';
import { ById, Versioned } from '../../../platform/graphql/reference-inputs.ts';
import { IdOf, Matches, Text } from '../../../platform/graphql/validation.ts';
import { codeDescription, codePattern } from '../../../platform/lib/code.ts';

@InputType()
class SupplierDetails extends ContactDetails {
  @Field(() => String, { nullable: true, description: 'The city it is in, up to 100 characters.' })
  @Text({ max: 100, nullable: true })
  city?: string | null;

  @Field(() => String, { nullable: true, description: 'The country it is in, up to 100 characters.' })
  @Text({ max: 100, nullable: true })
  country?: string | null;
}

@InputType({ description: 'A new supplier.' })
export class CreateSupplierInput extends SupplierDetails {
  @Field(() => String, { description: 'The name of the company, 1 to 200 characters.' })
  @Text({ max: 200 })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: `A unique code: ${codeDescription}. Made from the name when absent.`,
  })
  @Matches(codePattern, codeDescription)
  code?: string;
}

@InputType({
  description: 'The changes to a supplier. What is absent stays as it is; null removes a contact detail.',
})
export class UpdateSupplierInput extends Versioned(SupplierDetails) {
  @Field(() => ID, { description: "The supplier's id." })
  @IdOf('supplier')
  supplierId!: string;

  @Field(() => String, { nullable: true, description: 'The name of the company, 1 to 200 characters.' })
  @Text({ max: 200 })
  name?: string;

  @Field(() => String, { nullable: true, description: `A unique code: ${codeDescription}.` })
  @Matches(codePattern, codeDescription)
  code?: string;
}

@InputType({ description: 'The supplier to delete.' })
export class DeleteSupplierInput extends Versioned(ById('supplier')) {}

@InputType({ description: 'The supplier to restore.' })
export class RestoreSupplierInput extends ById('supplier', { description: "The deleted supplier's id." }) {}

@InputType({ description: 'Which suppliers to list. All conditions must hold.' })
export class SupplierFilter extends Searchable('Words of the name, the code, the city, or the country.') {
  @Field(() => String, { nullable: true, description: 'Suppliers in this country.' })
  @Text({ max: 100, nullable: true })
  country?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for deleted suppliers instead of the others. Needs the permission SUPPLIERS_MANAGE.',
  })
  deleted?: boolean | null;
}

export const SupplierSort = sortOf('Supplier', {
  plural: 'suppliers',
  fields: {
    NAME: 'By name; the default without a search.',
    COUNTRY: 'By country; those without one first.',
    CREATED_AT: 'By the time they were created.',
  },
  unindexed: ['COUNTRY'],
});
export type SupplierSortField = InstanceType<typeof SupplierSort>['field'];

@ArgsType()
export class SuppliersArgs extends listArgs(
  SupplierFilter,
  SupplierSort,
  'by name, or by relevance for a search,',
) {}
