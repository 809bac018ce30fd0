import type { Context } from '../../platform/context/context.ts';
import { equals, within } from '../../platform/database/conditions.ts';
import { type List, sortBy } from '../../platform/database/page.ts';
import { joinSql, type Sql, sql } from '../../platform/database/sql.ts';
import { onDays } from '../../platform/graphql/on-days.ts';
import { AuditEntry } from './audit-entry.entity.ts';
import type { AuditLogArgs } from './audit-log.inputs.ts';

/** The entries that a filter finds, in the order of a sort. @throws UserError INVALID_INPUT */
export async function auditLogList(
  ctx: Context,
  { filter, sort }: Pick<AuditLogArgs, 'filter' | 'sort'>,
): Promise<List<AuditEntry>> {
  const { actorId, action, targetId, occurredAt, occurredOn } = filter ?? {};
  const hasPrefix = action?.some(isPrefix) ?? false;
  return {
    entity: AuditEntry,
    where: [
      equals('t.actor_id', actorId),
      hasPrefix ? isAnyAction(action!) : undefined,
      equals('t.target_id', targetId),
      within('t.at', occurredAt),
      await onDays(ctx, 't.at', occurredOn, 'occurredOn'),
    ],
    choices: [{ property: 'action', values: hasPrefix ? null : action }],
    sort: sortBy(ctx, AuditEntry, 'at', sort?.direction !== 'ASC'),
  };
}

const isPrefix = (action: string) => action.endsWith('.');

function isAnyAction(actions: readonly string[]): Sql {
  const conditions = [...new Set(actions)].map(action =>
    isPrefix(action) ? sql`t.action like ${`${action}%`}` : sql`t.action = ${action}`,
  );
  return sql`(${joinSql(conditions, ' or ')})`;
}
