import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { SecurityAlert } from './security-alert.entity.ts';

/** As long as what `countAttempt` stores of an address. */
const maxSubjectLength = 200;

/** What alerts may contain about a person. */
export interface AlertTraces {
  readonly userId: string;
  /** Their email addresses and IP addresses. */
  readonly addresses: readonly string[];
}

/**
 * Removes a person's addresses from the alerts about them, within a transaction. The alerts and their kinds stay.
 * Returns the ids of the alerts.
 */
export async function eraseAlerts(ctx: Context, { userId, addresses }: AlertTraces): Promise<string[]> {
  const subjects = addresses.map(address => address.slice(0, maxSubjectLength));
  // Found without locks and then locked by id, because a locking search would also lock alerts about other people.
  const found = await query<{ id: string }>(
    ctx,
    sql`/* audit.alertsOfPerson */ select id from security_alert where subject in (${listSql([userId, ...subjects])})`,
  );
  const alerts = await ctx.em.find(
    SecurityAlert,
    { id: { $in: found.map(({ id }) => id) } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  for (const alert of alerts) {
    // Each alert gets its own subject, because kind, subject, and hour must be unique.
    if (alert.subject !== userId) alert.subject = newId('erased');
    if (alert.kind !== 'NEW_ADMIN' && alert.kind !== 'MFA_DISABLED') alert.message = '(erased)';
  }
  return alerts.map(({ id }) => id);
}
