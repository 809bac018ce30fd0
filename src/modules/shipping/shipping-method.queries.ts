import type { GraphQLResolveInfo } from 'graphql';
import { isAllowed } from '../../platform/authorization/actor.ts';
import type { Context } from '../../platform/context/context.ts';
import { loadById } from '../../platform/database/load.ts';
import { type Row, selectRows } from '../../platform/database/rows.ts';
import { rawSql, sql } from '../../platform/database/sql.ts';
import { selectionBelow } from '../../platform/graphql/selection.ts';
import { checkId } from '../../platform/graphql/validation.ts';
import { Zone } from '../tax/zones/zone.entity.ts';
import { ShippingMethod } from './shipping-method.entity.ts';

export type ShippingMethodRow = Row<ShippingMethod>;

/** Who may change methods sees all of them; everybody else those that are offered. */
function seesAll(ctx: Context): boolean {
  return isAllowed(ctx.actor, 'SETTINGS_MANAGE');
}

export async function shippingMethodById(
  ctx: Context,
  id: string,
  info: GraphQLResolveInfo,
): Promise<ShippingMethodRow | null> {
  checkId(id, ShippingMethod.idPrefix);
  const method = await loadById(
    ctx,
    ShippingMethod,
    id,
    selectionBelow(ctx, info, ShippingMethod, [[]], ['active']),
  );
  return method && (seesAll(ctx) || method.active) ? method : null;
}

/** All methods that the viewer may see, by name. */
export function listShippingMethods(ctx: Context, info: GraphQLResolveInfo): Promise<ShippingMethodRow[]> {
  const selection = selectionBelow(ctx, info, ShippingMethod);
  const offered = seesAll(ctx) ? sql`` : sql` and t.active = ${true}`;
  return selectRows<ShippingMethod>(
    ctx,
    selection,
    sql`${rawSql(`/* shipping.methods */ select ${selection.text} from shipping_method as t${selection.joins} where t.deleted_at is null`)}${offered} order by t.name, t.id`,
  );
}

/** Zones by their ids, in the order of these; the statement for many methods is shared. */
export async function zonesByIds(ctx: Context, ids: readonly string[], info: GraphQLResolveInfo) {
  const selection = selectionBelow(ctx, info, Zone);
  const zones = await Promise.all(ids.map(id => loadById(ctx, Zone, id, selection)));
  return zones.filter(zone => zone !== null && zone !== undefined);
}
