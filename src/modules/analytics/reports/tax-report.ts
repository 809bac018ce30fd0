import { Field, ObjectType } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { type Sql, sql } from '../../../platform/database/sql.ts';
import { Computed, Loaded } from '../../../platform/graphql/direct-fields.ts';
import { Money, money } from '../../../platform/graphql/money.ts';
import { DecimalScalar } from '../../../platform/graphql/scalars.ts';
import { rateOf } from '../../../platform/lib/rate.ts';
import { momentsOf } from '../../settings/store-day.ts';
import { defaultTaxClassId, TaxClass } from '../../tax/classes/tax-class.entity.ts';
import { Zone } from '../../tax/zones/zone.entity.ts';
import { liveLines, liveOrders, placedIn, type SalesScope } from '../sales.sql.ts';

@ObjectType({
  simpleResolvers: true,
  description:
    'What was taxed at one rate: orders by the day on which they were placed, installments of rentals by the day on which they were paid, buy-outs by the day on which they were completed.',
})
export class TaxReportRow {
  @Field(() => Zone, {
    nullable: true,
    description: 'The zone; null for orders from before there were zones, imported ones, and deleted zones.',
  })
  @Loaded(() => Zone)
  zone!: Zone | null;

  @Field(() => TaxClass, {
    nullable: true,
    description:
      'The tax class; null for orders from before there were classes, imported ones, and deleted classes.',
  })
  @Loaded(() => TaxClass)
  taxClass!: TaxClass | null;

  @Field(() => DecimalScalar, { description: 'The rate: "0.19" is 19 %.' })
  @Computed<TaxReportRow>(['ratePpm'], row => rateOf(row.ratePpm))
  readonly rate!: string;

  @Field(() => Money, { description: 'What was charged, without tax.' })
  @Computed<TaxReportRow>(['netMinor', 'currencyCode'], row => money(row.netMinor, row.currencyCode))
  readonly net!: Money;

  @Field(() => Money, { description: 'The tax on it.' })
  @Computed<TaxReportRow>(['taxMinor', 'currencyCode'], row => money(row.taxMinor, row.currencyCode))
  readonly tax!: Money;

  @Field(() => Money, { description: 'Both together.' })
  @Computed<TaxReportRow>(['netMinor', 'taxMinor', 'currencyCode'], row =>
    money(row.netMinor + row.taxMinor, row.currencyCode),
  )
  readonly gross!: Money;

  @Field(() => Money, { description: 'What of `net` was refunded until now.' })
  @Computed<TaxReportRow>(['refundedNetMinor', 'currencyCode'], row =>
    money(row.refundedNetMinor, row.currencyCode),
  )
  readonly refundedNet!: Money;

  @Field(() => Money, { description: 'What of `tax` was refunded until now.' })
  @Computed<TaxReportRow>(['refundedTaxMinor', 'currencyCode'], row =>
    money(row.refundedTaxMinor, row.currencyCode),
  )
  readonly refundedTax!: Money;

  ratePpm!: number;
  netMinor!: number;
  taxMinor!: number;
  refundedNetMinor!: number;
  refundedTaxMinor!: number;
  currencyCode!: string;
}

/** What a row of the report is made from. */
export interface TaxFigures {
  readonly zone: string | null;
  readonly taxClass: string | null;
  readonly ratePpm: number;
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly refundedNetMinor: number;
  readonly refundedTaxMinor: number;
  readonly currencyCode: string;
}

type Scope = Pick<SalesScope, 'range' | 'timeZone' | 'currencyCode'>;

/** The taxes of a range, by zone, class, and rate; the highest rate first. There are as many rows as rates were charged. */
export async function taxReport(ctx: Context, scope: Scope): Promise<TaxFigures[]> {
  const parts = [taxedSales(scope), shipping(scope), salesAtOneRate(scope), rents(scope), buyouts(scope)];
  const rows = [];
  for (const part of parts) rows.push(...(await query<Omit<TaxFigures, 'currencyCode'>>(ctx, part)));
  const byKey = Map.groupBy(rows, ({ zone, taxClass, ratePpm }) =>
    [zone, taxClass, Number(ratePpm)].join(' '),
  );
  const sums = [...byKey.values()].map((same): TaxFigures => {
    const total = (pick: (row: (typeof same)[number]) => number) =>
      same.reduce((sum, row) => sum + Number(pick(row)), 0);
    return {
      zone: same[0]!.zone,
      taxClass: same[0]!.taxClass,
      ratePpm: Number(same[0]!.ratePpm),
      netMinor: total(row => row.netMinor),
      taxMinor: total(row => row.taxMinor),
      refundedNetMinor: total(row => row.refundedNetMinor),
      refundedTaxMinor: total(row => row.refundedTaxMinor),
      currencyCode: scope.currencyCode,
    };
  });
  return sums.sort((a, b) => b.ratePpm - a.ratePpm || b.netMinor - a.netMinor);
}

/** Of lines with a rate of their own. */
function taxedSales({ range, timeZone, currencyCode }: Scope): Sql {
  return sql`/* analytics.taxReport, lines */ select o.zone_id as zone, coalesce(l.tax_class_id, ${defaultTaxClassId}) as taxClass,
      l.tax_rate_ppm as ratePpm, sum(l.net_minor) as netMinor, sum(l.tax_minor) as taxMinor,
      sum(l.refunded_minor) as refundedNetMinor, sum(l.refunded_tax_minor) as refundedTaxMinor
    from ${liveLines} and ${placedIn(timeZone, range)} and o.currency_code = ${currencyCode} and l.net_minor is not null
    group by o.zone_id, coalesce(l.tax_class_id, ${defaultTaxClassId}), l.tax_rate_ppm`;
}

/** Of sending orders. */
function shipping({ range, timeZone, currencyCode }: Scope): Sql {
  return sql`/* analytics.taxReport, shipping */ select o.zone_id as zone, coalesce(o.shipping_tax_class_id, ${defaultTaxClassId}) as taxClass,
      o.shipping_tax_rate_ppm as ratePpm, sum(o.shipping_net_minor) as netMinor, sum(o.shipping_tax_minor) as taxMinor,
      sum(o.shipping_refunded_minor) as refundedNetMinor, sum(o.shipping_refunded_tax_minor) as refundedTaxMinor
    from ${liveOrders} and ${placedIn(timeZone, range)} and o.currency_code = ${currencyCode} and o.shipping_minor > 0
    group by o.zone_id, coalesce(o.shipping_tax_class_id, ${defaultTaxClassId}), o.shipping_tax_rate_ppm`;
}

/** Of orders whose lines have the rate of the order. */
function salesAtOneRate({ range, timeZone, currencyCode }: Scope): Sql {
  // What of the price was refunded, as `refundedOfPrice` says.
  const due = sql`(o.total_minor - o.paid_minor + o.refunded_minor)`;
  const refunded = sql`case when o.refunded_minor = 0 or ${due} < 0 then 0 when ${due} > o.total_minor then o.total_minor else ${due} end`;
  return sql`/* analytics.taxReport, orders */ select null as zone, null as taxClass, o.tax_rate_ppm as ratePpm,
      sum(o.total_minor - o.tax_minor) as netMinor, sum(o.tax_minor) as taxMinor,
      sum(o.refunded_net_minor) as refundedNetMinor, sum(${refunded}) - sum(o.refunded_net_minor) as refundedTaxMinor
    from ${liveOrders} and ${placedIn(timeZone, range)} and o.currency_code = ${currencyCode}
      and exists (select 1 from order_line as l where l.order_id = o.id and l.deleted_at is null and l.net_minor is null)
    group by o.tax_rate_ppm`;
}

/** Of installments; a late fee that is not taxed is not part of it. */
function rents({ range, timeZone, currencyCode }: Scope): Sql {
  const { from, to } = momentsOf(timeZone, range);
  // A late fee goes back first.
  const refunded = sql`case when r.late_fee_taxed then i.refunded_minor when i.refunded_minor > i.late_fee_minor then i.refunded_minor - i.late_fee_minor else 0 end`;
  return sql`/* analytics.taxReport, rents */ select r.zone_id as zone, r.rent_tax_class_id as taxClass, r.rent_tax_ppm as ratePpm,
      sum(i.amount_minor + case when r.late_fee_taxed then i.late_fee_minor else 0 end - i.tax_minor) as netMinor,
      sum(i.tax_minor) as taxMinor, sum(${refunded} - i.refunded_tax_minor) as refundedNetMinor,
      sum(i.refunded_tax_minor) as refundedTaxMinor
    from rental_installment as i join rental as r on r.id = i.rental_id
    where i.status = 'PAID' and i.paid_at >= ${from} and i.paid_at < ${to} and i.currency_code = ${currencyCode} and r.zone_id is not null
    group by r.zone_id, r.rent_tax_class_id, r.rent_tax_ppm`;
}

function buyouts({ range, timeZone, currencyCode }: Scope): Sql {
  const { from, to } = momentsOf(timeZone, range);
  return sql`/* analytics.taxReport, buyouts */ select r.zone_id as zone, coalesce(r.buyout_tax_class_id, ${defaultTaxClassId}) as taxClass,
      r.buyout_tax_ppm as ratePpm, sum(r.buyout_net_minor) as netMinor, sum(r.buyout_tax_minor) as taxMinor,
      sum(r.buyout_refunded_net_minor) as refundedNetMinor, sum(r.buyout_refunded_tax_minor) as refundedTaxMinor
    from rental as r where r.status = 'BOUGHT_OUT' and r.ended_at >= ${from} and r.ended_at < ${to}
      and r.currency_code = ${currencyCode} and r.zone_id is not null
    group by r.zone_id, coalesce(r.buyout_tax_class_id, ${defaultTaxClassId}), r.buyout_tax_ppm`;
}
