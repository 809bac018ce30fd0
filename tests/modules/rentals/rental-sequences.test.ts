import fc from 'fast-check';
import { expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { simulate, startPayment } from '../../kit/factories/payment.ts';
import { makeRentable, makeRunning, rentalOf } from '../../kit/factories/rental.ts';
import { again, makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { newKey } from '../../kit/new-key.ts';
import { rentalBooksAreRight } from '../../kit/rental-problems.ts';
import { onHandOf } from '../../kit/stock.ts';
import { dayMs } from '../../kit/time.ts';
import { updateSettings } from '../../kit/update-settings.ts';

const app = useApp({ logLevel: 'silent' });

const pick = fc.nat({ max: 9 });
const action = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('pay' as const), at: pick }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('start' as const), at: pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle' as const), at: pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('startBuyout' as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('waive' as const), at: pick, fee: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('extend' as const), months: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      at: pick,
      amount: fc.constantFrom('0.01', '30.00', '160.00'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('return' as const),
      kept: fc.constantFrom('0', '10.00', '150.00'),
      lost: fc.boolean(),
    }),
  },
);

const terms = fc.record({
  price: fc.integer({ min: 1, max: 200_000 }),
  rate: fc.integer({ min: 1, max: 30_000 }),
  deposit: fc.integer({ min: 0, max: 20_000 }),
  months: fc.integer({ min: 1, max: 6 }),
});

const decimal = (minor: number) => (minor / 100).toFixed(2);
const minorOf = (amount: string) => Math.round(Number(amount) * 100);

it('whatever is paid, missed, waived, extended, returned, or bought: the books are right', async () => {
  const person = await makeShopper(app());
  await updateSettings(app(), {
    rentalLateFee: '1.23',
    rentalLateFeeRate: '0.07',
    rentalPurchaseShare: '0.7',
  });
  await fc.assert(
    fc.asyncProperty(
      terms,
      fc.array(action, { minLength: 3, maxLength: 14 }),
      async ({ price, rate, deposit, months }, actions) => {
        const shopper = await again(app(), person);
        const productId = await makeRentable(app(), 2, {
          price: decimal(price),
          rentalTerms: { monthlyRate: decimal(rate), minimumMonths: 1, deposit: decimal(deposit) },
        });
        const rental = await makeRunning(shopper, productId, { months });
        const payments: string[] = [];
        for (const one of actions) await act(one, person, rental, payments);
        await rentalBooksAreRight(app());
        const after = await rentalOf(app(), rental.id);
        expect(minorOf(after.balance)).toBe(minorOf(after.total) - minorOf(after.paidTotal));
        const scheduled = after.installments.reduce(
          (sum: number, one: { amount: { amount: string } }) => sum + minorOf(one.amount.amount),
          0,
        );
        expect(scheduled).toBe(rate * after.months);
        if (after.buyoutPrice !== null) {
          expect(minorOf(after.buyoutPrice)).toBeGreaterThanOrEqual(0);
          expect(minorOf(after.buyoutPrice)).toBeLessThanOrEqual(price);
        }
        const wasLost =
          after.kinds.includes('RETURNED') &&
          after.events.some((one: { details: { condition?: string } }) => one.details.condition === 'LOST');
        expect(await onHandOf(app(), productId)).toBe(after.status === 'RETURNED' && !wasLost ? 2 : 1);
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);

type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

async function act(
  one: Action,
  person: Shopper,
  { id, buyoutId }: { id: string; buyoutId: string },
  payments: string[],
) {
  const shopper = await again(app(), person);
  const { installments } = await rentalOf(app(), id);
  const installmentAt = (at: number): string => installments[at % installments.length].id;
  const begin = async (what: object) => {
    const { payment } = await startPayment(shopper, what);
    if (payment) payments.push(payment.id);
    return payment?.id as string | undefined;
  };
  switch (one.kind) {
    case 'pay': {
      const paymentId = await begin({ rentalInstallmentId: installmentAt(one.at) });
      if (paymentId) await simulate(shopper, paymentId);
      break;
    }
    case 'start':
      await begin({ rentalInstallmentId: installmentAt(one.at) });
      break;
    case 'startBuyout':
      await begin({ rentalBuyoutId: buyoutId });
      break;
    case 'settle':
      if (payments.length > 0) await simulate(shopper, payments[one.at % payments.length]!);
      break;
    case 'wait':
      app().clock.advance(one.days * dayMs);
      await app().work();
      break;
    case 'waive':
      await staff('waiveRentalInstallment', {
        rentalInstallmentId: installmentAt(one.at),
        what: one.fee ? 'LATE_FEE' : 'INSTALLMENT',
        reason: 'Asked.',
      });
      break;
    case 'extend':
      await staff('extendRental', { rentalId: id, months: one.months });
      break;
    case 'return':
      await staff('returnRental', {
        rentalId: id,
        condition: one.lost ? 'LOST' : 'GOOD',
        depositKept: one.kept,
      });
      break;
    case 'refund':
      if (payments.length > 0)
        await app().mutate(
          'refundPayment',
          {
            idempotencyKey: newKey(),
            paymentId: payments[one.at % payments.length]!,
            amount: one.amount,
            reason: 'Asked.',
          },
          'payment { id }',
        );
      break;
  }
}

const staff = (name: string, input: object) => as(app(), 'staff').mutate(name, input, 'rental { id }');
