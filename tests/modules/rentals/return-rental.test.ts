import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { codeOf, codesOf } from '../../kit/codes.ts';
import { makeRentable, makeRental, makeRunning, rentalOf } from '../../kit/factories/rental.ts';
import { again, makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { rentalBooksAreRight } from '../../kit/rental-problems.ts';
import { movementsOf, onHandOf } from '../../kit/stock.ts';
import { dayMs } from '../../kit/time.ts';

const app = useApp();
let shopper: Shopper;

beforeAll(async () => {
  shopper = await makeShopper(app());
});

const giveBack = (rentalId: string, input: object = {}) =>
  as(app(), 'staff').mutate(
    'returnRental',
    { rentalId, condition: 'GOOD', ...input },
    'rental { id status endReason returnCondition depositKept { amount } }',
  );

describe('returnRental', () => {
  it('puts the unit back in stock, cancels what is not due yet, and refunds the deposit', async () => {
    const productId = await makeRentable(app(), 1);
    const { id } = await makeRunning(shopper, productId, { months: 3 });
    const { rental, userErrors } = await giveBack(id);
    expect(userErrors).toEqual([]);
    expect(rental).toEqual({
      id,
      status: 'RETURNED',
      endReason: null,
      returnCondition: 'GOOD',
      depositKept: { amount: '0.00' },
    });
    await rentalBooksAreRight(app());
    expect(await rentalOf(app(), id)).toMatchObject({
      statuses: ['PAID', 'CANCELLED', 'CANCELLED'],
      balance: '0.00',
      refundedTotal: '150.00',
      depositHeld: '0.00',
      kinds: ['CREATED', 'SIGNED', 'PAID', 'ACTIVATED', 'RETURNED', 'REFUNDED'],
    });
    expect(await onHandOf(app(), productId)).toBe(1);
    const { userId } = await app().actors.find('staff');
    expect(await auditOf(app(), id, 'rental.returned')).toMatchObject([{ actor: { id: userId } }]);
    expect(codesOf(await giveBack(id))).toEqual(['WRONG_STATUS']);
  });

  it('keeps a part of the deposit for damage, and says why', async () => {
    const productId = await makeRentable(app(), 1);
    const { id } = await makeRunning(shopper, productId);
    const input = { condition: 'DAMAGED', notes: ' A scratch.\n', depositKept: '40.00' };
    expect((await giveBack(id, input)).rental).toMatchObject({
      returnCondition: 'DAMAGED',
      endReason: 'A scratch.',
      depositKept: { amount: '40.00' },
    });
    await rentalBooksAreRight(app());
    expect(await rentalOf(app(), id)).toMatchObject({ refundedTotal: '110.00', depositHeld: '0.00' });
    const [movement] = await movementsOf(app(), productId);
    expect(movement).toMatchObject({ reason: 'RENTAL_RETURN', delta: 1, note: 'Damaged.', reference: id });
  });

  it('does not put a lost unit back in stock', async () => {
    const productId = await makeRentable(app(), 1);
    const { id } = await makeRunning(shopper, productId);
    expect(codesOf(await giveBack(id, { condition: 'LOST', depositKept: '150.00' }))).toEqual([]);
    await rentalBooksAreRight(app());
    expect(await onHandOf(app(), productId)).toBe(0);
    expect(await rentalOf(app(), id)).toMatchObject({ refundedTotal: '0.00', depositKept: '150.00' });
  });

  it.each([
    [{ depositKept: '150.01' }, 'depositKept'],
    [{ depositKept: '-1' }, 'depositKept'],
    [{ depositKept: '1.001' }, 'depositKept'],
    [{ notes: 'A'.repeat(1_001) }, 'notes'],
  ])('refuses %j', async (input, field) => {
    const { id } = await makeRunning(shopper, await makeRentable(app(), 1));
    expect((await giveBack(id, input)).userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: [field] }]);
    expect((await rentalOf(app(), id)).status).toBe('ACTIVE');
  });

  it('is for running rentals only, and for holders of RENTALS_MANAGE only', async () => {
    const productId = await makeRentable(app(), 2);
    const held = await makeRental(shopper, productId);
    expect(codesOf(await giveBack(held.id))).toEqual(['WRONG_STATUS']);
    const running = await makeRunning(shopper, productId);
    const query = 'mutation ($input: ReturnRentalInput!) { returnRental(input: $input) { rental { id } } }';
    const input = { rentalId: running.id, condition: 'GOOD' };
    expect(codeOf(await shopper.send(query, { input }))).toBe('FORBIDDEN');
    expect(codeOf(await app().send('guest', query, { input }))).toBe('UNAUTHENTICATED');
    expect((await rentalOf(app(), running.id)).status).toBe('ACTIVE');
  });

  it('takes a unit back whose product was deleted, and a unit that was only held is freed', async () => {
    const productId = await makeRentable(app(), 3);
    const running = await makeRunning(shopper, productId);
    const held = await makeRental(shopper, productId);
    expect(codesOf(await app().mutate('deleteProduct', { productId }, 'deletedProductId'))).toEqual([]);
    expect(codesOf(await giveBack(running.id))).toEqual([]);
    app().clock.advance(4 * dayMs);
    await rentalBooksAreRight(app());
    expect((await rentalOf(app(), held.id)).status).toBe('EXPIRED');
    shopper = await again(app(), shopper);
    const seen = await shopper.ask(`{ rental(id: "${running.id}") { status productName product { id } } }`);
    expect(seen.rental).toMatchObject({ status: 'RETURNED', product: null });
  });
});
