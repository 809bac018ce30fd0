import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../platform/context/context.ts';
import { equals, within } from '../../platform/database/conditions.ts';
import { loadGroup } from '../../platform/database/load.ts';
import { sortBy } from '../../platform/database/page.ts';
import { type Row, selectRows } from '../../platform/database/rows.ts';
import { joinSql, listSql, rawSql, type Sql, sql } from '../../platform/database/sql.ts';
import { type ConnectionData, connectionPaths, readConnection } from '../../platform/graphql/connection.ts';
import { onDays } from '../../platform/graphql/on-days.ts';
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import { AuditEntry } from './audit-entry.entity.ts';
import type { AuditLogArgs } from './audit-log.inputs.ts';

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
  const { actorId, action, targetId, occurredAt, occurredOn } = args.filter ?? {};
  const hasPrefix = action?.some(isPrefix) ?? false;
  return readConnection(ctx, info, 'audit.log', {
    entity: AuditEntry,
    selection: selectionBelow(ctx, info, AuditEntry, connectionPaths),
    where: [
      equals('t.actor_id', actorId),
      hasPrefix ? isAnyAction(action!) : undefined,
      equals('t.target_id', targetId),
      within('t.at', occurredAt),
      await onDays(ctx, 't.at', occurredOn, 'occurredOn'),
    ],
    choices: [{ property: 'action', values: hasPrefix ? null : action }],
    sort: sortBy(ctx, AuditEntry, 'at', args.sort?.direction !== 'ASC'),
    args,
  });
}

const isPrefix = (action: string) => action.endsWith('.');

function isAnyAction(actions: readonly string[]): Sql {
  const conditions = [...new Set(actions)].map(action =>
    isPrefix(action) ? sql`t.action like ${`${action}%`}` : sql`t.action = ${action}`,
  );
  return sql`(${joinSql(conditions, ' or ')})`;
}
