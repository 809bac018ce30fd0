import { ArgsType, Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { ConnectionArgs } from '../../../platform/graphql/connection.ts';
import { ContactDetails } from '../../../platform/graphql/contact-details.ts';
import { SortDirection } from '../../../platform/graphql/list-inputs.ts';
import { IdOf, Matches, Nested, Text } from '../../../platform/graphql/validation.ts';
import { codeDescription, codePattern } from '../../../platform/lib/code.ts';

@InputType()
abstract class SupplierDetails extends ContactDetails {
  @Field(() => String, { nullable: true, description: 'Up to 100 characters.' })
  @Text({ max: 100, nullable: true })
  city?: string | null;

  @Field(() => String, { nullable: true, description: 'Up to 100 characters.' })
  @Text({ max: 100, nullable: true })
  country?: string | null;
}

@InputType({ description: 'A new supplier.' })
export class CreateSupplierInput extends SupplierDetails {
  @Field(() => String, { description: '1 to 200 characters.' })
  @Text({ max: 200 })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: `Unique; ${codeDescription}. Made from the name when absent.`,
  })
  @Matches(codePattern, codeDescription)
  code?: string;
}

@InputType({
  description: 'What to change of a supplier. What is absent stays as it is; null empties a detail.',
})
export class UpdateSupplierInput extends SupplierDetails {
  @Field(() => ID, { description: 'The supplier.' })
  @IdOf('supplier')
  supplierId!: string;

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

@InputType({ description: 'The supplier to delete.' })
export class DeleteSupplierInput {
  @Field(() => ID, { description: 'The supplier.' })
  @IdOf('supplier')
  supplierId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version you saw; when it has changed since, you are told.',
  })
  version?: number | null;
}

@InputType({ description: 'The supplier to bring back.' })
export class RestoreSupplierInput {
  @Field(() => ID, { description: 'The deleted supplier.' })
  @IdOf('supplier')
  supplierId!: string;
}

@InputType({ description: 'Which suppliers. All conditions must hold.' })
export class SupplierFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Words of the name, the code, the city, or the country.',
  })
  @Text({ min: 0, max: 200, nullable: true })
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'In this country.' })
  @Text({ max: 100, nullable: true })
  country?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True for deleted suppliers instead of the others. Needs the permission SUPPLIERS_MANAGE.',
  })
  deleted?: boolean | null;
}

export const SupplierSortField = { NAME: 'NAME', COUNTRY: 'COUNTRY', CREATED_AT: 'CREATED_AT' } as const;
export type SupplierSortField = keyof typeof SupplierSortField;
registerEnumType(SupplierSortField, {
  name: 'SupplierSortField',
  description: 'What suppliers are sorted by.',
  valuesConfig: {
    NAME: { description: 'By name; the default.' },
    COUNTRY: { description: 'By country; those without one first.' },
    CREATED_AT: { description: 'By the time they were created.' },
  },
});

@InputType({ description: 'The order of suppliers.' })
export class SupplierSort {
  @Field(() => SupplierSortField, { description: 'What to sort by.' })
  field!: SupplierSortField;

  @Field(() => SortDirection, { defaultValue: 'ASC', description: 'Which way.' })
  direction: SortDirection = 'ASC';
}

@ArgsType()
export class SuppliersArgs extends ConnectionArgs {
  @Field(() => SupplierFilter, { nullable: true, description: 'Which ones; all when absent.' })
  @Nested()
  filter?: SupplierFilter | null;

  @Field(() => SupplierSort, {
    nullable: true,
    description: 'In which order; by name when absent, by relevance for a search.',
  })
  @Nested()
  sort?: SupplierSort | null;
}
