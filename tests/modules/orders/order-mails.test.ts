import { describe, expect, it } from 'vitest';
import {
  orderCancelledMail,
  orderPaidMail,
  orderPlacedMail,
  orderShippedMail,
} from '../../../src/modules/orders/mails/order.mails.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { makeCustomer } from '../../kit/factories/customer.ts';
import { makeOrder } from '../../kit/factories/order.ts';
import { pay, refundSome } from '../../kit/factories/payment.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { stockedProductId } from '../../kit/factories/stock.ts';
import { sentMails } from '../../kit/mailbox.ts';
import { mailsTo, templatesTo } from '../../kit/mails-to.ts';
import { newKey } from '../../kit/new-key.ts';
import { updateSettings } from '../../kit/update-settings.ts';

const app = useApp();

describe('mails about orders', () => {
  it('say what was ordered, what it costs, and until when it is held', async () => {
    const shopper = await makeShopper(app());
    const productId = await stockedProductId(app(), 5, { name: 'Lamp <b>&', price: '19.99' });
    const { number } = await makeOrder(app(), shopper, 'PENDING_PAYMENT', [{ productId, quantity: 3 }]);
    const [mail, ...others] = await mailsTo(app(), shopper.email, 'orders.');
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ template: 'orders.placed', subject: `Your order ${number}` });
    expect(mail!.text).toContain('3 × Lamp <b>&');
    expect(mail!.text).toContain('59.97 USD');
    expect(mail!.text).toMatch(/9 % Tax\W+5\.40 USD/);
    expect(mail!.text).toContain('65.37 USD');
    expect(mail!.text).toMatch(/until 2026-03-01 13:\d\d \(UTC\)\. Please pay by then\./);
    expect(mail!.html).toContain('Lamp &lt;b&gt;&amp;');
    expect(mail!.html).not.toContain('Lamp <b>');
  });

  it("give the time in the store's time zone, where it may be the next day already", async () => {
    await updateSettings(app(), { timeZone: 'Pacific/Auckland' });
    const shopper = await makeShopper(app());
    try {
      await makeOrder(app(), shopper);
      const [mail] = await mailsTo(app(), shopper.email, 'orders.');
      expect(mail!.text).toMatch(/until 2026-03-02 02:\d\d \(Pacific\/Auckland\)\. Please pay by then\./);
    } finally {
      await updateSettings(app(), { timeZone: 'UTC' });
    }
  });

  it('do not ask to pay for what is free, paid, or canceled by now', async () => {
    const shopper = await makeShopper(app());
    const productId = await stockedProductId(app(), 5, { price: '0.00' });
    await makeOrder(app(), shopper, 'PENDING_PAYMENT', [{ productId, quantity: 1 }]);
    await makeOrder(app(), shopper, 'PAID');
    await makeOrder(app(), shopper, 'CANCELLED');
    const placed = (await mailsTo(app(), shopper.email, 'orders.')).filter(
      ({ template }) => template === 'orders.placed',
    );
    expect(placed).toHaveLength(3);
    for (const { text } of placed) expect(text).not.toContain('Please pay');
  });

  it('come once for each thing that happens', async () => {
    const shopper = await makeShopper(app());
    const { id, number, lines } = await makeOrder(app(), shopper);
    await pay(shopper, { orderId: id });
    await app().mutate('shipOrder', { orderId: id, trackingNumber: '1Z-42' }, 'order { id }', 'staff');
    expect((await templatesTo(app(), shopper.email, 'orders.')).sort()).toEqual([
      'orders.paid',
      'orders.placed',
      'orders.shipped',
    ]);
    await app().mutate('deliverOrder', { orderId: id }, 'order { id }', 'staff');
    await app().mutate(
      'returnOrderLines',
      {
        idempotencyKey: newKey(),
        orderId: id,
        lines: [{ orderLineId: lines[0]!.id, quantity: 1 }],
        reason: 'Too loud.',
      },
      'order { id }',
      'staff',
    );
    const mails = await mailsTo(app(), shopper.email, 'orders.');
    expect(mails).toHaveLength(4);
    const textOf = (template: string) => mails.find(mail => mail.template === template)!.text;
    expect(textOf('orders.shipped')).toContain('1Z-42');
    expect(textOf('orders.refunded')).toContain('10.90 USD');
    expect(textOf('orders.refunded')).toContain('Too loud.');
    expect(textOf('orders.paid')).toContain('/receipts/');
    expect(mails.every(({ subject }) => subject.includes(number))).toBe(true);
    expect(await mailsTo(app(), shopper.email, 'orders.')).toHaveLength(4);
  });

  it('say why an order was canceled, and that the money was refunded', async () => {
    const shopper = await makeShopper(app());
    const { id } = await makeOrder(app(), shopper, 'PAID');
    await app().mutate('cancelOrder', { orderId: id, reason: 'It broke.' }, 'order { id }', 'staff');
    const mails = await mailsTo(app(), shopper.email, 'orders.');
    expect(mails.map(({ template }) => template).sort()).toEqual([
      'orders.cancelled',
      'orders.paid',
      'orders.placed',
      'orders.refunded',
    ]);
    expect(mails.find(({ template }) => template === 'orders.cancelled')!.text).toContain('It broke.');
  });

  it('say that an order was not paid in time', async () => {
    const shopper = await makeShopper(app());
    await makeOrder(app(), shopper);
    app().clock.advance(61 * 60_000);
    expect((await templatesTo(app(), shopper.email, 'orders.')).sort()).toEqual([
      'orders.cancelled',
      'orders.placed',
    ]);
  });

  it('do not go out for what did not happen', async () => {
    const shopper = await makeShopper(app());
    const productId = await stockedProductId(app(), 1);
    const input = { idempotencyKey: newKey(), lines: [{ productId, quantity: 2 }] };
    expect((await shopper.mutate('placeOrder', input, 'order { id }')).order).toBeNull();
    expect(await templatesTo(app(), shopper.email, 'orders.')).toEqual([]);
  });

  it('come once for a request that is sent ten times', async () => {
    const shopper = await makeShopper(app());
    const productId = await stockedProductId(app());
    const input = { idempotencyKey: newKey(), lines: [{ productId, quantity: 1 }] };
    await Promise.all(Array.from({ length: 10 }, () => shopper.mutate('placeOrder', input, 'order { id }')));
    expect(await templatesTo(app(), shopper.email, 'orders.')).toEqual(['orders.placed']);
  });

  it('are not for customers without an address, whose orders go on all the same', async () => {
    const customer = await makeCustomer(app(), { name: 'Walk-in' });
    const staff = as(app(), await app().actors.find('manager'));
    const productId = await stockedProductId(app());
    const { order } = await staff.mutate(
      'placeOrder',
      { idempotencyKey: newKey(), customerId: customer.id, lines: [{ productId, quantity: 1 }] },
      'order { id }',
    );
    const { id: paymentId } = await pay(staff, { orderId: order.id });
    await refundSome(app(), paymentId);
    const before = (await sentMails(app())).length;
    await app().work();
    expect(await sentMails(app())).toHaveLength(before);
    const { deadJobs } = await app().ask('admin', '{ deadJobs { nodes { name } } }');
    expect(deadJobs.nodes).toEqual([]);
  });
});

describe('the texts', () => {
  const to = { name: 'Anna', email: 'anna@example.com' };
  const order = {
    number: 'W-1',
    currencyCode: 'JPY',
    totalMinor: 1_090,
    lines: [{ name: 'Fan', quantity: 2, totalMinor: 1_000 }],
    shipping: { name: 'Express', priceMinor: 500 },
    pricesIncludeTax: false,
    taxExemption: null,
    taxes: [],
  };

  it('are in the currency of the order, and leave out what there is not', () => {
    const text = (mail: object) => JSON.stringify(mail);
    expect(text(orderPlacedMail(to, order, null, 'UTC'))).toContain('1090 JPY');
    expect(text(orderPlacedMail(to, order, null, 'UTC'))).not.toContain('pay');
    expect(text(orderPlacedMail(to, order, new Date('2026-03-01T13:00:00Z'), 'Asia/Kathmandu'))).toContain(
      'until 2026-03-01 18:45 (Asia/Kathmandu). Please pay by then.',
    );
    expect(text(orderPlacedMail(to, order, null, 'UTC'))).toContain('"Express","500 JPY"');
    expect(text(orderPaidMail(to, order, null))).not.toContain('receipt');
    const whole = { isPickup: false, carrier: null, trackingNumber: null, part: null };
    expect(text(orderShippedMail(to, 'W-1', whole))).not.toContain('Tracking');
    expect(text(orderShippedMail(to, 'W-1', { ...whole, isPickup: true }))).toContain('You can come for it.');
    expect(text(orderCancelledMail(to, 'W-1', 'Gone.'))).toContain('Gone.');
  });
});
