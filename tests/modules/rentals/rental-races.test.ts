import { beforeAll, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { codesOf } from '../../kit/codes.ts';
import { pay, simulate, startPayment } from '../../kit/factories/payment.ts';
import { makeRentable, makeRental, makeRunning, rentalOf, sign } from '../../kit/factories/rental.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { newKey } from '../../kit/new-key.ts';
import { orderProblems } from '../../kit/order-problems.ts';
import { rentalBooksAreRight } from '../../kit/rental-problems.ts';
import { onHandOf } from '../../kit/stock.ts';

const app = useApp();
let shoppers: Shopper[];
let shopper: Shopper;
let productId: string;

beforeAll(async () => {
  shoppers = [];
  for (let n = 0; n < 6; n++) shoppers.push(await makeShopper(app()));
  shopper = shoppers[0]!;
  productId = await makeRentable(app(), 100);
});

type Payload = { userErrors: { code: string }[] };
const allCodes = (payloads: readonly Payload[]) => codesOf(...payloads).sort();

async function allBooksAreRight(): Promise<void> {
  await rentalBooksAreRight(app());
  expect(await orderProblems(app())).toEqual([]);
}

it('five sign: one does, and what is stored is theirs', async () => {
  const rental = await makeRental(shopper, productId);
  const names = ['A', 'B', 'C', 'D', 'E'];
  const answers = await Promise.all(names.map(signerName => sign(shopper, rental.id, { signerName })));
  expect(allCodes(answers)).toEqual(Array(4).fill('ALREADY_SIGNED'));
  const winner = names[answers.findIndex(answer => answer.userErrors.length === 0)];
  const read = await shopper.ask(`{ rental(id: "${rental.id}") { contract { signerName } } }`);
  expect(read.rental.contract.signerName).toBe(winner);
  expect((await rentalOf(app(), rental.id)).kinds).toEqual(['CREATED', 'SIGNED']);
});

it('sign and cancel: the unit is held or free, never both', async () => {
  for (let round = 0; round < 4; round++) {
    const rental = await makeRental(shopper, productId);
    const before = await onHandOf(app(), productId);
    const [signed, cancelled] = await Promise.all([
      sign(shopper, rental.id),
      shopper.mutate('cancelRental', { rentalId: rental.id }, 'rental { id }'),
    ]);
    expect(codesOf(cancelled)).toEqual([]);
    expect([[], ['WRONG_STATUS']]).toContainEqual(codesOf(signed));
    expect((await rentalOf(app(), rental.id)).status).toBe('CANCELLED');
    expect(await onHandOf(app(), productId)).toBe(before + 1);
  }
  await allBooksAreRight();
});

it('one starts to pay five times: one payment is open', async () => {
  const rental = await makeRunning(shopper, productId);
  const what = { rentalInstallmentId: rental.installments[1].id };
  const started = await Promise.all(Array.from({ length: 5 }, () => startPayment(shopper, what)));
  expect(allCodes(started)).toEqual([]);
  expect(new Set(started.map(({ payment }) => payment.id)).size).toBe(1);
  await Promise.all(started.map(({ payment }) => simulate(shopper, payment.id)));
  await app().work();
  expect(await rentalOf(app(), rental.id)).toMatchObject({ paidTotal: '350.00', refundedTotal: '0.00' });
  await allBooksAreRight();
});

it('two pay the first installment: it begins once', async () => {
  for (let round = 0; round < 3; round++) {
    const rental = await makeRental(shopper, productId);
    await sign(shopper, rental.id);
    const what = { rentalInstallmentId: rental.installments[0].id };
    const [one, two] = [await startPayment(shopper, what), await startPayment(as(app(), 'staff'), what)];
    await Promise.all([simulate(shopper, one.payment.id), simulate(as(app(), 'staff'), two.payment.id)]);
    await app().work();
    const after = await rentalOf(app(), rental.id);
    expect(after).toMatchObject({ status: 'ACTIVE', paidTotal: '250.00', depositHeld: '150.00' });
    expect(after.kinds).toEqual(['CREATED', 'SIGNED', 'PAID', 'ACTIVATED']);
  }
  await allBooksAreRight();
});

it('the first payment and the cancellation: paid and begun, or canceled and paid back', async () => {
  for (let round = 0; round < 4; round++) {
    const rental = await makeRental(shopper, productId);
    await sign(shopper, rental.id);
    const { payment } = await startPayment(shopper, { rentalInstallmentId: rental.installments[0].id });
    const [, cancelled] = await Promise.all([
      simulate(shopper, payment.id),
      shopper.mutate('cancelRental', { rentalId: rental.id }, 'rental { id }'),
    ]);
    await app().work();
    const { status, paidTotal } = await rentalOf(app(), rental.id);
    expect([codesOf(cancelled), status, paidTotal]).toEqual(
      status === 'ACTIVE' ? [['WRONG_STATUS'], 'ACTIVE', '250.00'] : [[], 'CANCELLED', '0.00'],
    );
  }
  await allBooksAreRight();
});

it('paid, bought, returned, waived, and extended at once: every cent is in one place', async () => {
  for (let round = 0; round < 5; round++) {
    const rental = await makeRunning(shopper, productId);
    const before = await onHandOf(app(), productId);
    const target = { rentalInstallmentId: rental.installments[1].id };
    const [paying, buying] = [
      await startPayment(shopper, target),
      await startPayment(shopper, { rentalBuyoutId: rental.buyoutId }),
    ];
    const [, , returned] = await Promise.all([
      simulate(shopper, paying.payment.id),
      simulate(shopper, buying.payment.id),
      as(app(), 'staff').mutate(
        'returnRental',
        { rentalId: rental.id, condition: 'GOOD', depositKept: '10.00' },
        'rental { id }',
      ),
      as(app(), 'staff').mutate('waiveRentalInstallment', { ...target, reason: 'A race.' }, 'rental { id }'),
      shopper.mutate('extendRental', { rentalId: rental.id, months: 2 }, 'rental { id }'),
      shopper.mutate('buyOutRental', { rentalId: rental.id, idempotencyKey: newKey() }, 'rental { id }'),
    ]);
    await allBooksAreRight();
    const { status } = await rentalOf(app(), rental.id);
    expect([codesOf(returned), status]).toEqual(
      status === 'BOUGHT_OUT' ? [['WRONG_STATUS'], 'BOUGHT_OUT'] : [[], 'RETURNED'],
    );
    expect(await onHandOf(app(), productId)).toBe(status === 'BOUGHT_OUT' ? before : before + 1);
  }
});

it('returned twice: one does, and the deposit goes back once', async () => {
  const rental = await makeRunning(shopper, productId);
  const input = { rentalId: rental.id, condition: 'GOOD' };
  const back = () => as(app(), 'staff').mutate('returnRental', input, 'rental { id }');
  expect(allCodes(await Promise.all([back(), back(), back()]))).toEqual(['WRONG_STATUS', 'WRONG_STATUS']);
  await app().work();
  expect((await rentalOf(app(), rental.id)).refundedTotal).toBe('150.00');
  await allBooksAreRight();
});

it('extended twice from one version: one does', async () => {
  const rental = await makeRunning(shopper, productId);
  const { version } = await rentalOf(app(), rental.id);
  const extend = () =>
    shopper.mutate('extendRental', { rentalId: rental.id, months: 1, version }, 'rental { months }');
  expect(allCodes(await Promise.all([extend(), extend()]))).toEqual(['VERSION_CONFLICT']);
  expect((await rentalOf(app(), rental.id)).months).toBe(13);
  await allBooksAreRight();
});

it('bought by one key five times: one payment, and the unit is bought once', async () => {
  const rental = await makeRunning(shopper, productId);
  const input = { rentalId: rental.id, idempotencyKey: newKey() };
  const buy = () => shopper.mutate('buyOutRental', input, 'payment { id }');
  const answers = await Promise.all(Array.from({ length: 5 }, buy));
  expect(allCodes(answers)).toEqual([]);
  expect(new Set(answers.map(({ payment }) => payment.id)).size).toBe(1);
  await Promise.all([simulate(shopper, answers[0].payment.id), simulate(shopper, answers[0].payment.id)]);
  await app().work();
  expect(await rentalOf(app(), rental.id)).toMatchObject({ status: 'BOUGHT_OUT', paidTotal: '1050.00' });
  await allBooksAreRight();
});

it('the last two units, six who rent and six who order: two get them', async () => {
  const last = await makeRentable(app(), 2);
  const answers = await Promise.all(
    shoppers.flatMap(one => [
      one.mutate('createRental', { idempotencyKey: newKey(), productId: last, months: 1 }, 'rental { id }'),
      one.mutate(
        'placeOrder',
        { idempotencyKey: newKey(), lines: [{ productId: last, quantity: 1 }] },
        'order { id }',
      ),
    ]),
  );
  expect(allCodes(answers)).toEqual(Array(10).fill('INSUFFICIENT_STOCK'));
  expect(await onHandOf(app(), last)).toBe(0);
  await allBooksAreRight();
});

it('many go all the way side by side', async () => {
  await Promise.all(
    shoppers.map(async one => {
      const rental = await makeRunning(one, productId, { months: 3 });
      const { payment } = await startPayment(one, { rentalInstallmentId: rental.installments[1].id });
      await simulate(one, payment.id);
    }),
  );
  await allBooksAreRight();
});

it('two pay one installment: one payment is kept, the other is refunded', async () => {
  const rental = await makeRunning(shopper, productId);
  const what = { rentalInstallmentId: rental.installments[1].id };
  // The second payment cancels the first one, which is paid all the same.
  const [one, two] = [await startPayment(shopper, what), await startPayment(as(app(), 'staff'), what)];
  await Promise.all([simulate(shopper, one.payment.id), simulate(as(app(), 'staff'), two.payment.id)]);
  await app().work();
  expect(await rentalOf(app(), rental.id)).toMatchObject({
    paidTotal: '350.00',
    statuses: expect.arrayContaining(['PAID']),
  });
  await allBooksAreRight();
  expect(codesOf(await startPayment(shopper, what))).toEqual(['ALREADY_PAID']);
});

it('an installment and the buy-out are paid: no money is lost', async () => {
  for (let round = 0; round < 3; round++) {
    const rental = await makeRunning(shopper, productId);
    const buying = await startPayment(shopper, { rentalBuyoutId: rental.buyoutId });
    const paying = await startPayment(shopper, { rentalInstallmentId: rental.installments[1].id });
    await Promise.all([simulate(shopper, buying.payment.id), simulate(shopper, paying.payment.id)]);
    await app().work();
    const after = await rentalOf(app(), rental.id);
    expect([after.status, after.paidTotal]).toEqual(
      after.status === 'BOUGHT_OUT' ? ['BOUGHT_OUT', '1050.00'] : ['ACTIVE', '350.00'],
    );
    await allBooksAreRight();
  }
});

it('a buy-out is paid by the price of the moment only', async () => {
  const rental = await makeRunning(shopper, productId);
  const { payment } = await startPayment(shopper, { rentalBuyoutId: rental.buyoutId });
  await pay(shopper, { rentalInstallmentId: rental.installments[1].id });
  await simulate(shopper, payment.id);
  await app().work();
  expect(await rentalOf(app(), rental.id)).toMatchObject({
    status: 'ACTIVE',
    paidTotal: '350.00',
    buyoutPrice: '750.00',
  });
  await allBooksAreRight();
});
