import type { Context } from '../../platform/context/context.ts';
import { ServiceKey } from '../../platform/context/services.ts';
import { type Row, selectionOf, selectRows } from '../../platform/database/rows.ts';
import { rawSql, sql } from '../../platform/database/sql.ts';
import type { Remembered } from '../../platform/lib/remembered.ts';
import { ShippingMethod } from './shipping-method.entity.ts';

export type KnownMethod = Row<ShippingMethod>;

/** The methods as they were up to a second ago, so that no order needs a statement for them. */
export const shippingMethods = new ServiceKey<Remembered<readonly KnownMethod[]>>('shipping.methods');

const columns = [
  'code',
  'name',
  'description',
  'kind',
  'taxClass',
  'zoneIds',
  'currencyCode',
  'rates',
  'freeFromMinor',
  'active',
  'createdAt',
  'updatedAt',
  'version',
] as const;

/** All methods, also those that are not offered, as they were at most a second ago; a change of this process shows at once. */
export async function knownMethods(ctx: Context): Promise<readonly KnownMethod[]> {
  const cache = ctx.services.get(shippingMethods);
  const known = cache.value;
  if (known) return known;
  const selection = selectionOf(ctx.database.db, ShippingMethod, columns);
  const methods = await selectRows<ShippingMethod>(
    ctx,
    selection,
    sql`${rawSql(`/* shipping.known */ select ${selection.text} from shipping_method as t order by t.name, t.id`)}`,
  );
  cache.remember(methods);
  return methods;
}
