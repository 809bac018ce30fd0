import { expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { simulate, startPayment } from '../../kit/factories/payment.ts';
import { makeRentable, makeRental, makeRunning, rentalOf, sign } from '../../kit/factories/rental.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { sentMails } from '../../kit/mailbox.ts';
import { rentalBooksAreRight } from '../../kit/rental-problems.ts';
import { onHandOf } from '../../kit/stock.ts';
import { dayMs } from '../../kit/time.ts';

const app = useApp();

it('expires what is not signed or not first paid in time, and puts its unit back in stock', async () => {
  const shopper = await makeShopper(app());
  const productId = await makeRentable(app(), 3);
  const [unsigned, unpaid, paid] = [
    await makeRental(shopper, productId),
    await makeRental(shopper, productId),
    await makeRunning(shopper, productId),
  ];
  await sign(shopper, unpaid.id);
  const { payment } = await startPayment(shopper, { rentalInstallmentId: unpaid.installments[0].id });
  expect(await onHandOf(app(), productId)).toBe(0);

  app().clock.advance(4 * dayMs);
  await app().work();
  const expired = { status: 'EXPIRED', balance: '0.00', total: '0.00' };
  expect(await rentalOf(app(), unsigned.id)).toMatchObject({
    ...expired,
    endReason: 'The contract was not signed in time.',
    kinds: ['CREATED', 'EXPIRED'],
  });
  expect(await rentalOf(app(), unpaid.id)).toMatchObject({
    ...expired,
    endReason: 'The first installment was not paid in time.',
    kinds: ['CREATED', 'SIGNED', 'EXPIRED'],
  });
  expect((await rentalOf(app(), paid.id)).status).toBe('ACTIVE');
  expect(await onHandOf(app(), productId)).toBe(2);

  // The customer pays all the same, and is refunded.
  await simulate(as(app(), 'staff'), payment.id);
  await rentalBooksAreRight(app());
  const late = await app().ask('staff', `{ payment(id: "${payment.id}") { status } }`);
  expect(late.payment.status).toBe('REFUNDED');
  const mails = (await sentMails(app())).filter(({ template }) => template === 'rentals.ended');
  expect(mails).toHaveLength(2);
});
