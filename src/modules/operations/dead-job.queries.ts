import type { GraphQLResolveInfo } from 'graphql';
import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { loadById } from '../../platform/database/load.ts';
import { sortBy } from '../../platform/database/page.ts';
import { type Row, selectionOf } from '../../platform/database/rows.ts';
import { sql } from '../../platform/database/sql.ts';
import { type ConnectionData, readConnection } from '../../platform/graphql/connection.ts';
import { QueuedJob } from '../../platform/jobs/queued-job.entity.ts';
import type { DeadJobsArgs } from './dead-job.inputs.ts';

const columns = ['name', 'payload', 'attempts', 'lastError', 'createdAt', 'failedAt'];

/** Jobs that are no longer tried. */
export function listDeadJobs(
  ctx: Context,
  args: DeadJobsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<Row<QueuedJob>>> {
  return readConnection(ctx, info, 'outbox.deadJobs', {
    entity: QueuedJob,
    selection: selectionOf(ctx.database.db, QueuedJob, columns),
    where: [sql`t.status = 'DEAD'`],
    sort: sortBy(ctx, QueuedJob, 'failedAt', args.sort?.direction !== 'ASC'),
    args,
  });
}

/** A dead job by its id; null for others, and for those who may not see them. */
export async function deadJobById(ctx: Context, id: string): Promise<Row<QueuedJob> | null> {
  if (!isAllowed(ctx.actor, 'JOBS_MANAGE')) return null;
  const selection = selectionOf(ctx.database.db, QueuedJob, [...columns, 'status']);
  const job = await loadById(ctx, QueuedJob, id, selection);
  return job?.status === 'DEAD' ? job : null;
}
