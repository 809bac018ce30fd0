import type { Context } from '../context/context.ts';
import { query } from '../database/rows.ts';
import { rawSql, type Sql, sql } from '../database/sql.ts';
import { defineJob, type Job, type JobNeeds } from './define-job.ts';

const pageSize = 100;

interface Sweep<S> extends Omit<JobNeeds, 'transactional'> {
  readonly name: string;
  readonly every: string;
  /** Returns what all rows of one sweep share, such as the store's day. */
  readonly begin: (ctx: Context) => Promise<S>;
  /** Selects the `id` of due rows above `after`, ordered by it, without a limit: `… and id > ${after} order by id`. */
  readonly find: (start: S, after: string) => Sql;
  /** Handles one row in its own transaction, in which it first checks again that the row is due. */
  readonly each: (ctx: Context, id: string, start: S) => Promise<unknown>;
  /** How many rows are handled at the same time; one after the other when absent. */
  readonly atOnce?: number;
}

/**
 * A recurring job that goes through due rows. Each row is handled separately: one that fails is logged, does not keep
 * the others from being handled, and is due again the next time.
 */
export function sweep<S>({ begin, find, each, atOnce = 1, ...job }: Sweep<S>): Job {
  return defineJob({
    ...job,
    transactional: false,
    async run(ctx) {
      const start = await begin(ctx);
      const handle = (id: string) =>
        each(ctx, id, start).catch(error =>
          ctx.log.error(
            { err: error, id },
            `${job.name} could not handle a row; the next sweep tries again.`,
          ),
        );
      for (let after = ''; ; ) {
        const page = await query<{ id: string }>(
          ctx,
          sql`${find(start, after)}${rawSql(` limit ${pageSize}`)}`,
        );
        for (let first = 0; first < page.length; first += atOnce)
          await Promise.all(page.slice(first, first + atOnce).map(({ id }) => handle(id)));
        if (page.length < pageSize) return;
        after = page.at(-1)!.id;
      }
    },
  });
}

/** The `begin` of a sweep whose rows are due by the clock alone. */
export async function now(ctx: Context): Promise<Date> {
  return ctx.clock.now();
}
