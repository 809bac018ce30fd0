import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { listSql, sql } from '../../../platform/database/sql.ts';
import { newId } from '../../../platform/lib/typed-id.ts';
import { SecurityAlert } from './security-alert.entity.ts';

/** As long as what `countAttempt` keeps of an address. */
const maxSubjectLength = 200;

/** What alerts may hold of a person. */
export interface AlertTraces {
  readonly userId: string;
  /** The addresses of mail and network that were theirs. */
  readonly addresses: readonly string[];
}

/**
 * Takes a person's addresses out of the alerts about them, within a transaction. That there were alerts stays, and of
 * which kind. Returns the ids of the alerts.
 */
export async function eraseAlerts(ctx: Context, { userId, addresses }: AlertTraces): Promise<string[]> {
  const subjects = addresses.map(address => address.slice(0, maxSubjectLength));
  // Found without locks and locked by id, since a search would lock the alerts of others too.
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
    // Each gets a subject of its own, since those of an hour must differ.
    if (alert.subject !== userId) alert.subject = newId('erased');
    if (alert.kind !== 'NEW_ADMIN' && alert.kind !== 'MFA_DISABLED') alert.message = '(erased)';
  }
  return alerts.map(({ id }) => id);
}
