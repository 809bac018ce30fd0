import type { Context } from '../../../platform/context/context.ts';
import { integer, optional, parsedBy, text } from '../../../platform/files/import/columns.ts';
import { defineImport } from '../../../platform/files/import/define-import.ts';
import { writeChanges } from '../../../platform/files/import/write-changes.ts';
import { textProblem } from '../../../platform/graphql/validation.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { fromMinor, maxAmountMinor, toMinor } from '../../../platform/lib/money.ts';
import { toPpm } from '../../../platform/lib/rate.ts';
import { Product } from '../../catalog/products/product.entity.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { Order } from '../order.entity.ts';
import { maxQuantity } from '../order.inputs.ts';
import { lineTotal, type PricedLine } from '../order.rules.ts';
import { OrderLine } from '../order-line.entity.ts';
import { ordersImported } from '../orders.events.ts';
import { withPositions } from './line-positions.ts';
import { markTotalsOutdated, recomputeOutdatedTotals } from './recompute-order-totals.ts';
import { rowsByKey } from './rows-by-key.ts';

/** The lines of imported orders. At the end of the file the totals of the orders that changed are computed again. */
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
    const price = parsedBy(amount => toMinor(amount, currencyCode, ['unitPrice']));
    let hasChanged = false;
    return {
      async apply(rows) {
        const orders = await importedOrders(
          ctx,
          rows.map(({ values }) => values.orderNumber),
        );
        const skus = rows.map(({ values }) => values.sku);
        const products = await rowsByKey(ctx, Product, 'sku', skus, ['sku', 'name']);
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
          const priced: PricedLine = {
            unitPriceMinor: unitPrice.value,
            quantity: values.quantity,
            discountPpm: values.discountRate ?? 0,
          };
          return {
            importKey: `${order.number}/${product.sku}`.toLowerCase(),
            order: order.id,
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
          await withPositions(ctx, wanted),
          { returnedQuantity: 0, refundedMinor: 0 },
          changes,
        );
        hasChanged ||= written.length > 0;
        await markTotalsOutdated(ctx, [...new Set(written.map(row => row.order))]);
      },
      async finish() {
        await recomputeOutdatedTotals(ctx);
        if (hasChanged) emit(ctx, ordersImported, {});
      },
    };
  },
);

async function importedOrders(ctx: Context, numbers: readonly string[]) {
  const orders = await rowsByKey(ctx, Order, 'number', numbers, ['number', 'channel', 'deletedAt']);
  return new Map([...orders].filter(([, order]) => order.channel === 'IMPORT' && order.deletedAt === null));
}
