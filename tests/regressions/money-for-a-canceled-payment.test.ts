import { expect, it } from 'vitest';
import { useApp } from '../kit/app.ts';
import { makeProduct } from '../kit/factories/product.ts';
import { makeShopper } from '../kit/factories/shopper.ts';
import { setStock } from '../kit/factories/stock.ts';

const app = useApp();

// The customer pays by the first of two payments, though the second had taken its place. Then the second stayed open,
// and somebody could have paid again.
it('leaves no other payment of the order open', async () => {
  const { id: productId } = await makeProduct(app());
  await setStock(app(), productId, 5);
  const shopper = await makeShopper(app());
  const { order } = await shopper.mutate(
    'placeOrder',
    { idempotencyKey: 'order', lines: [{ productId, quantity: 1 }] },
    'order { id }',
  );
  const input = { idempotencyKey: 'pay', orderId: order.id };
  const first = await shopper.mutate('startPayment', input, 'payment { id status }');
  const second = await app().mutate('startPayment', input, 'payment { id status }', 'staff');
  expect(second.payment.id).not.toBe(first.payment.id);

  const outcome = { paymentId: first.payment.id, outcome: 'SUCCEED' };
  await shopper.mutate('simulatePayment', outcome, 'payment { status }');
  await app().work();
  const { order: paid } = await shopper.ask(
    'query ($id: ID!) { order(id: $id) { status payments { id status } } }',
    { id: order.id },
  );
  expect(paid).toEqual({
    status: 'PAID',
    payments: [
      { id: first.payment.id, status: 'SUCCEEDED' },
      { id: second.payment.id, status: 'CANCELLED' },
    ],
  });
});
