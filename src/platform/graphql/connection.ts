import { createHash } from 'node:crypto';
import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { loaderOf } from '../database/load.ts';
import {
  type Count,
  countOf,
  countParts,
  countRows,
  countSql,
  defaultPageSize,
  maxPageSize,
  mostCounted,
  type Page,
  type PageArguments,
  type PageRequest,
  pageOf,
  pageOrder,
  pageSql,
} from '../database/page.ts';
import { query, type Row, selectRows } from '../database/rows.ts';
import { joinSql, sql } from '../database/sql.ts';
import { chosenRows } from './chosen-rows.ts';
import { Public } from './public.ts';
import { isSelected } from './selection.ts';

/** The paths to the rows of a connection in a query, for `selectionBelow`. */
export const connectionPaths = [['nodes'], ['edges', 'node']] as const;

@ArgsType()
export class ConnectionArgs implements PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: `How many entries to return from the start, 0 to ${maxPageSize}; ${defaultPageSize} when absent. With 0 there are only the counts and \`pageInfo\`.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Return the entries after this cursor.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `How many entries to return from the end, 0 to ${maxPageSize}.`,
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Return the entries before this cursor.' })
  before?: string | null;
}

@Public()
@ObjectType({ simpleResolvers: true, description: 'The position of a page in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more entries follow the page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether entries come before the page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first entry; null on an empty page.',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last entry; null on an empty page.',
  })
  endCursor!: string | null;
}

/** The data of a connection. Cursors are encoded only when a query asks for them. */
export class ConnectionData<R> {
  constructor(
    readonly page: Page<R>,
    /** Undefined when the query does not ask for it. */
    readonly count: Count | undefined,
  ) {}

  get totalCount(): number | undefined {
    return this.count?.total;
  }

  get totalCountIsExact(): boolean | undefined {
    return this.count?.isExact;
  }

  get nodes(): readonly R[] {
    return this.page.rows;
  }

  get edges(): { cursor: string; node: R }[] {
    return this.page.rows.map(node => ({ cursor: this.page.cursorOf(node), node }));
  }

  get pageInfo(): PageInfo {
    const { rows, hasNextPage, hasPreviousPage, cursorOf } = this.page;
    const [first, last] = [rows[0], rows.at(-1)];
    return {
      hasNextPage,
      hasPreviousPage,
      startCursor: first === undefined ? null : cursorOf(first),
      endCursor: last === undefined ? null : cursorOf(last),
    };
  }
}

/** The same page with each row replaced; rows replaced by null are left out. */
export async function mapConnection<R, T extends object>(
  { page, count }: ConnectionData<R>,
  replace: (row: R) => Promise<T | null>,
): Promise<ConnectionData<T>> {
  const origins = new Map<T, R>();
  const replaced = await Promise.all(page.rows.map(replace));
  for (const [index, row] of replaced.entries()) if (row !== null) origins.set(row, page.rows[index]!);
  const cursorOf = (row: T) => page.cursorOf(origins.get(row)!);
  return new ConnectionData({ ...page, rows: [...origins.keys()], cursorOf }, count);
}

/** Declares `<Name>Connection` and `<Name>Edge` for a type. */
export function connectionOf<T extends object>(
  name: string,
  node: () => object,
): ClassType<ConnectionData<T>> {
  @Public()
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `An entry of a list: one ${name} and its cursor.`,
  })
  class Edge {
    @Field(() => String, { description: 'The position in the list, for `after` and `before`.' })
    cursor!: string;

    @Field(node, { description: `The ${name}.` })
    node!: T;
  }

  @Public()
  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `A page of a list of type ${name}.`,
  })
  class Connection {
    @Field(() => [Edge], { description: 'The entries with their cursors.' })
    edges!: Edge[];

    @Field(() => [node()], { description: 'The entries themselves.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'The position of this page in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description: `How many entries all pages have together, up to ${mostCounted}.`,
    })
    totalCount!: number;

    @Field(() => Boolean, {
      description: 'Whether there are no more than `totalCount`.',
    })
    totalCountIsExact!: boolean;
  }
  return Connection as unknown as ClassType<ConnectionData<T>>;
}

/** Reads one page, and the total count when the query asks for it. */
export async function readConnection<E extends object>(
  ctx: Context,
  info: GraphQLResolveInfo,
  name: string,
  request: PageRequest<E>,
): Promise<ConnectionData<Row<E>>> {
  const isCounted = isCountSelected(info);
  const [rows, count] = await Promise.all([
    isCounted && !hasPage(info) ? [] : chosenRows(ctx, request, name),
    isCounted ? countRows(ctx, request, name) : undefined,
  ]);
  return new ConnectionData(pageOf(request, rows), count);
}

/** The fields of a connection for which its entries are counted. */
export const countFields: readonly string[] = ['totalCount', 'totalCountIsExact'];

/** Whether a query asks how many entries a connection has. */
export function isCountSelected(info: GraphQLResolveInfo): boolean {
  return countFields.some(field => isSelected(info, [field]));
}

/** Whether a query asks for more than the count. */
export function hasPage(info: GraphQLResolveInfo): boolean {
  return ['nodes', 'edges', 'pageInfo'].some(field => isSelected(info, [field]));
}

/**
 * Reads a page below each of many parents, all in one statement. Requests share a statement if their SQL differs only
 * in the bound values and in the choices.
 * @param name appears in the SQL, so that a slow statement can be found
 */
export async function readChildConnection<E extends object>(
  ctx: Context,
  info: GraphQLResolveInfo,
  name: string,
  request: PageRequest<E>,
): Promise<ConnectionData<Row<E>>> {
  const shape = createHash('sha1')
    .update(pageSql(ctx, { ...request, choices: [] }, name).text)
    .digest('base64');
  const pages = loaderOf(ctx, `pages ${shape}`, () => childPages<E>(ctx, name));
  const counts = loaderOf(ctx, `counts ${shape}`, () => childCounts<E>(ctx, name));
  const [rows, count] = await Promise.all([
    pages.load(request),
    isCountSelected(info) ? counts.load(request) : undefined,
  ]);
  return new ConnectionData(pageOf(request, rows), count);
}

const maxParentsPerStatement = 100;
/** A server opens the table once for each page of a statement. */
const maxPagesPerStatement = 256;

// Each page is read through the index up to its limit; a window function would number all children of all parents.
function childPages<E extends object>(ctx: Context, name: string): DataLoader<PageRequest<E>, Row<E>[]> {
  return new DataLoader(
    async requests => {
      const groups: Row<E>[][] = [];
      for (const some of inStatements(ctx, requests)) groups.push(...(await readPages(ctx, some, name)));
      return groups;
    },
    { cache: false, maxBatchSize: maxParentsPerStatement },
  );
}

/** As many requests together as a statement should read pages. */
function* inStatements<E extends object>(
  ctx: Context,
  requests: readonly PageRequest<E>[],
): Generator<PageRequest<E>[]> {
  let [some, pages]: [PageRequest<E>[], number] = [[], 0];
  for (const request of requests) {
    const more = countParts(ctx, request);
    if (some.length > 0 && pages + more > maxPagesPerStatement) {
      yield some;
      [some, pages] = [[], 0];
    }
    some.push(request);
    pages += more;
  }
  if (some.length > 0) yield some;
}

async function readPages<E extends object>(
  ctx: Context,
  requests: readonly PageRequest<E>[],
  name: string,
): Promise<Row<E>[][]> {
  const pages = requests.map(
    (request, index) => sql`select p.*, ${index} as parentIndex from (${pageSql(ctx, request, name)}) as p`,
  );
  const request = requests[0]!;
  // No database promises that the rows of derived tables keep their order in the result.
  const statement = sql`${joinSql(pages, ' union all ')} order by parentIndex, ${pageOrder(request)}`;
  const rows = await selectRows<E>(ctx, request.selection, statement, requests.length);
  const groups: Row<E>[][] = requests.map(() => []);
  for (const row of rows) groups[Number((row as { parentIndex?: number }).parentIndex)]!.push(row);
  return groups;
}

function childCounts<E extends object>(ctx: Context, name: string): DataLoader<PageRequest<E>, Count> {
  return new DataLoader(
    async requests => {
      const counts = requests.map(
        (request, index) =>
          sql`select ${index} as parentIndex, c.total from (${countSql(ctx, request, name)}) as c`,
      );
      const rows = await query<{ parentIndex: number; total: number }>(ctx, joinSql(counts, ' union all '));
      const totals = new Map(rows.map(row => [Number(row.parentIndex), Number(row.total)]));
      return requests.map((_, index) => countOf(totals.get(index) ?? 0));
    },
    { cache: false, maxBatchSize: maxParentsPerStatement },
  );
}
