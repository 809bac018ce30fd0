import { afterAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { makeOrder, orderOf } from '../../kit/factories/order.ts';
import { refundSome } from '../../kit/factories/payment.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { ledgerProblems } from '../../kit/ledger.ts';
import { mailsTo } from '../../kit/mails-to.ts';
import { newKey } from '../../kit/new-key.ts';
import { orderProblems } from '../../kit/order-problems.ts';
import { onHandOf } from '../../kit/stock.ts';

const app = useApp();

afterAll(async () => {
  await app().work();
  expect(await orderProblems(app())).toEqual([]);
  expect(await ledgerProblems(app())).toEqual([]);
});

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

const details = `shipment { id version carrier trackingNumber shippedAt deliveredAt lines { quantity orderLine { name } } order { number } }
  order { status fulfillmentStatus headline trackingNumber lines { name shippedQuantity } }`;

const create = (orderId: string, more: object = {}, actor = 'staff'): Promise<Data> =>
  app().mutate('createShipment', { idempotencyKey: newKey(), orderId, ...more }, details, actor);

const staff = (name: string, input: object, fields = 'order { id }'): Promise<Data> =>
  app().mutate(name, input, fields, 'staff');

/** A paid order of three cups and two plates. */
async function dinner(shopper: Shopper) {
  const cup = await stockedProductId(app(), 10, { name: 'A cup' });
  const plate = await stockedProductId(app(), 10, { name: 'B plate' });
  const order = await makeOrder(app(), shopper, 'PAID', [
    { productId: cup, quantity: 3 },
    { productId: plate, quantity: 2 },
  ]);
  const [cups, plates] = order.lines;
  return { id: order.id, number: order.number, cup, cups: cups!.id, plates: plates!.id };
}

async function shipmentsOf(orderId: string): Promise<Data[]> {
  const query =
    'query ($id: ID!) { order(id: $id) { shipments { id trackingNumber deliveredAt lines { quantity orderLine { name } } } } }';
  return (await app().ask('staff', query, { id: orderId })).order.shipments;
}

describe('createShipment', () => {
  it('ships a part, and with the last part the order, each with its number, its mail, and its event', async () => {
    const shopper = await makeShopper(app());
    const order = await dinner(shopper);
    const part = {
      carrier: ' DHL ',
      trackingNumber: 'P-1',
      lines: [
        { orderLineId: order.cups, quantity: 2 },
        { orderLineId: order.plates, quantity: 1 },
      ],
    };
    const first = await create(order.id, part);
    expect(first.userErrors).toEqual([]);
    expect(first.shipment).toEqual({
      id: expect.stringMatching(/^shipment_/),
      version: 1,
      carrier: 'DHL',
      trackingNumber: 'P-1',
      shippedAt: expect.stringMatching(/^2026-/),
      deliveredAt: null,
      lines: [
        { quantity: 2, orderLine: { name: 'A cup' } },
        { quantity: 1, orderLine: { name: 'B plate' } },
      ],
      order: { number: order.number },
    });
    expect(first.order).toEqual({
      status: 'PAID',
      fulfillmentStatus: 'PARTIALLY_SHIPPED',
      headline: 'PARTIALLY_SHIPPED',
      trackingNumber: 'P-1',
      lines: [
        { name: 'A cup', shippedQuantity: 2 },
        { name: 'B plate', shippedQuantity: 1 },
      ],
    });
    const rest = await create(order.id, { trackingNumber: 'P-2' });
    expect(rest.shipment.lines.map(({ quantity }: Data) => quantity)).toEqual([1, 1]);
    expect(rest.order).toMatchObject({
      status: 'SHIPPED',
      fulfillmentStatus: 'SHIPPED',
      headline: 'SHIPPED',
      trackingNumber: 'P-2',
    });
    const { events } = await orderOf(app(), order.id);
    expect(events.slice(2).map(({ kind, details: said }: Data) => [kind, said])).toEqual([
      ['SHIPPED', { trackingNumber: 'P-1', carrier: 'DHL', lines: part.lines }],
      [
        'SHIPPED',
        {
          trackingNumber: 'P-2',
          lines: [
            { orderLineId: order.cups, quantity: 1 },
            { orderLineId: order.plates, quantity: 1 },
          ],
        },
      ],
    ]);
    expect(await auditOf(app(), order.id, 'order.shipped')).toHaveLength(2);
    await app().work();
    const mails = (await mailsTo(app(), shopper.email)).filter(
      ({ template }: Data) => template === 'orders.shipped',
    );
    expect(mails.map(({ subject }: Data) => subject)).toEqual([
      `A part of order ${order.number} is on its way`,
      `A part of order ${order.number} is on its way`,
    ]);
    const [first1] = mails.filter(({ text }: Data) => text.includes('P-1'));
    expect(first1!.text).toMatch(/A cup.*2 ×.*B plate.*1 ×.*DHL.*P-1/s);
  });

  it('moves no stock: what is shipped was taken when it was ordered', async () => {
    const order = await dinner(await makeShopper(app()));
    expect(await onHandOf(app(), order.cup)).toBe(7);
    await create(order.id, { lines: [{ orderLineId: order.cups, quantity: 1 }] });
    await create(order.id);
    expect(await onHandOf(app(), order.cup)).toBe(7);
  });

  it('ships once however often it is sent', async () => {
    const order = await dinner(await makeShopper(app()));
    const input = {
      idempotencyKey: newKey(),
      orderId: order.id,
      lines: [{ orderLineId: order.cups, quantity: 1 }],
    };
    const answers = await Promise.all([1, 2, 3].map(() => staff('createShipment', input, details)));
    expect(new Set(answers.map(({ shipment }) => shipment.id)).size).toBe(1);
    expect(await shipmentsOf(order.id)).toHaveLength(1);
  });

  it('ships the last unit in one of two parcels that are recorded at once', async () => {
    const order = await dinner(await makeShopper(app()));
    const wanted = { lines: [{ orderLineId: order.cups, quantity: 2 }] };
    const answers = await Promise.all([create(order.id, wanted), create(order.id, wanted)]);
    expect(answers.flatMap(({ userErrors }) => userErrors).map(({ code }: Data) => code)).toEqual([
      'INVALID_INPUT',
    ]);
    expect(await shipmentsOf(order.id)).toHaveLength(1);
  });

  it('or a cancellation: one of them, never both', async () => {
    const order = await dinner(await makeShopper(app()));
    const answers = await Promise.all([
      create(order.id, { lines: [{ orderLineId: order.cups, quantity: 1 }] }),
      staff('cancelOrder', { orderId: order.id, reason: 'Tried by a test.' }),
    ]);
    expect(answers.flatMap(({ userErrors }) => userErrors).map(({ code }: Data) => code)).toEqual([
      'WRONG_STATUS',
    ]);
  });

  it('refuses more than is left, lines of others, and no units, and says where', async () => {
    const order = await dinner(await makeShopper(app()));
    const other = await dinner(await makeShopper(app()));
    await create(order.id, { lines: [{ orderLineId: order.cups, quantity: 2 }] });
    const refusal = async (lines: object[]) => {
      const { shipment, userErrors } = await create(order.id, { lines });
      expect(shipment).toBeNull();
      return userErrors.map(({ code, path, message }: Data) => [code, path.join('.'), message]);
    };
    expect(await refusal([{ orderLineId: order.cups, quantity: 2 }])).toEqual([
      [
        'INVALID_INPUT',
        'lines.0.quantity',
        '"quantity" must be at most 1: 3 of "A cup" were ordered and 2 are shipped.',
      ],
    ]);
    // A line that is named twice counts twice.
    expect(
      await refusal([
        { orderLineId: order.plates, quantity: 1 },
        { orderLineId: order.plates, quantity: 2 },
      ]),
    ).toMatchObject([['INVALID_INPUT', 'lines.1.quantity', expect.stringContaining('at most 1')]]);
    expect(await refusal([{ orderLineId: other.cups, quantity: 1 }])).toMatchObject([
      ['NOT_FOUND', 'lines.0.orderLineId', expect.any(String)],
    ]);
    expect(await refusal([])).toMatchObject([['INVALID_INPUT', 'lines', expect.any(String)]]);
    expect(await refusal([{ orderLineId: order.cups, quantity: 0 }])).toMatchObject([
      ['INVALID_INPUT', 'lines.0.quantity', expect.any(String)],
    ]);
    expect(await shipmentsOf(order.id)).toHaveLength(1);
  });

  it.each(['PENDING_PAYMENT', 'SHIPPED', 'CANCELLED', 'REFUNDED'] as const)(
    'refuses one that is %s',
    async status => {
      const order = await makeOrder(app(), await makeShopper(app()), status);
      expect((await create(order.id)).userErrors).toMatchObject([
        { code: 'WRONG_STATUS', path: ['orderId'] },
      ]);
    },
  );

  it('is for those who manage orders', async () => {
    const order = await dinner(await makeShopper(app()));
    const input = { idempotencyKey: newKey(), orderId: order.id };
    const { errors } = await app().send(
      'customer',
      'mutation ($input: CreateShipmentInput!) { createShipment(input: $input) { order { id } } }',
      { input },
    );
    expect(errors![0]!.extensions.code).toBe('FORBIDDEN');
  });
});

describe('an order of which a part was shipped', () => {
  it('can be neither canceled nor sent elsewhere, and what was shipped can come back', async () => {
    const order = await dinner(await makeShopper(app()));
    await create(order.id, { lines: [{ orderLineId: order.cups, quantity: 2 }] });
    const canceled = await staff('cancelOrder', { orderId: order.id, reason: 'Tried by a test.' });
    expect(canceled.userErrors[0].message).toBe(
      `A part of order ${order.number} was shipped; it can no longer be canceled.`,
    );
    const moved = await staff('updateOrder', { orderId: order.id, notes: 'To the neighbor.' });
    expect(moved.userErrors).toMatchObject([{ code: 'WRONG_STATUS' }]);
    const giveBack = (orderLineId: string, quantity: number) =>
      staff('returnOrderLines', {
        idempotencyKey: newKey(),
        orderId: order.id,
        lines: [{ orderLineId, quantity }],
      });
    const never = await giveBack(order.plates, 1);
    expect(never.userErrors[0].message).toContain(
      '"quantity" must be at most 0: 0 of "B plate" were shipped',
    );
    expect((await giveBack(order.cups, 3)).userErrors).toMatchObject([{ code: 'INVALID_INPUT' }]);
    expect((await giveBack(order.cups, 2)).userErrors).toEqual([]);
    await app().work();
    expect(await orderOf(app(), order.id)).toMatchObject({
      status: 'PAID',
      paymentStatus: 'PARTIALLY_REFUNDED',
      fulfillmentStatus: 'PARTIALLY_SHIPPED',
    });
    const { order: asked } = await app().ask(
      'staff',
      'query ($id: ID!) { order(id: $id) { nextActions { action allowed } } }',
      { id: order.id },
    );
    expect(asked.nextActions).toContainEqual({ action: 'RETURN', allowed: false });
    expect(asked.nextActions).toContainEqual({ action: 'SHIP', allowed: true });
    expect((await create(order.id)).order).toMatchObject({ fulfillmentStatus: 'SHIPPED' });
  });
});

describe('deliverShipment', () => {
  it('delivers the order with the last shipment, once nothing is left to ship', async () => {
    const order = await dinner(await makeShopper(app()));
    const { shipment: first } = await create(order.id, { lines: [{ orderLineId: order.cups, quantity: 3 }] });
    const deliver = (shipmentId: string) => staff('deliverShipment', { shipmentId }, details);
    const one = await deliver(first.id);
    expect(one.shipment.deliveredAt).toMatch(/^2026-/);
    expect(one.order).toMatchObject({ status: 'PAID', fulfillmentStatus: 'PARTIALLY_SHIPPED' });
    const { shipment: rest } = await create(order.id);
    expect((await deliver(rest.id)).order).toMatchObject({
      status: 'DELIVERED',
      fulfillmentStatus: 'DELIVERED',
      headline: 'DELIVERED',
    });
    expect((await deliver(rest.id)).userErrors).toMatchObject([
      { code: 'WRONG_STATUS', path: ['shipmentId'] },
    ]);
    const missing = 'shipment_00000000000000000000000000';
    expect((await deliver(missing)).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['shipmentId'] }]);
  });

  it('delivers the order when the last two arrive at once', async () => {
    const order = await dinner(await makeShopper(app()));
    const { shipment: first } = await create(order.id, { lines: [{ orderLineId: order.cups, quantity: 3 }] });
    const { shipment: rest } = await create(order.id);
    const answers = await Promise.all(
      [first, rest].map(({ id }) => staff('deliverShipment', { shipmentId: id }, details)),
    );
    for (const { userErrors } of answers) expect(userErrors).toEqual([]);
    expect(await orderOf(app(), order.id)).toMatchObject({
      status: 'DELIVERED',
      fulfillmentStatus: 'DELIVERED',
    });
  });

  it('delivers the goods of an order whose money went back meanwhile', async () => {
    const order = await makeOrder(app(), await makeShopper(app()), 'PAID');
    const { shipment } = await create(order.id);
    await refundSome(app(), order.paymentId!);
    await app().work();
    const { order: now } = await staff('deliverShipment', { shipmentId: shipment.id }, details);
    expect(now).toMatchObject({ status: 'REFUNDED', fulfillmentStatus: 'DELIVERED', headline: 'REFUNDED' });
  });

  it('happens after all of it came back, too, and the order stays as it is', async () => {
    const free = await stockedProductId(app(), 5, { price: '0.00' });
    const gift = await makeOrder(app(), await makeShopper(app()), undefined, [
      { productId: free, quantity: 1 },
    ]);
    const { shipment } = await create(gift.id);
    const lines = [{ orderLineId: gift.lines[0]!.id, quantity: 1 }];
    await staff('returnOrderLines', { idempotencyKey: newKey(), orderId: gift.id, lines });
    const refused = await staff('deliverOrder', { orderId: gift.id });
    expect(refused.userErrors[0].message).toBe(`Order ${gift.number} came back; it cannot be delivered now.`);
    const { order: now, userErrors } = await staff('deliverShipment', { shipmentId: shipment.id }, details);
    expect(userErrors).toEqual([]);
    expect(now).toMatchObject({ status: 'SHIPPED', fulfillmentStatus: 'RETURNED' });
  });

  it('happens to all of them with deliverOrder', async () => {
    const order = await dinner(await makeShopper(app()));
    await create(order.id, { lines: [{ orderLineId: order.cups, quantity: 1 }] });
    await create(order.id);
    await staff('deliverOrder', { orderId: order.id });
    for (const { deliveredAt } of await shipmentsOf(order.id)) expect(deliveredAt).toMatch(/^2026-/);
  });
});

describe('the number of an order', () => {
  it('is that of its latest shipment that has one', async () => {
    const order = await dinner(await makeShopper(app()));
    const one = [{ orderLineId: order.cups, quantity: 1 }];
    await create(order.id, { trackingNumber: 'A', lines: one });
    const { shipment, order: whole } = await create(order.id, { lines: one });
    expect(whole.trackingNumber).toBe('A');
    const change = async (trackingNumber: string | null) =>
      (await staff('updateShipment', { shipmentId: shipment.id, trackingNumber }, details)).order
        .trackingNumber;
    expect(await change('B')).toBe('B');
    expect(await change(null)).toBe('A');
  });
});

describe('updateShipment', () => {
  it('corrects the number, also of the order, and keeps what is absent', async () => {
    const order = await dinner(await makeShopper(app()));
    const { shipment } = await create(order.id, { carrier: 'DHL', trackingNumber: 'WRONG' });
    const change = (input: object) => staff('updateShipment', { shipmentId: shipment.id, ...input }, details);
    const { shipment: now, order: whole } = await change({ version: 1, trackingNumber: 'RIGHT' });
    expect(now).toMatchObject({ carrier: 'DHL', trackingNumber: 'RIGHT', version: 2 });
    expect(whole.trackingNumber).toBe('RIGHT');
    expect((await change({ version: 1, carrier: 'UPS' })).userErrors).toMatchObject([
      { code: 'VERSION_CONFLICT' },
    ]);
    expect((await change({ carrier: null })).shipment).toMatchObject({
      carrier: null,
      trackingNumber: 'RIGHT',
    });
    expect((await change({ carrier: 'x'.repeat(61) })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['carrier'] },
    ]);
  });
});

describe('who may see a shipment', () => {
  it('is who may see its order', async () => {
    const shopper = await makeShopper(app());
    const order = await dinner(shopper);
    const { shipment } = await create(order.id);
    const query = 'query ($id: ID!) { node(id: $id) { id ... on Shipment { trackingNumber } } }';
    expect((await shopper.ask(query, { id: shipment.id })).node).toMatchObject({ id: shipment.id });
    const stranger = await makeShopper(app());
    expect((await stranger.ask(query, { id: shipment.id })).node).toBeNull();
  });
});
