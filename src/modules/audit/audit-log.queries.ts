import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../platform/context/context.ts';
import { loadGroup } from '../../platform/database/load.ts';
import { sortBy } from '../../platform/database/page.ts';
import { type Row, selectRows } from '../../platform/database/rows.ts';
import { listSql, rawSql, type Sql, sql } from '../../platform/database/sql.ts';
import { type ConnectionData, connectionPaths, readConnection } from '../../platform/graphql/connection.ts';
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import { type AuditEntry, auditEntryType } from './audit-entry.entity.ts';
import type { AuditLogArgs, AuditLogFilter } from './audit-log.inputs.ts';

export type AuditEntryRow = Row<AuditEntry>;

export async function auditEntryById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<AuditEntryRow | null> {
  checkId(id, auditEntryType.idPrefix);
  const selection = selectionBelow(ctx, info, auditEntryType);
  const select = rawSql(
    `/* audit.entriesById */ select ${selection.text}, t.id as groupId from audit_entry as t where t.id in (`,
  );
  const [entry] = await loadGroup<AuditEntryRow>(ctx, `audit entries: ${selection.key}`, id, async ids => {
    const rows: object[] = await selectRows(ctx, selection, sql`${select}${listSql(ids)})`);
    return rows as (AuditEntryRow & { groupId: string })[];
  });
  return entry ?? null;
}

/** The newest first. */
export function listAuditLog(
  ctx: Context,
  args: AuditLogArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<AuditEntryRow>> {
  return readConnection(ctx, info, 'audit.log', {
    entity: auditEntryType,
    selection: selectionBelow(ctx, info, auditEntryType, connectionPaths),
    where: conditionsOf(args.filter ?? {}),
    sort: sortBy(ctx, auditEntryType, 'at', true),
    args,
  });
}

function conditionsOf({ actorId, action, targetId, from, to }: AuditLogFilter): Sql[] {
  const conditions = [
    actorId == null ? undefined : sql`t.actor_id = ${actorId}`,
    action == null ? undefined : actionCondition(action),
    targetId == null ? undefined : sql`t.target_id = ${targetId}`,
    from == null ? undefined : sql`t.at >= ${from}`,
    to == null ? undefined : sql`t.at < ${to}`,
  ];
  return conditions.filter(condition => condition !== undefined);
}

function actionCondition(action: string): Sql {
  return action.endsWith('.') ? sql`t.action like ${`${action}%`}` : sql`t.action = ${action}`;
}
