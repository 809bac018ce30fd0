import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../platform/context/context.ts';
import { loadGroup } from '../../platform/database/load.ts';
import { type Row, selectRows } from '../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../platform/database/sql.ts';
import { type ConnectionData, connectionPaths, readConnection } from '../../platform/graphql/connection.ts';
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import { AuditEntry } from './audit-entry.entity.ts';
import type { AuditLogArgs } from './audit-log.inputs.ts';
import { auditLogList } from './audit-log-list.ts';

export type AuditEntryRow = Row<AuditEntry>;

export async function auditEntryById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<AuditEntryRow | null> {
  checkId(id, AuditEntry.idPrefix);
  const selection = selectionBelow(ctx, info, AuditEntry);
  const select = rawSql(
    `/* audit.entriesById */ select ${selection.text}, t.id as groupId from audit_entry as t where t.id in (`,
  );
  const [entry] = await loadGroup<AuditEntryRow>(ctx, `audit entries: ${selection.key}`, id, async ids => {
    const rows: object[] = await selectRows(ctx, selection, sql`${select}${listSql(ids)})`);
    return rows as (AuditEntryRow & { groupId: string })[];
  });
  return entry ?? null;
}

export async function listAuditLog(
  ctx: Context,
  args: AuditLogArgs,
  info: GraphQLResolveInfo,
): Promise<ConnectionData<AuditEntryRow>> {
  return readConnection(ctx, info, 'audit.log', {
    ...(await auditLogList(ctx, args)),
    selection: selectionBelow(ctx, info, AuditEntry, connectionPaths),
    args,
  });
}
