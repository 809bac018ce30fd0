import { ArgsType, Field, registerEnumType } from 'type-graphql';
import { ConnectionArgs } from '../../../platform/graphql/connection.ts';
import { Checked, Text } from '../../../platform/graphql/validation.ts';

export const SearchType = { PRODUCT: 'PRODUCT', CATEGORY: 'CATEGORY', SUPPLIER: 'SUPPLIER' } as const;
export type SearchType = keyof typeof SearchType;
registerEnumType(SearchType, {
  name: 'SearchType',
  description: 'A type of thing that the search can find.',
  valuesConfig: {
    PRODUCT: { description: 'Products.' },
    CATEGORY: { description: 'Categories.' },
    SUPPLIER: { description: 'Suppliers.' },
  },
});

@ArgsType()
export class SearchArgs extends ConnectionArgs {
  @Field(() => String, {
    description:
      'The words to search for, up to 200 characters. Every word must occur; the last one may be incomplete.',
  })
  @Text({ min: 0, max: 200 })
  query!: string;

  @Field(() => [SearchType], { nullable: true, description: 'The types to search; all of them when absent.' })
  @Checked(
    value => ((value as unknown[]).length === 0 ? 'must name at least one type, or be left out.' : undefined),
    { nullable: true },
  )
  types?: SearchType[] | null;
}
