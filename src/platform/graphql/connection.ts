import { createHash } from 'node:crypto';
import DataLoader from 'dataloader';
import type { GraphQLResolveInfo } from 'graphql';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { Context } from '../context/context.ts';
import { loaderOf } from '../database/load.ts';
import {
  countRows,
  countSql,
  defaultPageSize,
  maxPageSize,
  type Page,
  type PageArguments,
  type PageRequest,
  pageOf,
  pageOrder,
  pageSql,
} from '../database/page.ts';
import { query, type Row, selectRows } from '../database/rows.ts';
import { joinSql, sql } from '../database/sql.ts';
import { isSelected } from './selection.ts';

/** Where the rows of a connection are in a query, for `selectionBelow`. */
export const connectionPaths = [['nodes'], ['edges', 'node']] as const;

@ArgsType()
export class ConnectionArgs implements PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: `How many to return from the start, 1 to ${maxPageSize}; ${defaultPageSize} when absent.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Return what comes after this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: `How many to return from the end, 1 to ${maxPageSize}.` })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Return what comes before this cursor.' })
  before?: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether something comes before.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the first one here; null on an empty page.',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last one here; null on an empty page.',
  })
  endCursor!: string | null;
}

/** What a connection's fields are read from. Cursors are made only when a query asks for them. */
export class ConnectionData<R> {
  constructor(
    readonly page: Page<R>,
    readonly totalCount: number | undefined,
  ) {}

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

/** The same page with each row replaced; a row replaced by null is left out. */
export async function mapConnection<R, T extends object>(
  { page, totalCount }: ConnectionData<R>,
  replace: (row: R) => Promise<T | null>,
): Promise<ConnectionData<T>> {
  const origins = new Map<T, R>();
  const replaced = await Promise.all(page.rows.map(replace));
  for (const [index, row] of replaced.entries()) if (row !== null) origins.set(row, page.rows[index]!);
  const cursorOf = (row: T) => page.cursorOf(origins.get(row)!);
  return new ConnectionData({ ...page, rows: [...origins.keys()], cursorOf }, totalCount);
}

/** Declares `<Name>Connection` and `<Name>Edge` for a type. */
export function connectionOf<T extends object>(
  name: string,
  node: () => unknown,
): ClassType<ConnectionData<T>> {
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `One ${name} of a list, and its place in it.`,
  })
  class Edge {
    @Field(() => String, { description: 'Names this place in the list, for `after` and `before`.' })
    cursor!: string;

    @Field(node as never, { description: `The ${name}.` })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of a list: ${name}.` })
  class Connection {
    @Field(() => [Edge], { description: 'The entries with their cursors.' })
    edges!: Edge[];

    @Field(() => [node()] as never, { description: 'The entries themselves.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where this page lies in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'How many there are on all pages. Counted only when asked for.' })
    totalCount!: number;
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
  const statement = pageSql(ctx, request, name);
  const [rows, totalCount] = await Promise.all([
    selectRows<E>(ctx, request.selection, statement),
    isSelected(info, ['totalCount']) ? countRows(ctx, request, name) : undefined,
  ]);
  return new ConnectionData(pageOf(request, rows), totalCount);
}

/**
 * Reads a page below each of many parents, all in one statement. `name` says which list this is; requests that differ
 * in more than their conditions are kept apart by their SQL.
 */
export async function readChildConnection<E extends object>(
  ctx: Context,
  info: GraphQLResolveInfo,
  name: string,
  request: PageRequest<E>,
): Promise<ConnectionData<Row<E>>> {
  const shape = createHash('sha1')
    .update(pageSql(ctx, request, name).text)
    .digest('base64');
  const pages = loaderOf(ctx, `pages ${shape}`, () => childPages<E>(ctx, name));
  const counts = loaderOf(ctx, `counts ${shape}`, () => childCounts<E>(ctx, name));
  const [rows, totalCount] = await Promise.all([
    pages.load(request),
    isSelected(info, ['totalCount']) ? counts.load(request) : undefined,
  ]);
  return new ConnectionData(pageOf(request, rows), totalCount);
}

const maxPagesPerStatement = 100;

// Each parent's page stops at its limit by the index; a window function would number all children of all parents.
function childPages<E extends object>(ctx: Context, name: string): DataLoader<PageRequest<E>, Row<E>[]> {
  return new DataLoader(
    async requests => {
      const pages = requests.map(
        (request, index) =>
          sql`select p.*, ${index} as parentIndex from (${pageSql(ctx, request, name)}) as p`,
      );
      const request = requests[0]!;
      // The order inside of a derived table is not that of the rows around it; no database promises so.
      const statement = sql`${joinSql(pages, ' union all ')} order by parentIndex, ${pageOrder(request)}`;
      const rows = await selectRows<E>(ctx, request.selection, statement);
      const groups: Row<E>[][] = requests.map(() => []);
      for (const row of rows) groups[Number((row as { parentIndex?: number }).parentIndex)]!.push(row);
      return groups;
    },
    { cache: false, maxBatchSize: maxPagesPerStatement },
  );
}

function childCounts<E extends object>(ctx: Context, name: string): DataLoader<PageRequest<E>, number> {
  return new DataLoader(
    async requests => {
      const counts = requests.map(
        (request, index) =>
          sql`select ${index} as parentIndex, c.total from (${countSql(ctx, request, name)}) as c`,
      );
      const rows = await query<{ parentIndex: number; total: number }>(ctx, joinSql(counts, ' union all '));
      const totals = new Map(rows.map(row => [Number(row.parentIndex), Number(row.total)]));
      return requests.map((_, index) => totals.get(index) ?? 0);
    },
    { cache: false, maxBatchSize: maxPagesPerStatement },
  );
}
