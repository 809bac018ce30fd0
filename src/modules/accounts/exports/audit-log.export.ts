import type { Context } from '../../../platform/context/context.ts';
import type { Row } from '../../../platform/database/rows.ts';
import { rawSql } from '../../../platform/database/sql.ts';
import { defineListExport } from '../../../platform/files/define-list-export.ts';
import { AuditEntry, detailsIn } from '../../audit/audit-entry.entity.ts';
import { auditLogList } from '../../audit/audit-log-list.ts';
import { readableDetailsOf } from '../../audit/readable-details-of.ts';
import { knownSettings } from '../../settings/settings.queries.ts';
import { withinDays } from '../../settings/within-days.ts';
import { userNames } from './user-names.ts';

interface AuditLine extends Row<AuditEntry> {
  readonly actorName: string | null;
  readonly readableChanges: unknown;
  readonly readableFacts: unknown;
}

const at = rawSql('t.at');

// It belongs to accounts because it shows the actor's name, and the audit module does not know accounts. It shows no email
// address, because those are only for holders of USERS_VIEW; the API does the same.
export const auditLogExport = defineListExport<AuditEntry, AuditLine>({
  report: 'AUDIT_LOG',
  title: 'Audit log',
  description: 'The audit log, or its entries within a range of days.',
  permissions: ['AUDIT_VIEW'],
  of: {
    list: 'auditLog',
    entity: AuditEntry,
    rowsOf: auditLogList,
    createdAt: 'at',
    withinDays: parameters => withinDays(at, parameters),
  },
  properties: ['at', 'actorId', 'action', 'targetType', 'targetId', 'changes', 'ip', 'requestId'],
  complete: readable,
  columns: () => [
    { header: 'At', kind: 'DATETIME', value: row => row.at },
    { header: 'Who', kind: 'TEXT', value: row => row.actorName },
    { header: 'Who (id)', kind: 'TEXT', value: row => row.actorId },
    { header: 'Action', kind: 'TEXT', value: row => row.action },
    { header: 'Target', kind: 'TEXT', value: row => row.targetType },
    { header: 'Target (id)', kind: 'TEXT', value: row => row.targetId },
    { header: 'Changes', kind: 'TEXT', value: row => jsonText(row.readableChanges) },
    { header: 'Details', kind: 'TEXT', value: row => jsonText(row.readableFacts) },
    { header: 'IP address', kind: 'TEXT', value: row => row.ip },
    { header: 'Request', kind: 'TEXT', value: row => row.requestId },
  ],
});

/** With the names of the actors, and with amounts as the API shows them: as decimal numbers. */
async function readable(ctx: Context, rows: readonly Row<AuditEntry>[]): Promise<readonly AuditLine[]> {
  const names = await userNames(
    ctx,
    rows.map(({ actorId }) => actorId),
  );
  const { currencyCode } = await knownSettings(ctx);
  return Promise.all(
    rows.map(async row => {
      const { changes, facts } = detailsIn(row.changes);
      const [readableChanges, readableFacts] = await Promise.all([
        readableDetailsOf(ctx, row, changes, currencyCode),
        readableDetailsOf(ctx, row, facts, currencyCode),
      ]);
      const actorName = row.actorId === null ? null : (names.get(row.actorId) ?? null);
      return { ...row, actorName, readableChanges, readableFacts };
    }),
  );
}

function jsonText(details: unknown): string | null {
  return details == null ? null : JSON.stringify(details);
}
