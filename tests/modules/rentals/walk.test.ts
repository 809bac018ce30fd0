import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { pay, simulate } from '../../kit/factories/payment.ts';
import { makeRentable, makeRental, makeRunning, rentalOf, sign } from '../../kit/factories/rental.ts';
import { again, makeShopper } from '../../kit/factories/shopper.ts';
import { templatesTo } from '../../kit/mails-to.ts';
import { newKey } from '../../kit/new-key.ts';
import { rentalBooksAreRight } from '../../kit/rental-problems.ts';
import { onHandOf } from '../../kit/stock.ts';
import { dayMs } from '../../kit/time.ts';
import { updateSettings } from '../../kit/update-settings.ts';

const app = useApp();

/** Lets days pass on which nothing happens. */
async function skipDays(days: number): Promise<void> {
  app().clock.advance(days * dayMs);
  await app().work();
}

/** Goes through days as a worker would; sessions end meanwhile, so customers sign in again. */
async function passDays(days: number): Promise<void> {
  for (let n = 0; n < days; n++) {
    app().clock.advance(dayMs);
    await app().work();
  }
}

it('a rental goes all the way: quoted, signed, paid, late, bought', async () => {
  const productId = await makeRentable(app());
  let shopper = await makeShopper(app());
  const { quoteRental: quote } = await app().ask(
    'guest',
    'query ($id: ID!) { quoteRental(productId: $id, months: 12) { startDate endDate total { amount } deposit { amount } isAvailable installments { sequence dueOn amount { amount } buyoutPrice { amount } } } }',
    { id: productId },
  );
  expect(quote).toMatchObject({
    startDate: '2026-03-01',
    endDate: '2027-03-01',
    total: { amount: '1350.00' },
    isAvailable: true,
  });
  expect(quote.installments).toHaveLength(12);
  expect(quote.installments[1]).toEqual({
    sequence: 2,
    dueOn: '2026-04-01',
    amount: { amount: '100.00' },
    buyoutPrice: { amount: '750.00' },
  });

  const rental = await makeRental(shopper, productId);
  expect(rental.status).toBe('AWAITING_SIGNATURE');
  expect(rental.contract.text).toContain('1350.00 USD');
  expect(await onHandOf(app(), productId)).toBe(2);
  const signed = await sign(shopper, rental.id, { sha256: rental.contract.sha256 });
  expect(signed.userErrors).toEqual([]);
  expect(signed.rental).toMatchObject({
    status: 'AWAITING_PAYMENT',
    contract: { signerName: 'Ann Lee', signatureKind: 'TYPED', text: rental.contract.text },
  });
  const [first, second, third] = rental.installments;
  expect((await pay(shopper, { rentalInstallmentId: first.id })).amount).toBe('250.00');
  expect(await rentalOf(app(), rental.id)).toMatchObject({
    status: 'ACTIVE',
    paidTotal: '250.00',
    balance: '1100.00',
    depositHeld: '150.00',
    buyoutPrice: '800.00',
  });

  const pdf = await app().http({ url: signed.rental.contract.pdfUrl.replace('http://localhost:4000', '') });
  expect(pdf.headers['content-type']).toBe('application/pdf');
  const file = join(tmpdir(), `contract-${process.pid}-${Date.now()}.pdf`);
  writeFileSync(file, pdf.rawPayload);
  const printed = pdfText(file);
  if (printed !== undefined) {
    expect(printed).toContain('1350.00 USD');
    expect(printed).toContain('Signed by Ann Lee');
  }

  await skipDays(30);
  await passDays(1);
  shopper = await again(app(), shopper);
  expect((await templatesTo(app(), shopper.email, 'rentals.')).sort()).toEqual([
    'rentals.activated',
    'rentals.created',
    'rentals.paid',
    'rentals.reminder',
  ]);
  expect((await pay(shopper, { rentalInstallmentId: second.id })).amount).toBe('100.00');
  await skipDays(29);
  await passDays(4);
  expect((await rentalOf(app(), rental.id)).statuses[2]).toBe('DUE');
  await passDays(1);
  const late = await rentalOf(app(), rental.id);
  expect(late).toMatchObject({ status: 'OVERDUE', total: '1355.00', balance: '1005.00', buyoutPrice: null });
  expect(late.installments[2]).toMatchObject({ status: 'OVERDUE', lateFee: { amount: '5.00' } });
  await passDays(2);
  // Those since then: the files of earlier mails were deleted after 30 days.
  expect((await templatesTo(app(), shopper.email, 'rentals.')).sort()).toEqual([
    'rentals.overdue',
    'rentals.paid',
    'rentals.reminder',
  ]);
  const list = await app().ask(
    'staff',
    '{ late: rentals(filter: { overdue: true }) { nodes { id } } week: rentals(filter: { dueBefore: "2026-06-08" }) { nodes { id } } }',
  );
  expect(list).toEqual({ late: { nodes: [{ id: rental.id }] }, week: { nodes: [{ id: rental.id }] } });

  shopper = await again(app(), shopper);
  const refused = await shopper.mutate(
    'buyOutRental',
    { idempotencyKey: newKey(), rentalId: rental.id },
    'payment { id }',
  );
  expect(refused.userErrors).toMatchObject([{ code: 'WRONG_STATUS' }]);
  expect((await pay(shopper, { rentalInstallmentId: third.id })).amount).toBe('105.00');
  const { quoteRentalBuyout } = await shopper.ask(
    `{ quoteRentalBuyout(rentalId: "${rental.id}") { amount { amount } rentCredit { amount } depositCredit { amount } } }`,
  );
  expect(quoteRentalBuyout).toEqual({
    amount: { amount: '700.00' },
    rentCredit: { amount: '150.00' },
    depositCredit: { amount: '150.00' },
  });
  const key = newKey();
  const buy = () =>
    shopper.mutate(
      'buyOutRental',
      { idempotencyKey: key, rentalId: rental.id },
      'rental { status } payment { id amount { amount } target { __typename id } }',
    );
  const bought = await buy();
  expect(bought.payment).toMatchObject({
    amount: { amount: '700.00' },
    target: { __typename: 'Rental', id: rental.id },
  });
  expect((await buy()).payment.id).toBe(bought.payment.id);
  await simulate(shopper, bought.payment.id);
  await app().work();
  const done = await rentalOf(app(), rental.id);
  expect(done).toMatchObject({
    status: 'BOUGHT_OUT',
    balance: '0.00',
    paidTotal: '1155.00',
    depositHeld: '0.00',
  });
  expect(done.kinds).toEqual([
    'CREATED',
    'SIGNED',
    'PAID',
    'ACTIVATED',
    'REMINDED',
    'PAID',
    'REMINDED',
    'OVERDUE',
    'PAID',
    'BOUGHT_OUT',
  ]);
  expect(await onHandOf(app(), productId)).toBe(2);
  await rentalBooksAreRight(app());
}, 60_000);

it('a rental is extended and comes back, part of the deposit kept', async () => {
  const productId = await makeRentable(app());
  let shopper = await makeShopper(app());
  const rental = await makeRunning(shopper, productId, { months: 2 });
  const extended = await shopper.mutate(
    'extendRental',
    { rentalId: rental.id, months: 1 },
    'rental { months endDate installments { sequence } }',
  );
  expect(extended.rental).toMatchObject({ months: 3, installments: [{}, {}, {}] });
  await passDays(10);
  shopper = await again(app(), shopper);
  const input = { rentalId: rental.id, condition: 'DAMAGED', notes: 'A scratch.', depositKept: '150.01' };
  const tooMuch = await app().mutate('returnRental', input, 'rental { id }', 'staff');
  expect(tooMuch.userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: ['depositKept'] }]);
  const back = await app().mutate(
    'returnRental',
    { ...input, depositKept: '40.00' },
    'rental { status }',
    'staff',
  );
  expect(back).toMatchObject({ rental: { status: 'RETURNED' }, userErrors: [] });
  await app().work();
  expect(await rentalOf(app(), rental.id)).toMatchObject({
    status: 'RETURNED',
    refundedTotal: '110.00',
    depositKept: '40.00',
    depositHeld: '0.00',
    balance: '0.00',
    statuses: ['PAID', 'CANCELLED', 'CANCELLED'],
  });
  expect(await onHandOf(app(), productId)).toBe(3);
  await rentalBooksAreRight(app());
});

it('goes through summer time and a leap day, month by month, until nothing is left to pay', async () => {
  await updateSettings(app(), { timeZone: 'Europe/Berlin' });
  const productId = await makeRentable(app(), 1, { price: '500.00' });
  let shopper = await makeShopper(app());
  const today = await app().ask(
    'guest',
    `{ quoteRental(productId: "${productId}", months: 1) { startDate } }`,
  );
  const year = Number(today.quoteRental.startDate.slice(0, 4)) + 1;
  const wait = (Date.parse(`${year}-01-31T12:00:00Z`) - app().clock.now().getTime()) / dayMs;
  app().clock.advance(Math.round(wait) * dayMs);
  shopper = await again(app(), shopper);
  const rental = await makeRunning(shopper, productId, { months: 14, startDate: `${year}-01-31` });
  expect(rental.installments.slice(0, 3).map((one: { dueOn: string }) => one.dueOn)).toEqual([
    '2027-01-31',
    '2027-02-28',
    '2027-03-31',
  ]);
  expect(rental.installments[13].dueOn).toBe('2028-02-29');
  for (const { id, dueOn } of rental.installments.slice(1)) {
    app().clock.goTo(`${dueOn}T10:00:00Z`);
    await app().work();
    shopper = await again(app(), shopper);
    expect((await pay(shopper, { rentalInstallmentId: id })).amount).toBe('100.00');
  }
  await app().work();
  expect(await rentalOf(app(), rental.id)).toMatchObject({
    status: 'ACTIVE',
    balance: '0.00',
    paidTotal: '1550.00',
    buyoutPrice: '0.00',
  });
  const bought = await shopper.mutate(
    'buyOutRental',
    { idempotencyKey: newKey(), rentalId: rental.id },
    'rental { status } payment { id }',
  );
  expect(bought).toMatchObject({ rental: { status: 'BOUGHT_OUT' }, payment: null, userErrors: [] });
  await app().work();
  // Half the rent is more than the price: the deposit goes back.
  expect(await rentalOf(app(), rental.id)).toMatchObject({ refundedTotal: '150.00', depositHeld: '0.00' });
  await rentalBooksAreRight(app());
}, 60_000);

it('is in default after three late installments, and they stay owed', async () => {
  const productId = await makeRentable(app());
  const shopper = await makeShopper(app());
  const rental = await makeRunning(shopper, productId, { months: 6 });
  for (let n = 0; n < 12; n++) await skipDays(8);
  const late = await rentalOf(app(), rental.id);
  expect(late.status).toBe('DEFAULTED');
  expect(late.statuses).toEqual(['PAID', 'OVERDUE', 'OVERDUE', 'OVERDUE', 'CANCELLED', 'CANCELLED']);
  expect(late.balance).toBe('315.00');
  const waive = (input: object) =>
    app().mutate('waiveRentalInstallment', { reason: 'Ill.', ...input }, 'rental { status }', 'staff');
  expect(
    (await waive({ rentalInstallmentId: late.installments[1].id, what: 'LATE_FEE' })).userErrors,
  ).toEqual([]);
  expect((await waive({ rentalInstallmentId: late.installments[2].id })).userErrors).toEqual([]);
  expect((await waive({ rentalInstallmentId: late.installments[2].id })).userErrors).toMatchObject([
    { code: 'WRONG_STATUS' },
  ]);
  expect((await rentalOf(app(), rental.id)).balance).toBe('205.00');
  expect(
    (
      await app().mutate(
        'returnRental',
        { rentalId: rental.id, condition: 'LOST', depositKept: '150' },
        'rental { id }',
        'staff',
      )
    ).userErrors,
  ).toEqual([]);
  expect(
    (await pay(await again(app(), shopper), { rentalInstallmentId: late.installments[1].id })).amount,
  ).toBe('100.00');
  await app().work();
  expect(await rentalOf(app(), rental.id)).toMatchObject({
    status: 'RETURNED',
    balance: '105.00',
    refundedTotal: '0.00',
  });
  expect(await onHandOf(app(), productId)).toBe(2);
  await rentalBooksAreRight(app());
});

/** What is in a PDF, where the program that says so is installed. */
function pdfText(file: string): string | undefined {
  try {
    return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
