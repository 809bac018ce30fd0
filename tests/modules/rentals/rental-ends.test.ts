import { beforeAll, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codesOf } from '../../kit/codes.ts';
import { pay, refundSome, simulate, startPayment } from '../../kit/factories/payment.ts';
import { makeRentable, makeRental, makeRunning, rentalOf, sign } from '../../kit/factories/rental.ts';
import { again, makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { newKey } from '../../kit/new-key.ts';
import { rentalBooksAreRight } from '../../kit/rental-problems.ts';
import { dayMs } from '../../kit/time.ts';
import { updateSettings } from '../../kit/update-settings.ts';

const app = useApp();
let shopper: Shopper;
let productId: string;

beforeAll(async () => {
  shopper = await makeShopper(app());
  productId = await makeRentable(app(), 100);
});

/** Lets days pass; the shopper signs in again. */
async function after(days: number): Promise<void> {
  app().clock.advance(days * dayMs);
  await app().work();
  shopper = await again(app(), shopper);
}

const giveBack = (rentalId: string, input: object) =>
  as(app(), 'staff').mutate('returnRental', { rentalId, condition: 'GOOD', ...input }, 'rental { status }');

async function paymentOf(rentalId: string, sequence: number): Promise<{ id: string; status: string }> {
  const { rental } = await app().ask(
    'staff',
    `{ rental(id: "${rentalId}") { installments { payment { id status } } } }`,
  );
  return rental.installments[sequence - 1].payment;
}

it('what was kept of the deposit can be given back after all, and is in one place only', async () => {
  const rental = await makeRunning(shopper, productId);
  expect(codesOf(await giveBack(rental.id, { depositKept: '150.00' }))).toEqual([]);
  const { id } = await paymentOf(rental.id, 1);
  expect(codesOf(await refundSome(app(), id))).toEqual([]);
  await app().work();
  expect(await rentalOf(app(), rental.id)).toMatchObject({
    depositHeld: '0.00',
    depositKept: '0.00',
    refundedTotal: '250.00',
  });
  await rentalBooksAreRight(app());
});

it('a part of what was kept leaves the rest kept', async () => {
  const rental = await makeRunning(shopper, productId);
  await giveBack(rental.id, { condition: 'DAMAGED', depositKept: '60.00' });
  await app().work();
  const { id } = await paymentOf(rental.id, 1);
  // The rent of the first month goes first, and then 20.00 of the deposit that was kept.
  expect(codesOf(await refundSome(app(), id, '120.00'))).toEqual([]);
  await app().work();
  expect(await rentalOf(app(), rental.id)).toMatchObject({
    depositHeld: '0.00',
    depositKept: '40.00',
    refundedTotal: '210.00',
  });
  await rentalBooksAreRight(app());
});

it('a deposit that bought the unit can be given back, and is in one place only', async () => {
  const rental = await makeRunning(shopper, productId);
  await pay(shopper, { rentalBuyoutId: rental.buyoutId });
  expect((await rentalOf(app(), rental.id)).status).toBe('BOUGHT_OUT');
  const { id } = await paymentOf(rental.id, 1);
  expect(codesOf(await refundSome(app(), id))).toEqual([]);
  await app().work();
  expect(await rentalOf(app(), rental.id)).toMatchObject({ depositHeld: '0.00', refundedTotal: '250.00' });
  await rentalBooksAreRight(app());
});

it('a refund that is on its way when the unit comes back is not paid twice', async () => {
  const rental = await makeRunning(shopper, productId);
  const { id } = await paymentOf(rental.id, 1);
  expect(codesOf(await refundSome(app(), id, '200.00'))).toEqual([]);
  expect(codesOf(await giveBack(rental.id, {}))).toEqual([]);
  await app().work();
  expect(await rentalOf(app(), rental.id)).toMatchObject({ depositHeld: '0.00', refundedTotal: '250.00' });
  await rentalBooksAreRight(app());
});

it('a late fee that is given back does not make buying dearer', async () => {
  const rental = await makeRunning(shopper, productId);
  await after(36);
  expect((await pay(shopper, { rentalInstallmentId: rental.installments[1].id })).amount).toBe('105.00');
  expect((await rentalOf(app(), rental.id)).buyoutPrice).toBe('750.00');
  const { id } = await paymentOf(rental.id, 2);
  await refundSome(app(), id, '5.00');
  await app().work();
  expect((await rentalOf(app(), rental.id)).buyoutPrice).toBe('750.00');
  await refundSome(app(), id, '10.00');
  await app().work();
  expect((await rentalOf(app(), rental.id)).buyoutPrice).toBe('755.00');
  await rentalBooksAreRight(app());
});

it('money for what has ended goes back by itself', async () => {
  const [cancelled, returned, bought] = [
    await makeRental(shopper, productId),
    await makeRunning(shopper, productId),
    await makeRunning(shopper, productId),
  ];
  await sign(shopper, cancelled.id);
  const late: string[] = [];
  for (const installment of [cancelled.installments[0], returned.installments[1], bought.installments[1]])
    late.push((await startPayment(shopper, { rentalInstallmentId: installment.id })).payment.id);
  late.push((await startPayment(shopper, { rentalBuyoutId: returned.buyoutId })).payment.id);
  expect(codesOf(await shopper.mutate('cancelRental', { rentalId: cancelled.id }, 'rental { id }'))).toEqual(
    [],
  );
  expect(codesOf(await giveBack(returned.id, {}))).toEqual([]);
  await pay(shopper, { rentalBuyoutId: bought.buyoutId });
  for (const id of late) await simulate(shopper, id);
  await app().work();
  for (const id of late) {
    const { payment } = await app().ask(
      'staff',
      `{ payment(id: "${id}") { status amount { amount } refundedAmount { amount } } }`,
    );
    expect(payment.status).toBe('REFUNDED');
    expect(payment.refundedAmount).toEqual(payment.amount);
  }
  await rentalBooksAreRight(app());
});

it('what has ended cannot be paid, waived, extended, returned, or bought', async () => {
  const rental = await makeRunning(shopper, productId);
  await giveBack(rental.id, {});
  const [, second] = rental.installments;
  expect(codesOf(await startPayment(shopper, { rentalInstallmentId: second.id }))).toEqual(['WRONG_STATUS']);
  expect(codesOf(await startPayment(shopper, { rentalBuyoutId: rental.buyoutId }))).toEqual(['WRONG_STATUS']);
  expect(codesOf(await giveBack(rental.id, {}))).toEqual(['WRONG_STATUS']);
  const input = { rentalId: rental.id };
  expect(codesOf(await shopper.mutate('extendRental', { ...input, months: 1 }, 'rental { id }'))).toEqual([
    'WRONG_STATUS',
  ]);
  expect(codesOf(await shopper.mutate('cancelRental', input, 'rental { id }'))).toEqual(['WRONG_STATUS']);
  const buying = { ...input, idempotencyKey: newKey() };
  expect(codesOf(await shopper.mutate('buyOutRental', buying, 'rental { id }'))).toEqual(['WRONG_STATUS']);
  const waived = { rentalInstallmentId: second.id, reason: 'No.' };
  expect(codesOf(await as(app(), 'staff').mutate('waiveRentalInstallment', waived, 'rental { id }'))).toEqual(
    ['WRONG_STATUS'],
  );
});

it('goes on when the customer is deleted', async () => {
  const leaver = await makeShopper(app());
  const rental = await makeRunning(leaver, productId);
  const gone = await app().mutate('deleteCustomer', { customerId: leaver.customerId }, 'userErrors { code }');
  expect(gone.userErrors).toEqual([]);
  await after(40);
  const { rental: seen } = await app().ask(
    'staff',
    `{ rental(id: "${rental.id}") { status customer { id } } }`,
  );
  expect(seen).toEqual({ status: 'OVERDUE', customer: null });
  expect(codesOf(await giveBack(rental.id, {}))).toEqual([]);
  await rentalBooksAreRight(app());
});

it('new terms never touch a contract that runs', async () => {
  const own = await makeRentable(app(), 1);
  const rental = await makeRunning(shopper, own, { months: 3 });
  const terms = { monthlyRate: '999.00', minimumMonths: 9, deposit: '1.00' };
  const changed = await app().mutate(
    'updateProduct',
    { productId: own, price: '5.00', rentalTerms: terms },
    'product { id }',
  );
  expect(changed.userErrors).toEqual([]);
  const store = {
    rentalLateFeeRate: '0.5',
    rentalPurchaseShare: '0',
    rentalGraceDays: 0,
    rentalDefaultAfterOverdue: 1,
  };
  await updateSettings(app(), store);
  await after(32);
  expect(await rentalOf(app(), rental.id)).toMatchObject({
    status: 'ACTIVE',
    balance: '200.00',
    buyoutPrice: '800.00',
  });
  await shopper.mutate('extendRental', { rentalId: rental.id, months: 1 }, 'rental { id }');
  expect((await rentalOf(app(), rental.id)).balance).toBe('300.00');
  await after(4);
  expect(await rentalOf(app(), rental.id)).toMatchObject({ status: 'OVERDUE', balance: '305.00' });
  await rentalBooksAreRight(app());
});
