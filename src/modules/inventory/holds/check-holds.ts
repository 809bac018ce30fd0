import type { Context } from '../../../platform/context/context.ts';
import { query, type Row } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import type { Settings } from '../../settings/settings.entity.ts';
import { knownSettings } from '../../settings/settings.queries.ts';
import {
  type Held,
  type HoldLimit,
  hasLowerLimit,
  limitOfCustomer,
  limitOfNetwork,
  refusalOf,
} from './hold.rules.ts';
import type { Holder } from './holder.ts';
import { type RefusedHold, tooManyUnpaid } from './too-many-unpaid.ts';

/** Whether an email address is confirmed, and so what counts for a hold. */
export interface CheckedHolder extends Holder {
  readonly isConfirmed: boolean;
}

interface FoundHold extends Held {
  readonly isOwn: boolean;
  readonly isOfNetwork: boolean;
  readonly isConfirmed: boolean;
}

interface Rule {
  readonly whose: RefusedHold['whose'];
  readonly limit: HoldLimit;
  readonly counts: (hold: FoundHold) => boolean;
}

/** Whether a holder may hold so many units more until they are paid. @throws UserError TOO_MANY_UNPAID */
export async function checkHolds(ctx: Context, holder: Holder, units: number): Promise<CheckedHolder> {
  if (!holder.isLimited) return { ...holder, isConfirmed: true };
  const settings = await knownSettings(ctx);
  const isConfirmed = !hasLowerLimit(settings) || (await hasConfirmedAddress(ctx));
  const rules = rulesFor(settings, isConfirmed, holder.networkKey !== null);
  const holds = rules.length > 0 ? await openHolds(ctx, holder) : [];
  for (const { whose, limit, counts } of rules) {
    const refusal = refusalOf(limit, holds.filter(counts), units);
    if (refusal)
      throw tooManyUnpaid({ ...refusal, whose, confirmingHelps: !isConfirmed, now: ctx.clock.now() });
  }
  return { ...holder, isConfirmed };
}

function rulesFor(settings: Row<Settings>, isConfirmed: boolean, hasNetwork: boolean): Rule[] {
  const rules: Rule[] = [
    { whose: 'CUSTOMER', limit: limitOfCustomer(settings, isConfirmed), counts: hold => hold.isOwn },
  ];
  // Anybody can register many accounts: those that nobody has confirmed count at their network as if they were one.
  if (hasNetwork && !isConfirmed)
    rules.push({
      whose: 'NETWORK',
      limit: limitOfCustomer(settings, true),
      counts: hold => hold.isOfNetwork && !hold.isConfirmed,
    });
  if (hasNetwork)
    rules.push({ whose: 'NETWORK', limit: limitOfNetwork(settings), counts: hold => hold.isOfNetwork });
  return rules.filter(({ limit }) => limit.orders !== null || limit.units !== null);
}

async function hasConfirmedAddress(ctx: Context): Promise<boolean> {
  const [user] = await query<{ confirmedAt: unknown }>(
    ctx,
    sql`/* holds.confirmed */ select email_verified_at as confirmedAt from user where id = ${ctx.actor.userId}`,
  );
  return user !== undefined && user.confirmedAt !== null;
}

/** What the customer, and everybody at their network, holds now. What has expired is about to be put back. */
async function openHolds(ctx: Context, { customerId, networkKey }: Holder): Promise<FoundHold[]> {
  const now = ctx.clock.now();
  const rows = await query<Record<'customerId' | 'networkKey', string> & Record<string, number | string>>(
    ctx,
    sql`/* holds.open */ select customer_id as customerId, network_key as networkKey, is_confirmed as isConfirmed, units, expires_at as expiresAt
        from goods_hold where customer_id = ${customerId} and expires_at > ${now}
      union all select customer_id, network_key, is_confirmed, units, expires_at
        from goods_hold where network_key = ${networkKey} and customer_id != ${customerId} and expires_at > ${now}`,
  );
  const { dialect } = ctx.database.db;
  return rows.map(row => ({
    units: Number(row.units),
    expiresAt: dialect.readDate(row.expiresAt!),
    isOwn: row.customerId === customerId,
    isOfNetwork: networkKey !== null && row.networkKey === networkKey,
    isConfirmed: Boolean(row.isConfirmed),
  }));
}
