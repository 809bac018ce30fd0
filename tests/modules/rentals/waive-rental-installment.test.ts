import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { codeOf, codesOf } from '../../kit/codes.ts';
import { simulate, startPayment } from '../../kit/factories/payment.ts';
import { makeRentable, makeRental, makeRunning, rentalOf } from '../../kit/factories/rental.ts';
import { again, makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { rentalBooksAreRight } from '../../kit/rental-problems.ts';
import { dayMs } from '../../kit/time.ts';

const app = useApp();
let shopper: Shopper;
let productId: string;

beforeAll(async () => {
  shopper = await makeShopper(app());
  productId = await makeRentable(app(), 20);
});

const waive = (rentalInstallmentId: string, input: object = {}) =>
  as(app(), 'staff').mutate(
    'waiveRentalInstallment',
    { rentalInstallmentId, reason: 'Ill.', ...input },
    'rental { id status balance { amount } installments { status waiveReason lateFee { amount } } }',
  );

/** A rental whose second installment is late. */
async function makeLate(months = 2) {
  shopper = await again(app(), shopper);
  const rental = await makeRunning(shopper, productId, { months });
  app().clock.advance(36 * dayMs);
  await app().work();
  shopper = await again(app(), shopper);
  expect((await rentalOf(app(), rental.id)).status).toBe('OVERDUE');
  return rental;
}

describe('waiveRentalInstallment', () => {
  it('waives an installment that is not late yet', async () => {
    const { id, installments } = await makeRunning(shopper, productId, { months: 3 });
    const { rental, userErrors } = await waive(installments[2].id, { reason: ' Ill for a month.\n' });
    expect(userErrors).toEqual([]);
    expect(rental).toMatchObject({
      id,
      status: 'ACTIVE',
      balance: { amount: '100.00' },
      installments: [
        { status: 'PAID' },
        { status: 'DUE' },
        { status: 'WAIVED', waiveReason: 'Ill for a month.' },
      ],
    });
    const { events } = await rentalOf(app(), id);
    expect(events.at(-1)).toEqual({
      kind: 'WAIVED',
      details: { sequence: 3, what: 'INSTALLMENT', waived: '100.00', reason: 'Ill for a month.' },
    });
    const { userId } = await app().actors.find('staff');
    expect(await auditOf(app(), id, 'rental.waived')).toMatchObject([{ actor: { id: userId } }]);
    expect(codesOf(await waive(installments[2].id))).toEqual(['WRONG_STATUS']);
    await rentalBooksAreRight(app());
  });

  it('cancels a payment that was started for it; what is paid all the same is refunded', async () => {
    const { id, installments } = await makeRunning(shopper, productId, { months: 2 });
    const { payment } = await startPayment(shopper, { rentalInstallmentId: installments[1].id });
    expect(codesOf(await waive(installments[1].id))).toEqual([]);
    await simulate(shopper, payment.id);
    await rentalBooksAreRight(app());
    const { payment: after } = await app().ask('staff', `{ payment(id: "${payment.id}") { status } }`);
    expect(after.status).toBe('REFUNDED');
    expect((await rentalOf(app(), id)).paidTotal).toBe('250.00');
  });

  it('waives the late fee only, or the late installment with it, and the rental is ACTIVE again', async () => {
    const { installments } = await makeLate();
    const first = await waive(installments[1].id, { what: 'LATE_FEE' });
    expect(first.rental).toMatchObject({
      status: 'OVERDUE',
      balance: { amount: '100.00' },
      installments: [{}, { status: 'OVERDUE', lateFee: { amount: '0.00' } }],
    });
    expect((await waive(installments[1].id, { what: 'LATE_FEE' })).userErrors).toMatchObject([
      { code: 'WRONG_STATUS', message: 'Installment 2 has no late fee to waive.' },
    ]);
    const second = await waive(installments[1].id);
    expect(second.rental).toMatchObject({
      status: 'ACTIVE',
      balance: { amount: '0.00' },
      installments: [{}, { status: 'WAIVED' }],
    });
    await rentalBooksAreRight(app());
  });

  it.each([
    [{ reason: ' ' }, 'INVALID_INPUT', 'reason'],
    [{ reason: 'A'.repeat(501) }, 'INVALID_INPUT', 'reason'],
    [{ rentalInstallmentId: 'installment_1' }, 'INVALID_INPUT', 'rentalInstallmentId'],
    [{ rentalInstallmentId: 'installment_01h455vb4pex5vsknk084sn001' }, 'NOT_FOUND', 'rentalInstallmentId'],
    [{ what: 'LATE_FEE' }, 'WRONG_STATUS', 'rentalInstallmentId'],
  ])('refuses %j', async (input, code, field) => {
    shopper = await again(app(), shopper);
    const { id, installments } = await makeRunning(shopper, productId, { months: 2 });
    expect((await waive(installments[1].id, input)).userErrors).toMatchObject([{ code, path: [field] }]);
    expect((await rentalOf(app(), id)).balance).toBe('100.00');
  });

  it('refuses what is paid, and a rental that has not begun', async () => {
    const running = await makeRunning(shopper, productId);
    expect(codesOf(await waive(running.installments[0].id))).toEqual(['WRONG_STATUS']);
    const held = await makeRental(shopper, productId);
    expect(codesOf(await waive(held.installments[1].id))).toEqual(['WRONG_STATUS']);
    expect((await rentalOf(app(), held.id)).balance).toBe('1350.00');
  });

  it('is for holders of RENTALS_MANAGE only', async () => {
    const { id, installments } = await makeRunning(shopper, productId);
    const query =
      'mutation ($input: WaiveRentalInstallmentInput!) { waiveRentalInstallment(input: $input) { rental { id } } }';
    const input = { rentalInstallmentId: installments[1].id, reason: 'Please.' };
    expect(codeOf(await shopper.send(query, { input }))).toBe('FORBIDDEN');
    expect(codeOf(await app().send('guest', query, { input }))).toBe('UNAUTHENTICATED');
    expect((await rentalOf(app(), id)).statuses[1]).toBe('DUE');
  });
});
