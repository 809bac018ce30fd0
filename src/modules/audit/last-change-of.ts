import type { Context } from '../../platform/context/context.ts';
import { type Row, selectionOf, selectRows } from '../../platform/database/rows.ts';
import { rawSql, sql } from '../../platform/database/sql.ts';
import { AuditEntry } from './audit-entry.entity.ts';

/** The latest entry of the audit log about an object, by the index that its history is read with. */
export async function lastChangeOf(
  ctx: Context,
  targetId: string,
): Promise<Pick<Row<AuditEntry>, 'actorId' | 'at'> | undefined> {
  ctx.state.readFromPrimary();
  const selection = selectionOf(ctx.database.db, AuditEntry, ['actorId', 'at']);
  const [entry] = await selectRows<AuditEntry>(
    ctx,
    selection,
    sql`${rawSql(`/* audit.lastChange */ select ${selection.text} from audit_entry as t where`)} t.target_id = ${targetId} order by t.at desc, t.id desc limit 1`,
  );
  return entry;
}
