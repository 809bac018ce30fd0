import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ProviderRefused } from '../../../src/modules/payments/provider/payment-provider.ts';
import type { TestActor } from '../../kit/actors.ts';
import { useApp } from '../../kit/app.ts';
import { makeRentable, makeRunning } from '../../kit/factories/rental.ts';
import { makeSeller } from '../../kit/factories/seller.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { stockedProduct } from '../../kit/factories/stock.ts';
import { importCsv } from '../../kit/import.ts';
import { localProvider } from '../../kit/local-provider.ts';
import { newKey } from '../../kit/new-key.ts';
import { dayMs } from '../../kit/time.ts';

const app = useApp();

/** Somebody's notifications, the oldest first. */
async function notificationsOf(who: {
  userId: string;
}): Promise<{ kind: string; message: string; targetId: string }[]> {
  await app().work();
  const { headers } = await app().actors.signIn(who.userId);
  const { data } = await app().sendWith(
    headers,
    '{ notifications { nodes { kind message targetId createdAt } } }',
  );
  const { nodes } = data.notifications;
  return nodes.toReversed().map(({ kind, message, targetId }: never) => ({ kind, message, targetId }));
}

async function ofKind(who: { userId: string }, kind: string) {
  return (await notificationsOf(who)).filter(one => one.kind === kind);
}

describe('REFUND_NEEDED', () => {
  let manager: TestActor;
  let staff: TestActor;
  beforeAll(async () => {
    manager = await app().actors.make({ roles: ['MANAGER'] });
    staff = await app().actors.make({ roles: ['STAFF'] });
  });

  it.each([
    ['CASH', 'in cash'],
    ['CARD_TERMINAL', 'at the card terminal'],
  ])('reaches those who may refund when a sale by %s is undone', async (paymentMethod, how) => {
    const seller = await makeSeller(app(), 'MANAGER');
    const { id: productId } = await stockedProduct(app(), 5, { price: '20.00' });
    const { order } = await seller.sell({ paymentMethod, lines: [{ productId, quantity: 2 }] });
    const before = (await ofKind(manager, 'REFUND_NEEDED')).length;
    await seller.correct(order, { version: order.version, lines: [{ productId, quantity: 1 }] });
    await seller.void(order);
    const { payments } = (
      await app().ask('admin', `{ order(id: "${order.id}") { payments { id refundedAmount { amount } } } }`)
    ).order;
    expect(payments).toMatchObject([{ refundedAmount: order.total }]);
    const half = (Number(order.total.amount) / 2).toFixed(2);
    const notified = (await ofKind(manager, 'REFUND_NEEDED')).slice(before);
    const message = `${half} USD for Sale ${order.number} must be paid back ${how}.`;
    expect(notified).toEqual(
      Array(2).fill({ kind: 'REFUND_NEEDED', message, targetId: payments[0].id as string }),
    );
    expect(await ofKind(staff, 'REFUND_NEEDED')).toEqual([]);
  });

  it('reports goods that come back for an imported order, whose payment is not recorded', async () => {
    const { sku } = await stockedProduct(app(), 5);
    await importCsv(app(), {
      'orders.csv':
        'number,customerCode,staffCode,placedAt,shippedAt,status\nOLD-1,,,2020-01-02T03:04:05Z,,DELIVERED\n',
      'order-lines.csv': `orderNumber,sku,quantity,unitPrice,discountRate\nOLD-1,${sku},3,7.50,\n`,
    });
    const { orderByNumber: order } = await app().ask(
      'staff',
      '{ orderByNumber(number: "OLD-1") { id lines { id } } }',
    );
    const { userErrors } = await app().mutate(
      'returnOrderLines',
      {
        idempotencyKey: newKey(),
        orderId: order.id,
        lines: [{ orderLineId: order.lines[0].id, quantity: 2, restock: true }],
      },
      'order { id }',
    );
    expect(userErrors).toEqual([]);
    const message =
      '15.00 USD for order OLD-1 must be paid back. The order was imported, so its payment is not recorded here.';
    expect(await ofKind(manager, 'REFUND_NEEDED')).toContainEqual({
      kind: 'REFUND_NEEDED',
      message,
      targetId: order.id,
    });
  });

  it('reports a refund that failed for good, and none that succeeds', async () => {
    const shopper = await makeShopper(app());
    const rental = await makeRunning(shopper, await makeRentable(app()));
    const { installments } = (
      await app().ask('staff', `{ rental(id: "${rental.id}") { installments { payment { id } } } }`)
    ).rental;
    const paymentId = installments[0].payment.id as string;
    const before = (await ofKind(manager, 'REFUND_NEEDED')).length;
    const refund = () =>
      app().mutate(
        'refundPayment',
        { idempotencyKey: newKey(), paymentId, amount: '7.25', reason: 'Goodwill.' },
        'payment { id }',
        'admin',
      );
    vi.spyOn(localProvider(app()), 'refund').mockRejectedValueOnce(new ProviderRefused('Disputed.'));
    await refund();
    await refund();
    expect((await ofKind(manager, 'REFUND_NEEDED')).slice(before)).toEqual([
      {
        kind: 'REFUND_NEEDED',
        message: expect.stringMatching(
          `^The refund of 7.25 USD for .* rental ${rental.number} failed. Pay the money back in another way.$`,
        ),
        targetId: paymentId,
      },
    ]);
  });
});

it('OVERDUE_RENTAL reports each late installment, and the default, to those who see rentals', async () => {
  const staff = await app().actors.make({ roles: ['STAFF'] });
  const customer = await app().actors.make({ roles: ['CUSTOMER'] });
  const shopper = await makeShopper(app());
  const { id: targetId, number } = await makeRunning(shopper, await makeRentable(app()));
  const late = (sequence: number) => ({
    kind: 'OVERDUE_RENTAL',
    message: `Installment ${sequence} of rental ${number} is late.`,
    targetId,
  });
  const { defaultAfterOverdue, graceDays } = await rentalRules();
  const notified = async () =>
    (await ofKind(staff, 'OVERDUE_RENTAL')).filter(one => one.targetId === targetId);

  app().clock.advance((31 + graceDays + 1) * dayMs);
  expect(await notified()).toEqual([late(2)]);
  app().clock.advance(dayMs);
  expect(await notified()).toHaveLength(1);

  app().clock.advance(31 * defaultAfterOverdue * dayMs);
  const all = await notified();
  const message = `So many installments of rental ${number} are late that it is in default.`;
  expect(all).toContainEqual({ kind: 'OVERDUE_RENTAL', message, targetId });
  expect(all).toContainEqual(late(3));
  expect(await ofKind(customer, 'OVERDUE_RENTAL')).toEqual([]);
});

async function rentalRules(): Promise<{ defaultAfterOverdue: number; graceDays: number }> {
  const { settings } = await app().ask('admin', '{ settings { rentalGraceDays rentalDefaultAfterOverdue } }');
  return { graceDays: settings.rentalGraceDays, defaultAfterOverdue: settings.rentalDefaultAfterOverdue };
}
