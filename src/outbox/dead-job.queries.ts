import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../context.ts';
import { sortBy } from '../database/page.ts';
import { type Row, selectionOf } from '../database/rows.ts';
import { sql } from '../database/sql.ts';
import { type ConnectionArgs, type ConnectionData, readConnection } from '../graphql/connection.ts';
import { QueuedJob } from './queued-job.entity.ts';

const columns = ['name', 'payload', 'attempts', 'lastError', 'createdAt', 'failedAt'];

/** Jobs that are no longer tried, the last to fail first. */
export function listDeadJobs(
  ctx: Context,
  args: ConnectionArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<Row<QueuedJob>>> {
  return readConnection(ctx, info, 'outbox.deadJobs', {
    entity: QueuedJob,
    selection: selectionOf(ctx.database.db, QueuedJob, columns),
    where: [sql`t.status = 'DEAD'`],
    sort: sortBy(ctx, QueuedJob, 'failedAt', true),
    args,
  });
}
