import type { ScaleCase, Who } from './scale-case.ts';

export interface ListCases {
  /** The root field. */
  readonly list: string;
  readonly who: Who;
  /** What is asked of each row. */
  readonly fields: string;
  readonly sorts: readonly string[];
  /** Each is asked for in each sort, and counted. */
  readonly filters: readonly (string | PartlyServed)[];
  /** A filter that finds one row in the middle of the list: pages far down begin there. */
  readonly middle?: string;
}

/** A filter under which indexes serve only some of the sorts. */
export interface PartlyServed {
  readonly filter: string;
  readonly servedSorts: readonly string[];
}

/** The cases of a list: each sort in both directions, from the start and from the middle; each filter in each sort; counts. */
export function listCases({ list, who, fields, sorts, filters, middle }: ListCases): ScaleCase[] {
  const cases: ScaleCase[] = [];
  const ask = (name: string, args: string, selected: string, cursorFrom?: string) =>
    cases.push({
      name: `${list} ${name}`,
      who,
      query: `${cursorFrom ? 'query ($after: String!) ' : ''}{ ${list}${args && `(${args})`} { ${selected} } }`,
      ...(cursorFrom && { cursorFrom }),
    });
  const page = `nodes { ${fields} } pageInfo { endCursor hasNextPage }`;
  for (const sort of sorts)
    for (const direction of ['ASC', 'DESC']) {
      const order = `sort: { field: ${sort}, direction: ${direction} }`;
      ask(`by ${sort} ${direction}`, order, page);
      if (middle !== undefined)
        ask(
          `by ${sort} ${direction} from the middle`,
          `${order}, after: $after`,
          page,
          `{ ${list}(filter: { ${middle} }, ${order}) { pageInfo { endCursor } } }`,
        );
    }
  ask('last page', `last: 20, sort: { field: ${sorts[0]} }`, page);
  ask('count', '', 'totalCount');
  for (const { filter, servedSorts } of filters.map(partlyServed)) {
    for (const sort of sorts) {
      ask(`{ ${filter} } by ${sort}`, `filter: { ${filter} }, sort: { field: ${sort} }`, page);
      if (servedSorts && !servedSorts.includes(sort)) cases.push({ ...cases.pop()!, isUnserved: true });
    }
    ask(`{ ${filter} } count`, `filter: { ${filter} }`, 'totalCount');
  }
  return cases;
}

function partlyServed(filter: string | PartlyServed): { filter: string; servedSorts?: readonly string[] } {
  return typeof filter === 'string' ? { filter } : filter;
}

/** The same search, each word in the default order and counted. */
export function searchCases(
  { list, who, fields }: Pick<ListCases, 'list' | 'who' | 'fields'>,
  searches: readonly string[],
): ScaleCase[] {
  return searches.flatMap(search => {
    const args = `filter: { search: ${JSON.stringify(search)} }`;
    const name = `${list} search "${search}"`;
    return [
      { name, who, query: `{ ${list}(${args}) { nodes { ${fields} } pageInfo { hasNextPage } } }` },
      { name: `${name} count`, who, query: `{ ${list}(${args}) { totalCount } }` },
    ];
  });
}
