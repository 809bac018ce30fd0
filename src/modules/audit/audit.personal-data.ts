import type { Context } from '../../platform/context/context.ts';
import { query } from '../../platform/database/rows.ts';
import { listSql, type Sql, sql } from '../../platform/database/sql.ts';
import { afterTime, batchLimit, keysetBatches } from '../../platform/files/keyset.ts';
import { definePersonalData } from '../../platform/personal-data/define-personal-data.ts';
import { idsOf, type PersonalData } from '../../platform/personal-data/personal-data.ts';
import { SecurityAlert } from './alerts/security-alert.entity.ts';
import { AuditEntry, detailsIn } from './audit-entry.entity.ts';

interface EntryRow {
  readonly id: string;
  readonly happenedAt: string | number;
  readonly actorId: string | null;
  readonly action: string;
  readonly targetType: string | null;
  readonly targetId: string | null;
  readonly changes: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

/**
 * What the person did, and what others did with their account, their customer record, and their staff record. What changed
 * shows for these only: what they changed elsewhere may be about others. Of others it shows neither who nor from where.
 */
export const auditData: PersonalData = {
  section: 'auditLog',
  entities: [AuditEntry],
  async *read(ctx, person) {
    const ids = idsOf(person);
    const own = new Set(ids);
    const recordOf = (row: EntryRow & { at: Date }) => {
      const isBy = row.actorId === person.userId;
      const isAbout = row.targetId !== null && own.has(row.targetId);
      const { changes = null, facts = null } = isAbout ? detailsIn(row.changes) : {};
      const { at, action, targetType, targetId } = row;
      const from = isBy ? { ip: row.ip, userAgent: row.userAgent } : {};
      return { at, byYou: isBy, action, targetType, targetId, ...(isAbout && { changes, facts }), ...from };
    };
    // Two reads, since each has an index.
    const parts = [
      sql`t.actor_id = ${person.userId}`,
      sql`t.target_id in (${listSql(ids)}) and (t.actor_id is null or t.actor_id <> ${person.userId})`,
    ];
    for (const where of parts) for await (const rows of entriesWhere(ctx, where)) yield rows.map(recordOf);
  },
};

function entriesWhere(ctx: Context, where: Sql): AsyncIterable<readonly (EntryRow & { at: Date })[]> {
  const { readDate } = ctx.database.db.dialect;
  return keysetBatches<EntryRow & { at: Date }>(async last => {
    const rows = await query<EntryRow>(
      ctx,
      sql`/* personalData.auditLog */ select t.id, t.at as happenedAt, t.actor_id as actorId, t.action,
          t.target_type as targetType, t.target_id as targetId, t.changes, t.ip, t.user_agent as userAgent
        from audit_entry as t where ${where} and ${afterTime(sql`t.at`, last?.at ?? null, last?.id ?? null)}
        order by t.at, t.id ${batchLimit}`,
    );
    return rows.map(row => ({ ...row, at: readDate(row.happenedAt) }));
  });
}

/** Without the message, which may tell where others tried to get in from. */
export const alertsData = definePersonalData({
  section: 'securityAlerts',
  entity: SecurityAlert,
  where: ({ userId, email }) =>
    sql`t.subject in (${listSql(email === null ? [userId] : [userId, email.toLowerCase()])})`,
  omit: ['message', 'hour', 'acknowledgedById'],
});
