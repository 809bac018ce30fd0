import type { Context } from '../../../platform/context/context.ts';
import {
  attempt,
  integer,
  optional,
  type Parsed,
  parsedBy,
  text,
} from '../../../platform/files/import/columns.ts';
import { decimal } from '../../../platform/files/import/decimal-column.ts';
import { defineImport } from '../../../platform/files/import/define-import.ts';
import { writeRows } from '../../../platform/files/import/write-rows.ts';
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
import { type KnownLine, knownLines } from './known-lines.ts';
import { withPositions } from './line-positions.ts';
import { markTotalsOutdated, recomputeOutdatedTotals } from './recompute-order-totals.ts';
import { rowsByKey } from './rows-by-key.ts';

const defaults = { returnedQuantity: 0, refundedMinor: 0 };

/** The lines of imported orders. At the end of the file the totals of the orders that changed are computed again. */
export const orderLinesImport = defineImport(
  {
    file: 'order-lines.csv',
    kind: 'ORDER_LINES',
    permissions: ['ORDERS_MANAGE', 'SALES_MANAGE'],
    after: ['orders.csv', 'products.csv'],
    columns: {
      orderNumber: text(value => textProblem(value, { max: 40 })),
      sku: text(value => textProblem(value, { max: 64 })),
      quantity: integer(1, maxQuantity),
      unitPrice: decimal(text(() => undefined)),
      discountRate: optional(decimal(parsedBy(rate => toPpm(rate, ['discountRate'])))),
    },
    key: ['orderNumber', 'sku'],
    neededByNew: ['quantity', 'unitPrice'],
  },
  async (ctx, run) => {
    const { currencyCode } = await readSettings(ctx);
    let hasChanged = false;
    return {
      async apply(rows) {
        const orders = await importedOrders(
          ctx,
          rows.map(({ values }) => values.orderNumber),
        );
        const skus = rows.map(({ values }) => values.sku);
        const products = await rowsByKey(ctx, Product, 'sku', skus, ['sku', 'name']);
        const named = rows.flatMap(({ line, values }) => {
          const order = orders.get(values.orderNumber.toLowerCase());
          const product = products.get(values.sku.toLowerCase());
          if (!order) run.reject(line, 'orderNumber', `There is no imported order "${values.orderNumber}".`);
          if (!product) run.reject(line, 'sku', `There is no product with the SKU "${values.sku}".`);
          if (!order || !product) return [];
          const importKey = `${order.number}/${product.sku}`.toLowerCase();
          return { line, values, order, product, importKey };
        });
        const known = await knownLines(
          ctx,
          named.map(row => row.importKey),
        );
        const wanted = named.flatMap(({ line, values, order, product, importKey }) => {
          const old = known.get(importKey);
          if (!old && run.rejectsNew(line, importKey)) return [];
          const price = priceOf(values.unitPrice, old, currencyCode);
          if ('reason' in price) {
            run.reject(line, 'unitPrice', price.reason);
            return [];
          }
          const priced: PricedLine = {
            unitPriceMinor: price.value,
            quantity: values.quantity ?? old!.quantity,
            discountPpm: (values.discountRate === undefined ? old?.discountPpm : values.discountRate) ?? 0,
          };
          if (priced.unitPriceMinor * priced.quantity > maxAmountMinor) {
            run.reject(line, 'quantity', `comes to more than ${fromMinor(maxAmountMinor, currencyCode)}.`);
            return [];
          }
          const { sku, name } = product;
          const totalMinor = lineTotal(priced);
          const references = { importKey, order: order.id, product: product.id };
          return { line, values: { ...references, sku, name, currencyCode, ...priced, totalMinor } };
        });
        const placed = await withPositions(ctx, wanted, known);
        const written = await writeRows(ctx, run, OrderLine, 'importKey', placed, defaults);
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

/** The price in minor units. Where the file has no column, a known line keeps its own. */
function priceOf(
  unitPrice: string | undefined,
  old: KnownLine | undefined,
  currencyCode: string,
): Parsed<number> {
  if (unitPrice === undefined) return { value: old!.unitPriceMinor };
  return attempt(() => toMinor(unitPrice, currencyCode, ['unitPrice']));
}
