import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { rawSql, sql } from '../../../platform/database/sql.ts';
import { integer, optional, parsedBy, text } from '../../../platform/files/import/columns.ts';
import { defineImport } from '../../../platform/files/import/define-import.ts';
import { writeChanges } from '../../../platform/files/import/write-changes.ts';
import { textProblem } from '../../../platform/graphql/validation.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { fromMinor, maxAmountMinor, toMinor } from '../../../platform/lib/money.ts';
import { toPpm } from '../../../platform/lib/rate.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { maxQuantity } from '../order.inputs.ts';
import { lineTotal, type PricedLine } from '../order.rules.ts';
import { OrderLine } from '../order-line.entity.ts';
import { ordersImported } from '../orders.events.ts';
import { type ImportedOrder, recomputeOrderTotals } from './recompute-order-totals.ts';

interface KnownOrder extends ImportedOrder {
  readonly number: string;
}

interface KnownProduct {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
}

/** The lines of imported orders. When all are read, the sums of the orders that changed are made anew. */
export const orderLinesImport = defineImport(
  {
    file: 'order-lines.csv',
    after: ['orders.csv', 'products.csv'],
    columns: {
      orderNumber: text(value => textProblem(value, { max: 40 })),
      sku: text(value => textProblem(value, { max: 64 })),
      quantity: integer(1, maxQuantity),
      unitPrice: text(() => undefined),
      discountRate: optional(parsedBy(rate => toPpm(rate, ['discountRate']))),
    },
    key: ['orderNumber', 'sku'],
  },
  async (ctx, changes, reject) => {
    const { currencyCode } = await readSettings(ctx);
    const orders = new Map((await importedOrders(ctx)).map(order => [order.number.toLowerCase(), order]));
    const products = new Map((await allProducts(ctx)).map(product => [product.sku.toLowerCase(), product]));
    const price = parsedBy(amount => toMinor(amount, currencyCode, ['unitPrice']));
    const positions = new Map<string, number>();
    const changed = new Set<string>();
    return {
      async apply(rows) {
        const wanted = rows.flatMap(({ line, values }) => {
          const order = orders.get(values.orderNumber.toLowerCase());
          const product = products.get(values.sku.toLowerCase());
          const unitPrice = price(values.unitPrice);
          if (!order) reject(line, 'orderNumber', `There is no imported order "${values.orderNumber}".`);
          if (!product) reject(line, 'sku', `There is no product with the SKU "${values.sku}".`);
          if ('reason' in unitPrice) reject(line, 'unitPrice', unitPrice.reason);
          if (!order || !product || 'reason' in unitPrice) return [];
          if (unitPrice.value * values.quantity > maxAmountMinor) {
            reject(line, 'quantity', `comes to more than ${fromMinor(maxAmountMinor, currencyCode)}.`);
            return [];
          }
          const position = positions.get(order.id) ?? 0;
          positions.set(order.id, position + 1);
          const priced: PricedLine = {
            unitPriceMinor: unitPrice.value,
            quantity: values.quantity,
            discountPpm: values.discountRate ?? 0,
          };
          return {
            importKey: `${order.number}/${product.sku}`.toLowerCase(),
            order: order.id,
            position,
            product: product.id,
            sku: product.sku,
            name: product.name,
            currencyCode,
            ...priced,
            totalMinor: lineTotal(priced),
          };
        });
        const written = await writeChanges(
          ctx,
          OrderLine,
          'importKey',
          wanted,
          { returnedQuantity: 0, refundedMinor: 0 },
          changes,
        );
        for (const row of written) changed.add(row.order);
      },
      async finish() {
        for (const order of orders.values())
          if (changed.has(order.id)) await recomputeOrderTotals(ctx, order);
        if (changed.size > 0) emit(ctx, ordersImported, {});
      },
    };
  },
);

function importedOrders(ctx: Context): Promise<KnownOrder[]> {
  return query<KnownOrder>(
    ctx,
    sql`${rawSql("/* import orders */ select id, number, status, tax_rate_ppm as taxRatePpm from sales_order where channel = 'IMPORT' and deleted_at is null")}`,
  );
}

function allProducts(ctx: Context): Promise<KnownProduct[]> {
  return query<KnownProduct>(ctx, sql`${rawSql('/* import products */ select id, sku, name from product')}`);
}
