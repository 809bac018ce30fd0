import type { GraphQLResolveInfo } from 'graphql';
import type { Context } from '../../../platform/context/context.ts';
import { loadById, loadGroup } from '../../../platform/database/load.ts';
import { type Row, selectRows } from '../../../platform/database/rows.ts';
import { listSql, rawSql, sql } from '../../../platform/database/sql.ts';
import { selectionBelow } from '../../../platform/graphql/selection.ts';
import { checkId } from '../../../platform/graphql/validation.ts';
import { TaxRate } from './tax-rate.entity.ts';
import { defaultZoneId, Zone } from './zone.entity.ts';

export type ZoneRow = Row<Zone>;
export type TaxRateRow = Row<TaxRate>;

export function zoneById(ctx: Context, id: string, info: GraphQLResolveInfo): Promise<ZoneRow | null> {
  checkId(id, Zone.idPrefix);
  return loadById(ctx, Zone, id, selectionBelow(ctx, info, Zone));
}

export function taxRateById(ctx: Context, id: string, info: GraphQLResolveInfo): Promise<TaxRateRow | null> {
  return loadById(ctx, TaxRate, id, selectionBelow(ctx, info, TaxRate));
}

/** All zones, the default one first, then by name. */
export function listZones(ctx: Context, info: GraphQLResolveInfo): Promise<ZoneRow[]> {
  const selection = selectionBelow(ctx, info, Zone);
  return selectRows<Zone>(
    ctx,
    selection,
    sql`${rawSql(`/* tax.zones */ select ${selection.text} from zone as t${selection.joins} where t.deleted_at is null`)}
      order by case when t.id = ${defaultZoneId} then 0 else 1 end, t.name, t.id`,
  );
}

/** The rates of a zone, in the order of their classes. */
export function ratesOfZone(ctx: Context, zoneId: string, info: GraphQLResolveInfo): Promise<TaxRateRow[]> {
  const selection = selectionBelow(ctx, info, TaxRate);
  return loadGroup(ctx, `rates ${selection.key}`, zoneId, ids =>
    selectRows<TaxRate & { groupId: string }>(
      ctx,
      selection,
      sql`${rawSql(`/* tax.ratesOfZones */ select ${selection.text}, t.zone_id as groupId from tax_rate as t${selection.joins} where`)} t.zone_id in (${listSql(ids)}) order by t.tax_class_id`,
    ),
  ) as Promise<TaxRateRow[]>;
}
