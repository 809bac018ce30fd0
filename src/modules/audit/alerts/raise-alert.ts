import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { securityAlertRaised } from '../audit.events.ts';
import { SecurityAlert, type SecurityAlertKind } from './security-alert.entity.ts';

export interface NewAlert {
  readonly kind: SecurityAlertKind;
  /** What it is about: the id of a user, or an address. */
  readonly subject: string;
  readonly message: string;
}

const hourMs = 3_600_000;
const maxMessageLength = 500;

/** Raises an alert in the running transaction. Within the same hour it is still the same alert. */
export async function raiseAlert(ctx: Context, { kind, subject, message }: NewAlert): Promise<void> {
  const now = ctx.clock.now();
  const hour = Math.floor(now.getTime() / hourMs);
  if (await alertIdOf(ctx, kind, subject, hour)) return;
  const id = newId(SecurityAlert.idPrefix);
  // Another may raise it at the same time. A duplicate that failed would spoil the transaction, so it is passed over.
  await (ctx.em as SqlEntityManager)
    .createQueryBuilder(SecurityAlert)
    .insert({
      id,
      createdAt: now,
      updatedAt: now,
      version: 1,
      kind,
      subject,
      message: message.slice(0, maxMessageLength),
      hour,
    })
    .onConflict(['kind', 'subject', 'hour'])
    .ignore()
    .execute('run');
  const isNew = (await alertIdOf(ctx, kind, subject, hour, 'latest')) === id;
  if (isNew) emit(ctx, securityAlertRaised, { alertId: id });
}

/** @param which only a lock shows what others committed since this transaction began to read */
async function alertIdOf(
  ctx: Context,
  kind: SecurityAlertKind,
  subject: string,
  hour: number,
  which: 'seen' | 'latest' = 'seen',
): Promise<string | undefined> {
  const lock = which === 'latest' ? ctx.database.db.dialect.forShare : sql``;
  const [alert] = await query<{ id: string }>(
    ctx,
    sql`/* audit.alertOfHour */ select id from security_alert where kind = ${kind} and subject = ${subject} and hour = ${hour}${lock}`,
  );
  return alert?.id;
}
