import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../platform/context/context.ts';
import type { Row } from '../../../platform/database/rows.ts';
import { Money, money } from '../../../platform/graphql/money.ts';
import { Price } from '../../../platform/graphql/price.ts';
import { DecimalScalar } from '../../../platform/graphql/scalars.ts';
import { Columns } from '../../../platform/graphql/selection.ts';
import { rateOf } from '../../../platform/lib/rate.ts';
import { TaxLine } from '../../tax/tax-line.type.ts';
import { taxLinesOf } from '../../tax/tax-lines.ts';
import { Order } from '../order.entity.ts';
import type { OrderRow } from '../order.queries.ts';
import { OrderLine } from '../order-line.entity.ts';
import { shippingLines } from '../shipping/shipping-charge.ts';
import { taxedLinesOfOrder, taxesOfLine } from './order-tax.queries.ts';

const shippingColumns = [
  'shippingMinor',
  'shippingTaxName',
  'shippingTaxRatePpm',
  'shippingNetMinor',
  'shippingTaxMinor',
  'shippingReturnedMinor',
];

@Resolver(() => Order)
export class OrderTaxResolver {
  @Columns('id', 'currencyCode', ...shippingColumns)
  @Price({ rows: 2 })
  @FieldResolver(() => [TaxLine], { description: 'The tax at each rate, highest first.' })
  async taxLines(@Root() order: OrderRow, @Ctx() ctx: Context) {
    const lines = await taxedLinesOfOrder(ctx, order.id);
    return taxLinesOf([...lines, ...shippingLines(order)], order.currencyCode);
  }
}

const columns = ['id', 'order', 'currencyCode', 'totalMinor', 'taxRatePpm', 'netMinor', 'taxMinor'];

@Resolver(() => OrderLine)
export class OrderLineTaxResolver {
  @Columns(...columns)
  @FieldResolver(() => DecimalScalar, { description: 'The tax rate when it was bought: "0.19" is 19 %.' })
  async taxRate(@Root() line: Row<OrderLine>, @Ctx() ctx: Context) {
    return rateOf((await taxesOfLine(ctx, line)).taxRatePpm);
  }

  @Columns(...columns)
  @FieldResolver(() => Money, { description: 'The price of the line without tax.' })
  async net(@Root() line: Row<OrderLine>, @Ctx() ctx: Context) {
    return money((await taxesOfLine(ctx, line)).netMinor, line.currencyCode);
  }

  @Columns(...columns)
  @FieldResolver(() => Money, { description: "The line's share of the order's tax." })
  async tax(@Root() line: Row<OrderLine>, @Ctx() ctx: Context) {
    return money((await taxesOfLine(ctx, line)).taxMinor, line.currencyCode);
  }

  @Columns(...columns)
  @FieldResolver(() => Money, { description: 'The price of the line with tax: net + tax.' })
  async gross(@Root() line: Row<OrderLine>, @Ctx() ctx: Context) {
    const { netMinor, taxMinor } = await taxesOfLine(ctx, line);
    return money(netMinor + taxMinor, line.currencyCode);
  }
}
