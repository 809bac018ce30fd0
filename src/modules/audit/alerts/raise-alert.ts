import type { Context } from '../../../platform/context/context.ts';
import { insertIfAbsent } from '../../../platform/database/bulk.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { count } from '../../../platform/metrics/count.ts';
import { securityAlertRaised } from '../audit.events.ts';
import { alertsRaised } from '../audit.metrics.ts';
import { SecurityAlert, type SecurityAlertKind } from './security-alert.entity.ts';

export interface NewAlert {
  readonly kind: SecurityAlertKind;
  /** The id of a user or of a verification, an email address, or an IP address. */
  readonly subject: string;
  readonly message: string;
}

const hourMs = 3_600_000;
const maxMessageLength = 500;

/** Raises an alert in the running transaction. Repeated alerts of the same kind and subject count as one per hour. */
export async function raiseAlert(ctx: Context, { kind, subject, message }: NewAlert): Promise<void> {
  const now = ctx.clock.now();
  const hour = Math.floor(now.getTime() / hourMs);
  if (await isRaised(ctx, kind, subject, hour)) return;
  const id = newId(SecurityAlert.idPrefix);
  // Another transaction may raise it at the same time; a duplicate key error would fail this one.
  const isNew = await insertIfAbsent(ctx, SecurityAlert, {
    id,
    createdAt: now,
    updatedAt: now,
    version: 1,
    kind,
    subject,
    message: message.slice(0, maxMessageLength),
    hour,
  });
  if (!isNew) return;
  count(ctx, alertsRaised, { kind });
  emit(ctx, securityAlertRaised, { alertId: id });
}

async function isRaised(
  ctx: Context,
  kind: SecurityAlertKind,
  subject: string,
  hour: number,
): Promise<boolean> {
  const found = await query(
    ctx,
    sql`/* audit.alertOfHour */ select id from security_alert where kind = ${kind} and subject = ${subject} and hour = ${hour}`,
  );
  return found.length > 0;
}
