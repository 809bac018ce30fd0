import type { GraphQLResolveInfo } from 'graphql';
import { requireUserId } from '../../platform/authorization/rules.ts';
import type { Context } from '../../platform/context/context.ts';
import { equals, notDeleted } from '../../platform/database/conditions.ts';
import { loadById } from '../../platform/database/load.ts';
import { sortBy } from '../../platform/database/page.ts';
import type { Row } from '../../platform/database/rows.ts';
import { listSql, type Sql, sql } from '../../platform/database/sql.ts';
import { type ConnectionData, connectionPaths, readConnection } from '../../platform/graphql/connection.ts';
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import { Export } from './export.entity.ts';
import type { ExportsArgs } from './export.inputs.ts';
import type { ExportStatus } from './export-status.ts';

export type ExportRow = Row<Export>;

/** One of the actor's own exports; null for somebody else's. */
export async function exportById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<ExportRow | null> {
  checkId(id, Export.idPrefix);
  const found = await loadById(ctx, Export, id, selectionBelow(ctx, info, Export, [[]], ['requestedBy']));
  return found?.requestedBy === requireUserId(ctx) ? found : null;
}

/** The actor's own exports. */
export function listExports(
  ctx: Context,
  { status, sort, ...args }: ExportsArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<ExportRow>> {
  return readConnection(ctx, info, 'exports.exports', {
    entity: Export,
    selection: selectionBelow(ctx, info, Export, connectionPaths),
    where: [equals('t.requested_by_id', requireUserId(ctx)), notDeleted, hasStatus(status, ctx.clock.now())],
    sort: sortBy(ctx, Export, 'createdAt', sort?.direction !== 'ASC'),
    args,
  });
}

/** Condition: the status, as of now, is one of these (`statusAt`). */
function hasStatus(statuses: readonly ExportStatus[] | null | undefined, now: Date): Sql | undefined {
  if (statuses == null) return undefined;
  return sql`case when t.status = 'READY' and t.expires_at <= ${now} then 'EXPIRED' else t.status end in (${listSql(statuses)})`;
}
