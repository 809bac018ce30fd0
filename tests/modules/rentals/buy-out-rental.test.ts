import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { codeOf, codesOf } from '../../kit/codes.ts';
import { type Payer, simulate } from '../../kit/factories/payment.ts';
import { makeRentable, makeRental, makeRunning, rentalOf } from '../../kit/factories/rental.ts';
import { again, makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { newKey } from '../../kit/new-key.ts';
import { rentalBooksAreRight } from '../../kit/rental-problems.ts';
import { onHandOf } from '../../kit/stock.ts';
import { dayMs } from '../../kit/time.ts';

const app = useApp();
let shopper: Shopper;
let productId: string;

beforeAll(async () => {
  shopper = await makeShopper(app());
  productId = await makeRentable(app(), 20);
});

const buyOut = (payer: Payer, rentalId: string, idempotencyKey = newKey()) =>
  payer.mutate(
    'buyOutRental',
    { rentalId, idempotencyKey },
    'rental { id status } payment { id status amount { amount } target { __typename } }',
  );

describe('buyOutRental', () => {
  it('starts the payment of the price, and the unit belongs to the customer once that is paid', async () => {
    const { id } = await makeRunning(shopper, productId, { months: 3 });
    const before = await onHandOf(app(), productId);
    const { rental, payment, userErrors } = await buyOut(shopper, id);
    expect(userErrors).toEqual([]);
    expect(rental).toEqual({ id, status: 'ACTIVE' });
    // 1000.00 less half of the rent paid and the deposit.
    expect(payment).toMatchObject({ amount: { amount: '800.00' }, target: { __typename: 'Rental' } });
    await simulate(shopper, payment.id);
    await rentalBooksAreRight(app());
    expect(await rentalOf(app(), id)).toMatchObject({
      status: 'BOUGHT_OUT',
      statuses: ['PAID', 'CANCELLED', 'CANCELLED'],
      paidTotal: '1050.00',
      balance: '0.00',
      depositHeld: '0.00',
      buyoutPrice: null,
    });
    expect(await onHandOf(app(), productId)).toBe(before);
    expect(await auditOf(app(), id, 'rental.bought-out')).toHaveLength(1);
    expect(codesOf(await buyOut(shopper, id))).toEqual(['ALREADY_PAID']);
  });

  it('ends the rental at once when nothing is left to pay, and refunds the rest of the deposit', async () => {
    const cheap = await makeRentable(app(), 1, { price: '120.00' });
    const { id } = await makeRunning(shopper, cheap, { months: 3 });
    const { rental, payment, userErrors } = await buyOut(shopper, id);
    expect(userErrors).toEqual([]);
    expect([rental.status, payment]).toEqual(['BOUGHT_OUT', null]);
    await rentalBooksAreRight(app());
    // Half of the rent counts 50.00, and the deposit the other 70.00.
    expect(await rentalOf(app(), id)).toMatchObject({ refundedTotal: '80.00', depositHeld: '0.00' });
  });

  it('starts one payment for a key', async () => {
    const { id } = await makeRunning(shopper, productId);
    const key = newKey();
    const [one, two] = [await buyOut(shopper, id, key), await buyOut(shopper, id, key)];
    expect(two.payment.id).toBe(one.payment.id);
    const another = await makeRunning(shopper, productId);
    expect(codesOf(await buyOut(shopper, another.id, key))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it.each([
    [{ rentalId: 'rental_1' }, 'INVALID_INPUT', 'rentalId'],
    [{ rentalId: 'rental_01h455vb4pex5vsknk084sn000' }, 'NOT_FOUND', 'rentalId'],
    [{ idempotencyKey: '' }, 'INVALID_INPUT', 'idempotencyKey'],
  ])('refuses %j', async (changed, code, field) => {
    const { id } = await makeRunning(shopper, productId);
    const input = { rentalId: id, idempotencyKey: newKey(), ...changed };
    const { userErrors } = await shopper.mutate('buyOutRental', input, 'payment { id }');
    expect(userErrors).toMatchObject([{ code, path: [field] }]);
    expect((await rentalOf(app(), id)).status).toBe('ACTIVE');
  });

  it('is for the customer and for holders of RENTALS_MANAGE', async () => {
    const { id } = await makeRunning(shopper, productId);
    expect(codesOf(await buyOut(await makeShopper(app()), id))).toEqual(['NOT_FOUND']);
    const query = 'mutation ($input: BuyOutRentalInput!) { buyOutRental(input: $input) { rental { id } } }';
    const input = { rentalId: id, idempotencyKey: newKey() };
    expect(codeOf(await app().send('guest', query, { input }))).toBe('UNAUTHENTICATED');
    expect((await buyOut(as(app(), 'staff'), id)).payment.amount).toEqual({ amount: '800.00' });
  });

  it('is for a rental that runs and of which nothing is late', async () => {
    const held = await makeRental(shopper, productId);
    expect(codesOf(await buyOut(shopper, held.id))).toEqual(['WRONG_STATUS']);
    const { id, number } = await makeRunning(shopper, productId, { months: 2 });
    app().clock.advance(36 * dayMs);
    await app().work();
    const [mistake] = (await buyOut(await again(app(), shopper), id)).userErrors;
    expect(mistake).toMatchObject({
      code: 'WRONG_STATUS',
      message: `Pay the late installments of rental ${number} first.`,
    });
    expect((await rentalOf(app(), id)).status).toBe('OVERDUE');
  });
});
