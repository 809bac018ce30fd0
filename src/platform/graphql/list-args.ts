import { ArgsType, type ClassType, Field, InputType, registerEnumType } from 'type-graphql';
import { searchCost } from '../search/search-cost.ts';
import { ConnectionArgs } from './connection.ts';
import { SortDirection } from './list-inputs.ts';
import { ConditionCost } from './price.ts';
import { Nested, Text } from './validation.ts';

/** Reading the rows of a large table one by one, through an index that does not have the column (decision 048). */
export const tableScan = 400;

/**
 * Base of a filter with `search`.
 * @param description which texts are searched
 */
export function Searchable(description: string): ClassType<{ search?: string | null }> {
  @InputType()
  class SearchableFilter {
    @ConditionCost<string>({ cost: searchCost })
    @Field(() => String, { nullable: true, description })
    @Text({ min: 0, max: 200, nullable: true })
    search?: string | null;
  }
  return SearchableFilter;
}

/** Reading all rows in the order of the table and keeping the first ones. */
const sortScan = 150;

/** What a list can be sorted by. */
export interface SortDefinition<F extends string> {
  /** The entries of the list, in the plural: `customers`. */
  readonly plural: string;
  /** The values of the enum with their descriptions, in their order in the schema. */
  readonly fields: Readonly<Record<F, string>>;
  /** The direction when a query gives none; ASC when absent. */
  readonly direction?: SortDirection;
  /** Those that no index serves: the database reads and sorts all rows. */
  readonly unindexed?: readonly NoInfer<F>[];
}

export interface SortValue<F extends string> {
  field: F;
  direction: SortDirection;
}

/** Declares `<Name>Sort` and `<Name>SortField`. */
export function sortOf<F extends string>(
  name: string,
  { plural, fields, direction = 'ASC', unindexed = [] }: SortDefinition<F>,
): ClassType<SortValue<F>> {
  const names = Object.keys(fields) as F[];
  const SortField = Object.fromEntries(names.map(field => [field, field])) as Record<F, F>;
  registerEnumType(SortField, {
    name: `${name}SortField`,
    description: `What ${plural} are sorted by.`,
    valuesConfig: Object.fromEntries(names.map(field => [field, { description: fields[field] }])) as Record<
      F,
      { description: string }
    >,
  });

  @InputType(`${name}Sort`, { description: `The order of ${plural}.` })
  class Sort {
    @ConditionCost<F>({ scan: field => (unindexed.includes(field) ? sortScan : 0) })
    @Field(() => SortField as object, { description: 'What to sort by.' })
    field!: F;

    @Field(() => SortDirection, { defaultValue: direction, description: 'Sort direction.' })
    direction: SortDirection = direction;
  }
  return Sort;
}

/** Base of the arguments of a list without a filter: a page and `sort`. @param byDefault the order when `sort` is absent */
export function sortedArgs<S extends object>(
  Sort: ClassType<S>,
  byDefault: string,
): ClassType<ConnectionArgs & { sort?: S | null }> {
  @ArgsType()
  class SortedArgs extends ConnectionArgs {
    @Field(() => Sort, { nullable: true, description: sortDescription(byDefault) })
    @Nested()
    sort?: S | null;
  }
  return SortedArgs as ClassType<ConnectionArgs & { sort?: S | null }>;
}

function sortDescription(byDefault: string): string {
  return `The order of the list; ${byDefault} when absent.`;
}

/** Base of the arguments of a list: a page, `filter`, and `sort`. @param byDefault the order when `sort` is absent */
export function listArgs<F extends object, S extends object>(
  Filter: ClassType<F>,
  Sort: ClassType<S>,
  byDefault: string,
): ClassType<ConnectionArgs & { filter?: F | null; sort?: S | null }> {
  @ArgsType()
  class ListArgs extends ConnectionArgs {
    @Field(() => Filter, {
      nullable: true,
      description: 'Conditions that the entries must meet; all entries when absent.',
    })
    @Nested()
    filter?: F | null;

    @Field(() => Sort, { nullable: true, description: sortDescription(byDefault) })
    @Nested()
    sort?: S | null;
  }
  return ListArgs as ClassType<ConnectionArgs & { filter?: F | null; sort?: S | null }>;
}
