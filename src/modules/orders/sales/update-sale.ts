import type { Context } from '../../../platform/context/context.ts';
import { inTransaction } from '../../../platform/context/in-transaction.ts';
import { guardReference } from '../../../platform/database/guard.ts';
import { checkVersion } from '../../../platform/database/saving.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { refuseIf } from '../../../platform/lib/problem.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { Customer } from '../../accounts/customers/customer.entity.ts';
import { audit } from '../../audit/audit.ts';
import { lockProducts } from '../../inventory/lock-products.ts';
import { moveStock, type StockMove } from '../../inventory/move-stock.ts';
import { lastMethodOf } from '../../payments/last-method-of.ts';
import { refundTarget } from '../../payments/refund-target.ts';
import { writePayment } from '../../payments/write-payment.ts';
import { storeTaxation, type Taxation } from '../../settings/store-taxation.ts';
import { defaultTaxClassId } from '../../tax/classes/tax-class.entity.ts';
import { noTax } from '../../tax/tax-table.ts';
import { settlePayment } from '../advance.ts';
import { allocateRefund } from '../allocate-refund.ts';
import type { Order } from '../order.entity.ts';
import { correctionProblem } from '../order-actions.rules.ts';
import { OrderLine } from '../order-line.entity.ts';
import { orderCorrected } from '../orders.events.ts';
import {
  atCurrentPrice,
  type LineToSell,
  type PricedOrder,
  pricedOrderOf,
  priceLines,
  type WantedLine,
} from '../price-lines.ts';
import { recordTimelineEvent } from '../record-timeline-event.ts';
import { writeLines } from '../write-order.ts';
import { lockSale } from './lock-sale.ts';
import type { UpdateSaleInput } from './sale.inputs.ts';
import { saleLines } from './sale-lines.ts';

/**
 * Corrects a sale: the difference in goods moves in stock, and the difference in money is paid or refunded.
 * @throws UserError NOT_FOUND, VERSION_CONFLICT, WRONG_STATUS, INVALID_INPUT, DISCOUNT_TOO_HIGH, INSUFFICIENT_STOCK
 */
export async function updateSale(ctx: Context, input: UpdateSaleInput): Promise<{ orderId: string }> {
  const wanted = saleLines(ctx, input.lines);
  return inTransaction(ctx, async ctx => {
    const order = await lockSale(ctx, input.orderId, 'corrected');
    checkVersion(order, input.version);
    const before = await ctx.em.find(OrderLine, { order: order.id }, { orderBy: { position: 'asc' } });
    const unitsReturned = before.reduce((sum, line) => sum + line.returnedQuantity, 0);
    refuseIf(correctionProblem(order, unitsReturned), ['orderId']);
    const formerCustomerId = order.customer?.id ?? null;
    const customer = await guardReference(ctx, Customer, input.customerId, ['customerId']);
    if (customer !== undefined) order.customer = customer;
    const taxation = await taxationOf(ctx, order, before, customer);
    const priced = await price(ctx, order, before, wanted, taxation);
    await moveDifference(ctx, order, before, wanted);

    const old = { totalMinor: order.totalMinor, lines: before.map(summaryOf) };
    const { subtotalMinor, discountMinor, taxMinor, totalMinor, taxRatePpm, taxExemption } = priced;
    // The new time makes a new version of the order even when only its lines change.
    const updatedAt = ctx.clock.now();
    const taxes = { taxMinor, taxRatePpm, taxExemption };
    Object.assign(order, { subtotalMinor, discountMinor, totalMinor, ...taxes, updatedAt });
    audit(ctx, 'order.corrected', order, { details: { before: old, lines: input.lines } });
    for (const line of before) ctx.em.remove(line);
    await ctx.em.flush();
    await writeLines(ctx, order.id, priced.lines);
    await recordTimelineEvent(ctx, order.id, 'CORRECTED', { before: old, totalMinor });
    await settle(ctx, order);
    await allocateRefund(ctx, order);
    emit(ctx, orderCorrected, { orderId: order.id, formerCustomerId });
    return { orderId: order.id };
  });
}

/** A product that was on the sale keeps its price; a new one must be for sale and has its current price. */
async function price(
  ctx: Context,
  order: Order,
  before: readonly OrderLine[],
  wanted: readonly WantedLine[],
  taxation: Taxation,
): Promise<PricedOrder> {
  const ids = [...before.map(line => line.product.id), ...wanted.map(line => line.productId)];
  const products = await lockProducts(ctx, ids);
  const soldAt = new Map(before.map(line => [line.product.id, line]));
  const added = wanted.filter(line => !soldAt.has(line.productId));
  if (added.length > 0) {
    checkPricesMeanTheSame(order, taxation);
    priceLines(added, products, taxation);
  }
  const lines: LineToSell[] = wanted.map(line => {
    const product = products.get(line.productId)!;
    const old = soldAt.get(line.productId);
    if (!old) return { ...line, ...atCurrentPrice(product, taxation) };
    const { unitPriceMinor, currencyCode, sku, name, taxClassId } = old;
    const rate = taxation.rateOf(taxClassId);
    return {
      ...line,
      product: { ...product, currencyCode, sku, name },
      unitPriceMinor,
      taxClassId,
      taxName: rate.name,
      taxRatePpm: rate.ratePpm,
    };
  });
  const { pricesIncludeTax: includesTax, zoneId } = order;
  const priced = pricedOrderOf(lines, { includesTax, exemption: taxation.exemption, zoneId });
  if (priced.currencyCode === order.currencyCode) return priced;
  throw new UserError(
    'INVALID_INPUT',
    `All products of the sale must be priced in ${order.currencyCode}, as before.`,
    { path: ['lines'] },
  );
}

/**
 * How a sale is taxed after its correction: as it was, each class at its rate, and what is of no class that was on it at the
 * rate of now. Only who buys can make it exempt, or no longer exempt: then all of it is.
 * @param chosen the customer that the correction names; undefined when it names none
 */
async function taxationOf(
  ctx: Context,
  order: Order,
  before: readonly OrderLine[],
  chosen: Customer | null | undefined,
): Promise<Taxation> {
  const now = await storeTaxation(ctx, null, chosen ?? null);
  const exemption = chosen === undefined ? order.taxExemption : now.exemption;
  if (exemption !== null) return { ...now, exemption, rateOf: () => noTax };
  if (order.taxExemption !== null) return now;
  const classOf = (taxClassId: string | null) => taxClassId ?? defaultTaxClassId;
  return {
    ...now,
    rateOf(taxClassId) {
      const same = before.find(line => classOf(line.taxClassId) === classOf(taxClassId));
      if (!same) return now.rateOf(taxClassId);
      return { ratePpm: same.taxRatePpm ?? order.taxRatePpm, name: same.taxName };
    },
  };
}

/** @throws UserError INVALID_INPUT when the settings have changed from net to gross prices since, or back */
function checkPricesMeanTheSame({ pricesIncludeTax }: Order, { includesTax }: Taxation): void {
  if (pricesIncludeTax === includesTax) return;
  const [was, is] = pricesIncludeTax ? ['with', 'without'] : ['without', 'with'];
  throw new UserError(
    'INVALID_INPUT',
    `The prices of this sale were entered ${was} tax, and those of products are entered ${is} it now. Record a sale of its own for what is added.`,
    { path: ['lines'] },
  );
}

async function moveDifference(
  ctx: Context,
  order: Order,
  before: readonly OrderLine[],
  wanted: readonly WantedLine[],
): Promise<void> {
  const moves: StockMove[] = [
    ...wanted.map(({ productId, quantity, path }) => ({
      productId,
      delta: -quantity,
      path: [...path, 'quantity'],
    })),
    ...before.map(line => ({ productId: line.product.id, delta: line.quantity })),
  ];
  await moveStock(ctx, moves, { reason: 'SALE', reference: order.id, note: 'Corrected.' });
}

/** Records a payment or a refund of the difference that the correction makes to the total. */
async function settle(ctx: Context, order: Order): Promise<void> {
  const kept = order.paidMinor - order.refundedMinor;
  const difference = order.totalMinor - kept;
  if (difference > 0) {
    order.paidMinor += difference;
    writePayment(ctx, {
      targetId: order.id,
      provider: await lastMethodOf(ctx, order.id),
      amountMinor: difference,
      currencyCode: order.currencyCode,
      description: `Sale ${order.number}, corrected`,
    });
  }
  if (difference < 0) {
    await ctx.em.flush();
    await refundTarget(ctx, {
      targetId: order.id,
      amountMinor: -difference,
      reason: `Sale ${order.number} was corrected.`,
    });
  }
  settlePayment(order);
}

function summaryOf(line: OrderLine) {
  return {
    sku: line.sku,
    quantity: line.quantity,
    discountPpm: line.discountPpm,
    totalMinor: line.totalMinor,
  };
}
