import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { verifyAuditLog } from '../../kit/audit-log.ts';
import { chosen } from '../../kit/chosen.ts';
import { type Payer, refundSome, simulate } from '../../kit/factories/payment.ts';
import { record } from '../../kit/factories/production.ts';
import { makeShippingMethod } from '../../kit/factories/shipping.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { makeStaffMember } from '../../kit/factories/staff-member.ts';
import { adjust, stockedProductId } from '../../kit/factories/stock.ts';
import { everywhereElse, makeTaxClass, rate, standard } from '../../kit/factories/tax.ts';
import { ledgerProblems } from '../../kit/ledger.ts';
import { newKey } from '../../kit/new-key.ts';
import { orderProblems } from '../../kit/order-problems.ts';
import { updateSettings } from '../../kit/update-settings.ts';

const app = useApp({ logLevel: 'silent' });

const pick = fc.nat({ max: 99 });
const units = fc.integer({ min: 1, max: 3 });

/** Something that somebody tries; numbers choose among what there is by then. */
const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('place' as const),
      shopper: pick,
      lines: fc.array(fc.record({ product: pick, quantity: units }), { minLength: 1, maxLength: 3 }),
      method: pick,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('pay' as const), order: pick, byStaff: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('start' as const), order: pick, byStaff: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle' as const), payment: pick }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('cancel' as const), order: pick, byStaff: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('expire' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('ship' as const), order: pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deliver' as const), order: pick }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('shipPart' as const),
      order: pick,
      line: pick,
      quantity: units,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('arrive' as const), shipment: pick }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('return' as const),
      order: pick,
      line: pick,
      quantity: units,
      restock: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      payment: pick,
      amount: fc.constantFrom(undefined, '0.01', '5.00', '12.34'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('refundShipping' as const),
      order: pick,
      amount: fc.constantFrom(undefined, '0.01', '1.99'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('produce' as const), product: pick, quantity: units }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('adjust' as const),
      product: pick,
      delta: fc.constantFrom(-2, -1, 1, 2),
    }),
  },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

/** One thing after the other, or two or three at the same moment. */
const rounds = fc.array(fc.array(action, { minLength: 1, maxLength: 3 }), { minLength: 6, maxLength: 14 });

interface Known {
  readonly id: string;
  readonly shopper: number;
  readonly lines: readonly { readonly id: string }[];
}

/** Plays the rounds on products and orders of their own, and remembers their results. */
class Game {
  readonly orders: Known[] = [];
  /** The staff is the shopper −1. */
  readonly payments: { id: string; shopper: number }[] = [];
  readonly shipments: string[] = [];
  #sessions: ReturnType<typeof as>[] = [];

  constructor(
    private readonly shoppers: readonly Shopper[],
    private readonly products: readonly string[],
    private readonly makerId: string,
    private readonly methods: readonly string[],
  ) {}

  async play(actions: readonly Action[]): Promise<void> {
    // Sessions do not last as long as the payment window.
    if (actions.some(({ kind }) => kind === 'expire')) app().clock.advance(61 * 60_000);
    this.#sessions = await Promise.all(
      this.shoppers.map(async ({ userId }) => as(app(), await app().actors.signIn(userId))),
    );
    await app().actors.find('staff');
    await app().actors.find('manager');
    await Promise.all(actions.map(one => this.#do(one)));
  }

  async #do(one: Action): Promise<unknown> {
    switch (one.kind) {
      case 'place':
        return this.#place(one);
      case 'start':
      case 'pay':
        return this.#pay(one);
      case 'settle': {
        const payment = chosen(this.payments, one.payment);
        return payment && this.#settle(payment);
      }
      case 'cancel':
        return this.#manage(one, 'cancelOrder', { reason: 'Played.' }, !one.byStaff);
      case 'expire':
        return app().work();
      case 'ship':
        return this.#manage(one, 'shipOrder');
      case 'deliver':
        return this.#manage(one, 'deliverOrder');
      case 'shipPart':
        return this.#shipPart(one);
      case 'arrive': {
        const shipmentId = chosen(this.shipments, one.shipment);
        return shipmentId && as(app(), 'staff').mutate('deliverShipment', { shipmentId }, 'order { id }');
      }
      case 'return': {
        const { quantity, restock } = one;
        const line = chosen(chosen(this.orders, one.order)?.lines ?? [], one.line);
        const lines = [{ orderLineId: line?.id, quantity, restock }];
        return this.#manage(one, 'returnOrderLines', { idempotencyKey: newKey(), lines });
      }
      case 'refund': {
        const payment = chosen(this.payments, one.payment);
        return payment && refundSome(app(), payment.id, one.amount);
      }
      case 'refundShipping': {
        const { amount } = one;
        const orderId = chosen(this.orders, one.order)?.id;
        const input = { idempotencyKey: newKey(), orderId, amount, reason: 'Late.' };
        return orderId && as(app(), 'manager').mutate('refundShipping', input, 'order { id }');
      }
      case 'produce': {
        const { quantity } = one;
        const productId = chosen(this.products, one.product);
        return record(app(), { staffMemberId: this.makerId, productId, quantity });
      }
      case 'adjust':
        return adjust(app(), { productId: chosen(this.products, one.product), delta: one.delta });
    }
  }

  async #place({ shopper, lines, method }: Action & { kind: 'place' }): Promise<void> {
    const wanted = lines.map(({ product, quantity }) => ({
      productId: chosen(this.products, product),
      quantity,
    }));
    const index = shopper % this.shoppers.length;
    const { order } = await this.#sessions[index]!.mutate(
      'placeOrder',
      {
        idempotencyKey: newKey(),
        lines: wanted,
        shippingAddress: { line1: 'Ring 1', postalCode: '10115', city: 'Berlin', countryCode: 'DE' },
        shippingMethodId: chosen(this.methods, method),
      },
      'order { id lines { id } }',
    );
    if (order) this.orders.push({ ...order, shopper: index });
  }

  async #pay({ kind, order: choice, byStaff }: Action & { kind: 'start' | 'pay' }): Promise<void> {
    const order = chosen(this.orders, choice);
    if (!order) return;
    const { payment } = await this.#by(byStaff, order.shopper).mutate(
      'startPayment',
      { idempotencyKey: newKey(), orderId: order.id },
      'payment { id }',
    );
    if (!payment) return;
    const started = { id: payment.id, shopper: byStaff ? -1 : order.shopper };
    this.payments.push(started);
    if (kind === 'pay') await this.#settle(started);
  }

  async #shipPart({ order: choice, line: which, quantity }: Action & { kind: 'shipPart' }): Promise<void> {
    const order = chosen(this.orders, choice);
    const line = chosen(order?.lines ?? [], which);
    if (!order || !line) return;
    const input = {
      idempotencyKey: newKey(),
      orderId: order.id,
      lines: [{ orderLineId: line.id, quantity }],
    };
    const { shipment } = await as(app(), 'staff').mutate('createShipment', input, 'shipment { id }');
    if (shipment) this.shipments.push(shipment.id);
  }

  #settle({ id, shopper }: { id: string; shopper: number }): Promise<unknown> {
    return simulate(this.#by(shopper < 0, shopper), id);
  }

  async #manage(
    { order: choice }: { order: number },
    name: string,
    input: object = {},
    byShopper = false,
  ): Promise<unknown> {
    const order = chosen(this.orders, choice);
    if (!order) return undefined;
    return this.#by(!byShopper, order.shopper).mutate(name, { orderId: order.id, ...input }, 'order { id }');
  }

  #by(staff: boolean, shopper: number): Payer {
    return staff ? as(app(), 'staff') : this.#sessions[shopper]!;
  }
}

async function problems(): Promise<unknown[]> {
  const verification = await verifyAuditLog(app(), 'intact');
  const { deadJobs } = await app().ask('admin', '{ deadJobs { nodes { name lastError } } }');
  return [
    ...(await ledgerProblems(app())),
    ...(await orderProblems(app())),
    ...(verification.intact ? [] : ['The audit log was changed.']),
    ...deadJobs.nodes,
  ];
}

describe('whatever people do, one after the other and at the same moment', () => {
  it('stock, money, taxes, and the audit log stay true', async () => {
    const shoppers = [await makeShopper(app()), await makeShopper(app())];
    const { id: makerId } = await makeStaffMember(app());
    const reduced = await makeTaxClass(app(), 'REDUCED');
    const taxRates = [rate(standard, '0.19'), rate(reduced, '0.07')];
    await app().mutate('updateZone', { zoneId: everywhereElse, taxRates }, 'zone { id }', 'admin');
    const methods: string[] = [];
    for (const method of [
      { kind: 'FLAT', rates: [{ price: '4.99' }] },
      { kind: 'BY_TOTAL', rates: [{ price: '0.37' }], taxClassId: reduced, freeFrom: '20' },
      { kind: 'PICKUP', rates: [{ price: '0' }] },
    ])
      methods.push((await makeShippingMethod(app(), method)).id);
    const property = fc.asyncProperty(rounds, fc.boolean(), async (played, pricesIncludeTax) => {
      await updateSettings(app(), { pricesIncludeTax });
      const products: string[] = [];
      for (const [price, taxClassId] of [
        ['10.00', null],
        ['0.33', reduced],
        ['0.00', null],
      ])
        products.push(await stockedProductId(app(), 6, { price, taxClassId }));
      const game = new Game(shoppers, products, makerId, methods);
      for (const actions of played) await game.play(actions);
      await app().work();
      // Refunds that were left to a request that has died are taken up later.
      app().clock.advance(2 * 60_000);
      await app().work();
      expect(await problems()).toEqual([]);
    });
    // A failure says which rounds were played; making them fewer would take longer than a test may.
    await fc.assert(property, { numRuns: 16, endOnFailure: true });
  });
});
