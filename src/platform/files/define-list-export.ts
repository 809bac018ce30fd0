import type { Context } from '../context/context.ts';
import type { EntityClass } from '../database/base.entity.ts';
import { countAllRows, type List, sortBy } from '../database/page.ts';
import { type Row, selectionOf } from '../database/rows.ts';
import type { Sql } from '../database/sql.ts';
import { defineExport, type ExportParameters, type ReportExport } from './define-export.ts';
import { listBatches } from './list-batches.ts';

/** A list as its query reads it. */
export interface ExportedList<E extends { id: string }> {
  /** Its name in the API: `orders`. */
  readonly list: string;
  readonly entity: EntityClass<E>;
  /**
   * Which rows it has: the function that the query of the list uses too. It takes the filter and the sort of that query.
   * @throws UserError INVALID_INPUT, and FORBIDDEN for a condition that the actor may not use
   */
  readonly rowsOf: (ctx: Context, choices: never) => List<E> | Promise<List<E>>;
  /** The time at which a row was created, which gives the order without a sort. It never changes. */
  readonly createdAt: keyof E & string;
  /** The condition of a range of days. */
  readonly withinDays?: (parameters: ExportParameters) => Sql;
}

interface ListExport<E extends { id: string }, R>
  extends Pick<ReportExport<R>, 'report' | 'title' | 'description' | 'permissions' | 'columns'> {
  readonly of: ExportedList<E>;
  /** The properties that the columns need. */
  readonly properties: readonly (keyof E & string)[];
  /** The properties that they need of the rows that a property refers to. */
  readonly joined?: Readonly<Record<string, readonly string[]>>;
  /** Adds what stands in other tables, to a batch at a time. */
  readonly complete?: (ctx: Context, rows: readonly Row<E>[]) => Promise<readonly R[]>;
}

/** Declares the export of a list: one row for each of its entries. */
export function defineListExport<E extends { id: string }, R = Row<E>>(
  definition: ListExport<E, R>,
): ReportExport {
  const { of, properties, joined = {}, complete, ...described } = definition;
  const name = `exports.${of.list}`;
  return defineExport<R>({
    ...described,
    ...takesList(of),
    count: async (ctx, parameters) => countAllRows(ctx, await listOf(ctx, of, parameters), name),
    async *rows(ctx, parameters) {
      const selection = selectionOf(ctx.database.db, of.entity, properties, new Map(Object.entries(joined)));
      const list = await listOf(ctx, of, parameters);
      for await (const rows of listBatches(ctx, list, { name, selection }))
        yield complete ? await complete(ctx, rows) : (rows as readonly unknown[] as readonly R[]);
    },
  });
}

/** What every export of this list declares. */
export function takesList<E extends { id: string }>(
  of: ExportedList<E>,
): Pick<ReportExport, 'list' | 'checkList' | 'range'> {
  return {
    list: of.list,
    range: of.withinDays ? 'OPTIONAL' : 'NONE',
    checkList: async (ctx, parameters) => void (await listOf(ctx, of, parameters)),
  };
}

/** The rows that an export of a list has. */
export async function listOf<E extends { id: string }>(
  ctx: Context,
  { entity, rowsOf, createdAt, withinDays }: ExportedList<E>,
  parameters: ExportParameters,
): Promise<List<E>> {
  const { filter = null, sort = null } = parameters.list ?? {};
  const list = await rowsOf(ctx, { filter, sort } as never);
  return {
    ...list,
    where: [...list.where, withinDays?.(parameters)],
    sort: sort === null ? sortBy(ctx, entity, createdAt, false) : list.sort,
  };
}
