import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lineTotal,
  type RefundableLine,
  refundedOfPrice,
  refundOfLines,
  totalsOf,
  valueReturned,
} from '../../../src/modules/orders/order.rules.ts';
import type { OrderMoney } from '../../../src/modules/orders/order-money.rules.ts';
import { shippingLines } from '../../../src/modules/orders/shipping/shipping-charge.ts';
import { refundProblems } from '../../kit/analytics.ts';
import { useApp } from '../../kit/app.ts';
import { makeOrder } from '../../kit/factories/order.ts';
import { refundSome } from '../../kit/factories/payment.ts';
import { makeSeller } from '../../kit/factories/seller.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { newKey } from '../../kit/new-key.ts';

interface PricedOrder extends OrderMoney {
  /** Shipping, which has a price, is the last. */
  readonly lines: readonly RefundableLine[];
  readonly includesTax: boolean;
}

/** An order that was paid in full, of which nothing has come back and nothing was given back. */
const paidOrder: fc.Arbitrary<PricedOrder> = fc
  .record({
    lines: fc.array(
      fc.record({
        unitPriceMinor: fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 10_000_000 })),
        quantity: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 10_000 })),
        discountPpm: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_000_000 })),
        which: fc.nat({ max: 2 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    rates: fc.oneof(
      fc.constantFrom([190_000, 70_000, 0], [90_000, 90_000, 90_000]),
      fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 3, maxLength: 3 }),
    ),
    includesTax: fc.boolean(),
    shippingMinor: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 10_000 })),
    shippingRate: fc.nat({ max: 2 }),
  })
  .map(({ lines, rates, includesTax, shippingMinor, shippingRate }) => {
    const rated = lines.map(line => ({ ...line, taxRatePpm: rates[line.which]! }));
    const shippingTaxRatePpm = rates[shippingRate]!;
    const { totalMinor, shares, shippingShare } = totalsOf(rated, includesTax, {
      shippingMinor,
      shippingTaxRatePpm,
    });
    const shipping = shippingLines({
      shippingMinor,
      shippingTaxName: null,
      shippingTaxRatePpm,
      shippingNetMinor: shippingShare.netMinor,
      shippingTaxMinor: shippingShare.taxMinor,
      shippingReturnedMinor: 0,
    });
    return {
      lines: [
        ...rated.map((line, index) => ({
          ...line,
          ...shares[index]!,
          totalMinor: lineTotal(line),
          returnedQuantity: 0,
        })),
        ...shipping,
      ],
      includesTax,
      totalMinor,
      paidMinor: totalMinor,
      refundedMinor: 0,
    };
  });

/** Some units of each line come back; the numbers are parts of a million. */
function returning(order: PricedOrder, parts: readonly number[]): PricedOrder {
  const lines = order.lines.map((line, index) => ({
    ...line,
    returnedQuantity: Math.round((line.quantity * parts[index % parts.length]!) / 1_000_000),
  }));
  return { ...order, lines };
}

const part = fc.oneof(fc.constantFrom(0, 1_000_000), fc.integer({ min: 0, max: 1_000_000 }));
const parts = fc.array(part, { minLength: 6, maxLength: 6 });

const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);
const net = (order: PricedOrder) => sum(order.lines.map(line => line.netMinor));
const sharesOf = (order: PricedOrder) => refundOfLines(order.lines, order, order.includesTax);
const refundsOf = (order: PricedOrder) => sharesOf(order).map(({ netMinor }) => netMinor);

/** a × b ÷ c in whole numbers, rounded half up, by way of the rest. */
function halfUp(a: number, b: number, c: number): number {
  const [product, whole] = [BigInt(a) * BigInt(b), BigInt(c)];
  const rest = product % whole;
  return Number(product / whole) + (2n * rest >= whole ? 1 : 0);
}

describe('what of each line went back', () => {
  it('is never negative or more than the line, and comes to the refund without tax, rounded half up once', () => {
    fc.assert(
      fc.property(paidOrder, parts, part, (paid, returned, given) => {
        const order = {
          ...returning(paid, returned),
          refundedMinor: halfUp(paid.totalMinor, given, 1_000_000),
        };
        const refunds = refundsOf(order);
        expect(refunds).toHaveLength(order.lines.length);
        for (const [index, refund] of refunds.entries()) {
          expect(Number.isInteger(refund)).toBe(true);
          expect(refund).toBeGreaterThanOrEqual(0);
          expect(refund).toBeLessThanOrEqual(order.lines[index]!.netMinor);
        }
        const shouldBe =
          order.totalMinor === 0 ? 0 : halfUp(net(order), order.refundedMinor, order.totalMinor);
        const rates = new Set(order.lines.map(line => line.taxRatePpm));
        if (rates.size === 1) expect(sum(refunds)).toBe(shouldBe);
        const taxes = sharesOf(order).map(({ taxMinor }) => taxMinor);
        expect(sum(refunds) + sum(taxes)).toBe(order.totalMinor === 0 ? 0 : order.refundedMinor);
        for (const [index, tax] of taxes.entries()) {
          expect(tax).toBeGreaterThanOrEqual(0);
          expect(tax).toBeLessThanOrEqual(order.lines[index]!.taxMinor);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is all of every line when everything went back, whether goods came back or not', () => {
    fc.assert(
      fc.property(paidOrder, parts, (paid, returned) => {
        const order = { ...returning(paid, returned), refundedMinor: paid.totalMinor };
        expect(refundsOf(order)).toEqual(order.lines.map(line => line.netMinor));
        expect(sharesOf(order).map(({ taxMinor }) => taxMinor)).toEqual(
          order.lines.map(line => line.taxMinor),
        );
      }),
    );
  });

  it('is nothing when nothing went back, whatever came back', () => {
    fc.assert(
      fc.property(paidOrder, parts, (paid, returned) => {
        const order = returning(paid, returned);
        expect(refundsOf(order)).toEqual(order.lines.map(() => 0));
      }),
    );
  });

  it('is borne by the lines that came back alone, but for what is rounded, when just their value went back', () => {
    fc.assert(
      fc.property(paidOrder, parts, (paid, returned) => {
        const order = returning(paid, returned);
        const refundedMinor = valueReturned(order.lines, order.includesTax);
        const refunds = refundsOf({ ...order, refundedMinor });
        const shares = order.lines.map(line => halfUp(line.netMinor, line.returnedQuantity, line.quantity));
        const others = refunds.filter((_, index) => order.lines[index]!.returnedQuantity === 0);
        // Of each line that came back, the net amount was rounded up or down to whole cents once, and its price and its
        // part of both are rounded half up: less than two cents, which one line may bear for all of its rate.
        const rounding = (taxRatePpm?: number) =>
          2 *
          order.lines.filter(
            line => line.returnedQuantity > 0 && (taxRatePpm ?? line.taxRatePpm) === line.taxRatePpm,
          ).length;
        expect(sum(others)).toBeLessThanOrEqual(rounding());
        for (const [index, refund] of refunds.entries())
          expect(Math.abs(refund - shares[index]!)).toBeLessThanOrEqual(
            rounding(order.lines[index]!.taxRatePpm),
          );
      }),
      { numRuns: 2_000 },
    );
  });

  it('never becomes less for the order when more goes back', () => {
    fc.assert(
      fc.property(paidOrder, parts, part, part, (paid, returned, one, other) => {
        const order = returning(paid, returned);
        const [less, more] = [one, other]
          .map(given => halfUp(paid.totalMinor, given, 1_000_000))
          .sort((a, b) => a - b)
          .map(refundedMinor => sum(refundsOf({ ...order, refundedMinor })));
        expect(less).toBeLessThanOrEqual(more!);
      }),
    );
  });

  it.each([
    ['a refund of 40 of 100', { totalMinor: 100, paidMinor: 100, refundedMinor: 40 }, 40],
    ['a sale corrected from 100 to 60', { totalMinor: 60, paidMinor: 100, refundedMinor: 40 }, 0],
    ['one of which 10 more went back', { totalMinor: 60, paidMinor: 100, refundedMinor: 50 }, 10],
    ['one of which all went back', { totalMinor: 60, paidMinor: 100, refundedMinor: 100 }, 60],
    ['one corrected to cost more', { totalMinor: 120, paidMinor: 120, refundedMinor: 0 }, 0],
    ['one corrected after a refund', { totalMinor: 120, paidMinor: 160, refundedMinor: 40 }, 0],
    ['one that is free now', { totalMinor: 0, paidMinor: 100, refundedMinor: 100 }, 0],
  ])('counts %s as %j', (_, order, refunded) => {
    expect(refundedOfPrice(order)).toBe(refunded);
  });

  it('of a sale corrected from 100 to 60 is nothing', () => {
    const lines = [
      { totalMinor: 60, quantity: 3, returnedQuantity: 0, taxRatePpm: 0, netMinor: 60, taxMinor: 0 },
    ];
    expect(refundOfLines(lines, { totalMinor: 60, paidMinor: 100, refundedMinor: 40 }, false)).toEqual([
      { netMinor: 0, taxMinor: 0 },
    ]);
  });
});

const app = useApp();

const facts = 'order { lines { id name quantity returnedQuantity total { amount } refunded { amount } } }';

/** What the API says was given back of each line, the lines by their name. */
async function refundedLines(orderId: string): Promise<string[]> {
  const query = `query ($id: ID!) { order(id: $id) { lines { name refunded { amount currencyCode } } } }`;
  const { order } = await app().ask('staff', query, { id: orderId });
  expect(await refundProblems(app())).toEqual([]);
  return order.lines
    .toSorted((a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1))
    .map((line: { refunded: { amount: string; currencyCode: string } }) => {
      expect(line.refunded.currencyCode).toBe('USD');
      return line.refunded.amount;
    });
}

/** A delivered order of 2 cups at 30.00 and 4 plates at 10.00; with 9 % tax that is 109.00. */
async function dinner() {
  const cup = await stockedProductId(app(), 10, { name: 'A cup', price: '30.00' });
  const plate = await stockedProductId(app(), 10, { name: 'B plate', price: '10.00' });
  const order = await makeOrder(app(), await makeShopper(app()), 'DELIVERED', [
    { productId: cup, quantity: 2 },
    { productId: plate, quantity: 4 },
  ]);
  const giveBack = (lineIndex: number, quantity: number) =>
    app().mutate(
      'returnOrderLines',
      {
        idempotencyKey: newKey(),
        orderId: order.id,
        lines: [{ orderLineId: order.lines[lineIndex]!.id, quantity, restock: true }],
      },
      facts,
      'staff',
    );
  return { ...order, cup, plate, giveBack };
}

describe('refunds through the API', () => {
  it('are shared by the lines when nothing came back', async () => {
    const order = await dinner();
    expect(await refundedLines(order.id)).toEqual(['0.00', '0.00']);
    await refundSome(app(), order.paymentId!, '54.50');
    expect(await refundedLines(order.id)).toEqual(['30.00', '20.00']);
    await refundSome(app(), order.paymentId!);
    expect(await refundedLines(order.id)).toEqual(['60.00', '40.00']);
  });

  it('are borne by what came back', async () => {
    const order = await dinner();
    await order.giveBack(1, 1);
    await app().work();
    expect(await refundedLines(order.id)).toEqual(['0.00', '10.00']);
    await order.giveBack(0, 2);
    await app().work();
    expect(await refundedLines(order.id)).toEqual(['60.00', '10.00']);
    await order.giveBack(1, 3);
    await app().work();
    expect(await refundedLines(order.id)).toEqual(['60.00', '40.00']);
  });

  it('move to what comes back afterwards', async () => {
    const order = await dinner();
    await refundSome(app(), order.paymentId!, '32.70');
    expect(await refundedLines(order.id)).toEqual(['18.00', '12.00']);
    // The money for the cup is given back too: 60.00 in all, of which the cup takes its 30.00 first.
    await order.giveBack(0, 1);
    await app().work();
    const [cups, plates] = (await refundedLines(order.id)).map(Number);
    expect(cups! + plates!).toBeCloseTo(60, 2);
    expect(cups).toBeGreaterThanOrEqual(30);
  });

  it('stay whole when goods come back after all of the money', async () => {
    const order = await dinner();
    await refundSome(app(), order.paymentId!);
    const { userErrors } = await order.giveBack(1, 4);
    expect(userErrors).toEqual([]);
    await app().work();
    expect(await refundedLines(order.id)).toEqual(['60.00', '40.00']);
  });

  it('are none of a sale that was corrected, and are what is given back after that', async () => {
    const cup = await stockedProductId(app(), 10, { name: 'A cup', price: '50.00' });
    const seller = await makeSeller(app(), 'MANAGER');
    const { order } = await seller.sell({ lines: [{ productId: cup, quantity: 2 }] });
    await seller.correct(order, { lines: [{ productId: cup, quantity: 1 }] });
    await app().work();
    expect(await refundedLines(order.id)).toEqual(['0.00']);
    const [payment] = await app().app.database.run<{ id: string }>({
      text: 'select id from payment where target_id = ?',
      values: [order.id],
    });
    await refundSome(app(), payment!.id, '10.90');
    await app().work();
    expect(await refundedLines(order.id)).toEqual(['10.00']);
  });

  it('of a sale that is corrected after a refund are part of the correction', async () => {
    const cup = await stockedProductId(app(), 10, { name: 'A cup', price: '50.00' });
    const seller = await makeSeller(app(), 'MANAGER');
    const { order } = await seller.sell({ lines: [{ productId: cup, quantity: 2 }] });
    const [payment] = await app().app.database.run<{ id: string }>({
      text: 'select id from payment where target_id = ?',
      values: [order.id],
    });
    await refundSome(app(), payment!.id, '10.90');
    await app().work();
    expect(await refundedLines(order.id)).toEqual(['10.00']);
    await seller.correct(order, { lines: [{ productId: cup, quantity: 1 }] });
    await app().work();
    expect(await refundedLines(order.id)).toEqual(['0.00']);
  });
});
