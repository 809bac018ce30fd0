import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { codeOf, codesOf } from '../../kit/codes.ts';
import type { Payer } from '../../kit/factories/payment.ts';
import { makeRentable, makeRental, makeRunning, rentalOf, sign } from '../../kit/factories/rental.ts';
import { again, makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { rentalBooksAreRight } from '../../kit/rental-problems.ts';
import { movementsOf, onHandOf } from '../../kit/stock.ts';
import { dayMs } from '../../kit/time.ts';
import { updateSettings } from '../../kit/update-settings.ts';

const app = useApp();
let shopper: Shopper;

beforeAll(async () => {
  shopper = await makeShopper(app());
});

const cancel = (payer: Payer, rentalId: string, reason?: string) =>
  payer.mutate('cancelRental', { rentalId, reason }, 'rental { id status endReason endedAt holdsUntil }');

describe('cancelRental', () => {
  it.each([false, true])(
    'ends a rental that is not paid yet (signed: %s), and its unit is in stock again',
    async isSigned => {
      const productId = await makeRentable(app(), 1);
      const { id } = await makeRental(shopper, productId);
      if (isSigned) await sign(shopper, id);
      const { rental, userErrors } = await cancel(shopper, id);
      expect(userErrors).toEqual([]);
      expect(rental).toEqual({
        id,
        status: 'CANCELLED',
        endReason: 'Canceled by the customer.',
        endedAt: expect.stringMatching(/^2026-03-01T12:/),
        holdsUntil: null,
      });
      expect(await onHandOf(app(), productId)).toBe(1);
      const [movement] = await movementsOf(app(), productId);
      expect(movement).toMatchObject({ reason: 'RENTAL_RETURN', delta: 1, reference: id });
      const after = await rentalOf(app(), id);
      expect(after).toMatchObject({ total: '0.00', balance: '0.00' });
      expect(new Set(after.statuses)).toEqual(new Set(['CANCELLED']));
      expect(after.kinds.at(-1)).toBe('CANCELLED');
      expect(await auditOf(app(), id, 'rental.cancelled')).toMatchObject([{ actor: { id: shopper.userId } }]);
      expect(codesOf(await cancel(shopper, id))).toEqual(['WRONG_STATUS']);
      await rentalBooksAreRight(app());
    },
  );

  it('refunds everything as long as the first day has not come', async () => {
    const productId = await makeRentable(app(), 1);
    const rental = await makeRunning(shopper, productId, { startDate: '2026-05-01' });
    await app().work();
    expect(await rentalOf(app(), rental.id)).toMatchObject({ status: 'ACTIVE', paidTotal: '250.00' });
    expect(codesOf(await cancel(shopper, rental.id))).toEqual([]);
    await app().work();
    expect(await rentalOf(app(), rental.id)).toMatchObject({
      status: 'CANCELLED',
      refundedTotal: '250.00',
      depositHeld: '0.00',
      balance: '0.00',
    });
    expect(await onHandOf(app(), productId)).toBe(1);
    await rentalBooksAreRight(app());
  });

  it('is refused from the first day on', async () => {
    const productId = await makeRentable(app(), 1);
    const today = await makeRunning(shopper, productId);
    expect(codesOf(await cancel(shopper, today.id))).toEqual(['WRONG_STATUS']);
    expect(await rentalOf(app(), today.id)).toMatchObject({ status: 'ACTIVE', refundedTotal: '0.00' });
    expect(await onHandOf(app(), productId)).toBe(0);
  });

  it('needs a reason from the staff, which the customer reads', async () => {
    const { id } = await makeRental(shopper, await makeRentable(app(), 1));
    for (const reason of [undefined, ' \n '])
      expect((await cancel(as(app(), 'staff'), id, reason)).userErrors).toMatchObject([
        { code: 'INVALID_INPUT', path: ['reason'] },
      ]);
    expect((await rentalOf(app(), id)).status).toBe('AWAITING_SIGNATURE');
    const { rental } = await cancel(as(app(), 'staff'), id, ' The unit is broken. ');
    expect(rental).toMatchObject({ status: 'CANCELLED', endReason: 'The unit is broken.' });
  });

  it('is refused to others, and for a reason that is too long', async () => {
    const { id } = await makeRental(shopper, await makeRentable(app(), 1));
    expect(codesOf(await cancel(await makeShopper(app()), id, 'No.'))).toEqual(['NOT_FOUND']);
    expect((await cancel(shopper, id, 'A'.repeat(501))).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: ['reason'] },
    ]);
    const query = 'mutation ($input: CancelRentalInput!) { cancelRental(input: $input) { rental { id } } }';
    expect(codeOf(await app().send('guest', query, { input: { rentalId: id } }))).toBe('UNAUTHENTICATED');
    expect((await rentalOf(app(), id)).status).toBe('AWAITING_SIGNATURE');
  });

  it('goes by the day of the store', async () => {
    await updateSettings(app(), { timeZone: 'Pacific/Kiritimati' });
    const productId = await makeRentable(app(), 2);
    const [one, two] = [
      await makeRunning(shopper, productId, { startDate: '2026-03-10' }),
      await makeRunning(shopper, productId, { startDate: '2026-03-10' }),
    ];
    // March 10 begins in the store when it is 10:00 on March 9 in UTC.
    app().clock.goTo('2026-03-09T09:50:00Z');
    shopper = await again(app(), shopper);
    expect(codesOf(await cancel(shopper, one.id))).toEqual([]);
    app().clock.advance(dayMs / 144);
    shopper = await again(app(), shopper);
    expect(codesOf(await cancel(shopper, two.id))).toEqual(['WRONG_STATUS']);
  });
});
