import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { defineExport, type ExportParameters } from '../../../platform/files/define-export.ts';
import { afterTime, batchLimit, keysetBatches } from '../../../platform/files/keyset.ts';
import { detailsIn } from '../../audit/audit-entry.entity.ts';
import { withinDays } from '../../settings/within-days.ts';

interface AuditLine {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly action: string;
  readonly targetType: string | null;
  readonly targetId: string | null;
  readonly changes: string | null;
  readonly ip: string | null;
  readonly requestId: string;
}

const at = rawSql('t.at');

// It belongs to accounts because it shows the actor's name, and the audit module does not know accounts. It shows no email
// address, because those are only for holders of USERS_VIEW; the API does the same.
export const auditLogExport = defineExport<AuditLine>({
  report: 'AUDIT_LOG',
  title: 'Audit log',
  description: 'The audit log, or its entries within a range of days.',
  permissions: ['AUDIT_VIEW'],
  range: 'OPTIONAL',
  columns: () => [
    { header: 'At', kind: 'DATETIME', value: row => row.at },
    { header: 'Who', kind: 'TEXT', value: row => row.actorName },
    { header: 'Who (id)', kind: 'TEXT', value: row => row.actorId },
    { header: 'Action', kind: 'TEXT', value: row => row.action },
    { header: 'Target', kind: 'TEXT', value: row => row.targetType },
    { header: 'Target (id)', kind: 'TEXT', value: row => row.targetId },
    { header: 'Changes', kind: 'TEXT', value: row => jsonText(detailsIn(row.changes).changes) },
    { header: 'Details', kind: 'TEXT', value: row => jsonText(detailsIn(row.changes).facts) },
    { header: 'IP address', kind: 'TEXT', value: row => row.ip },
    { header: 'Request', kind: 'TEXT', value: row => row.requestId },
  ],
  async count(ctx, parameters) {
    const [row] = await query<{ total: number }>(
      ctx,
      sql`/* exports.auditLog, count */ select count(*) as total from audit_entry as t where ${withinDays(at, parameters)}`,
    );
    return Number(row!.total);
  },
  rows: (ctx, parameters) => keysetBatches(last => readEntries(ctx, parameters, last)),
});

async function readEntries(ctx: Context, parameters: ExportParameters, last: AuditLine | null) {
  const rows = await query<Omit<AuditLine, 'at'> & { readonly happenedAt: string | number }>(
    ctx,
    sql`/* exports.auditLog */ select t.id, t.at as happenedAt, t.actor_id as actorId, u.name as actorName,
        t.action, t.target_type as targetType, t.target_id as targetId, t.changes, t.ip, t.request_id as requestId
      from audit_entry as t left join user as u on u.id = t.actor_id and u.deleted_at is null
      where ${withinDays(at, parameters)} and ${afterTime(at, last?.at ?? null, last?.id ?? null)}
      order by t.at, t.id ${batchLimit}`,
  );
  const { readDate } = ctx.database.db.dialect;
  return rows.map(({ happenedAt, ...row }) => ({ ...row, at: readDate(happenedAt) }));
}

function jsonText(details: object | undefined): string | null {
  return details === undefined ? null : JSON.stringify(details);
}
