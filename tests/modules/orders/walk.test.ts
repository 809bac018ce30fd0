import { expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { setStock } from '../../kit/factories/stock.ts';
import { sentMails } from '../../kit/mailbox.ts';

const app = useApp();

const fields =
  'id number status total { amount } amountDue { amount } amountPaid { amount } amountRefunded { amount }';

it('an order goes all the way: placed, paid, shipped, delivered, partly returned', async () => {
  const { id: productId } = await makeProduct(app(), { name: 'Lamp', price: '19.99' });
  await setStock(app(), productId, 10);
  const shopper = await makeShopper(app());

  const { order } = await shopper.mutate(
    'placeOrder',
    { idempotencyKey: 'one', lines: [{ productId, quantity: 3 }] },
    `order { ${fields} lines { id name quantity total { amount } product { stock { onHand } } } }`,
  );
  expect(order).toMatchObject({
    status: 'PENDING_PAYMENT',
    total: { amount: '65.37' },
    amountDue: { amount: '65.37' },
    lines: [{ name: 'Lamp', quantity: 3, total: { amount: '59.97' }, product: { stock: { onHand: 7 } } }],
  });

  const { payment } = await shopper.mutate(
    'startPayment',
    { idempotencyKey: 'pay', orderId: order.id },
    'payment { id status clientSecret amount { amount } }',
  );
  expect(payment).toMatchObject({ status: 'REQUIRES_ACTION', amount: { amount: '65.37' } });
  await shopper.mutate(
    'simulatePayment',
    { paymentId: payment.id, outcome: 'SUCCEED' },
    'payment { status }',
  );
  await app().work();

  const read = async () =>
    (
      await shopper.ask(
        `query ($id: ID!) { order(id: $id) { ${fields} events { kind } payments { status receiptNumber receiptUrl refundedAmount { amount } } } }`,
        { id: order.id },
      )
    ).order;
  expect(await read()).toMatchObject({
    status: 'PAID',
    amountDue: { amount: '0.00' },
    amountPaid: { amount: '65.37' },
    payments: [{ status: 'SUCCEEDED', receiptNumber: expect.stringMatching(/^R-/) }],
  });

  await app().mutate(
    'shipOrder',
    { orderId: order.id, trackingNumber: 'TRACK-1' },
    'order { status }',
    'staff',
  );
  await app().mutate('deliverOrder', { orderId: order.id }, 'order { status }', 'staff');
  const { userErrors } = await app().mutate(
    'returnOrderLines',
    {
      idempotencyKey: 'back',
      orderId: order.id,
      lines: [{ orderLineId: order.lines[0].id, quantity: 1 }],
      reason: 'Too bright.',
    },
    'order { id }',
    'staff',
  );
  expect(userErrors).toEqual([]);
  await app().work();

  const final = await read();
  expect(final).toMatchObject({
    status: 'DELIVERED',
    amountRefunded: { amount: '21.79' },
    payments: [{ status: 'PARTIALLY_REFUNDED', refundedAmount: { amount: '21.79' } }],
  });
  expect(final.events.map((event: { kind: string }) => event.kind)).toEqual([
    'PLACED',
    'PAID',
    'SHIPPED',
    'DELIVERED',
    'RETURNED',
    'REFUNDED',
  ]);
  const { product } = await app().ask(
    'staff',
    'query ($id: ID!) { product(id: $id) { stock { onHand } stockMovements { nodes { reason delta onHandAfter reference } } } }',
    { id: productId },
  );
  expect(product.stock.onHand).toBe(8);
  expect(product.stockMovements.nodes.map((one: { reason: string }) => one.reason)).toEqual([
    'RETURN',
    'SALE',
    'ADJUSTMENT',
  ]);

  const mails = (await sentMails(app())).map(mail => mail.template);
  expect(mails.filter(name => name.startsWith('orders.')).sort()).toEqual([
    'orders.paid',
    'orders.placed',
    'orders.refunded',
    'orders.shipped',
  ]);
  const receipt = await app().http({
    url: final.payments[0].receiptUrl.replace('http://localhost:4000', ''),
  });
  expect(receipt.statusCode).toBe(200);
  expect(receipt.headers['content-type']).toBe('application/pdf');
});
