import { expect, it } from 'vitest';
import { processDueInstallments } from '../../../src/modules/rentals/jobs/process-due-installments.job.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codesOf } from '../../kit/codes.ts';
import { makeRentable, makeRunning, rentalOf } from '../../kit/factories/rental.ts';
import { makeShopper } from '../../kit/factories/shopper.ts';
import { sentMails } from '../../kit/mailbox.ts';
import { rentalBooksAreRight } from '../../kit/rental-problems.ts';
import { dayMs } from '../../kit/time.ts';

const app = useApp();

it('marks an installment as late once, however often and in however many processes it runs', async () => {
  const shopper = await makeShopper(app());
  const rental = await makeRunning(shopper, await makeRentable(app()), { months: 2 });
  app().clock.advance(36 * dayMs);
  const run = () => processDueInstallments.run(app().context(), {});
  await Promise.all([run(), run(), run()]);
  await run();
  await app().work();
  const late = await rentalOf(app(), rental.id);
  expect(late).toMatchObject({ status: 'OVERDUE', total: '355.00', balance: '105.00' });
  expect(late.kinds.filter((kind: string) => kind === 'OVERDUE')).toHaveLength(1);
  const mails = (await sentMails(app())).filter(({ template }) => template === 'rentals.overdue');
  expect(mails.filter(({ subject }) => subject.includes(rental.number))).toHaveLength(1);
  const waive = (what: string) =>
    as(app(), 'staff').mutate(
      'waiveRentalInstallment',
      { rentalInstallmentId: rental.installments[1].id, what, reason: 'Ill.' },
      'rental { status }',
    );
  expect(codesOf(await waive('LATE_FEE'))).toEqual([]);
  await run();
  expect(codesOf(await waive('LATE_FEE'))).toEqual(['WRONG_STATUS']);
  expect((await rentalOf(app(), rental.id)).balance).toBe('100.00');
  expect((await waive('INSTALLMENT')).rental.status).toBe('ACTIVE');
  expect((await rentalOf(app(), rental.id)).balance).toBe('0.00');
  await rentalBooksAreRight(app());
});
