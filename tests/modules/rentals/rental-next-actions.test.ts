import { expect, it } from 'vitest';
import type { Answer } from '../../kit/answer.ts';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { makeRentable, makeRental, makeRunning, sign } from '../../kit/factories/rental.ts';
import { makeMember } from '../../kit/factories/role.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { newKey } from '../../kit/new-key.ts';
import { type Attempt, actionsOf, having, outcomes } from '../../kit/next-actions.ts';
import { ownStatements } from '../../kit/statements.ts';

const app = useApp();
type Rental = Answer['data'];
const reason = 'Tried by a test.';

/** The installment that can be paid or waived, if any can. */
const attempts: Record<string, (rental: Rental) => Omit<Attempt, 'action'>> = {
  SIGN: ({ id: rentalId }) => ({
    mutation: 'signRentalContract',
    input: { rentalId, signerName: 'Somebody Else', signature: 'Somebody Else', consent: true },
  }),
  PAY_INSTALLMENT: ({ open }) => ({
    mutation: 'startPayment',
    input: { idempotencyKey: newKey(), rentalInstallmentId: open },
  }),
  CANCEL: ({ id: rentalId }) => ({ mutation: 'cancelRental', input: { rentalId, reason } }),
  EXTEND: ({ id: rentalId }) => ({ mutation: 'extendRental', input: { rentalId, months: 1 } }),
  BUY_OUT: ({ id: rentalId }) => ({
    mutation: 'buyOutRental',
    input: { idempotencyKey: newKey(), rentalId },
  }),
  RETURN: ({ id: rentalId }) => ({ mutation: 'returnRental', input: { rentalId, condition: 'GOOD' } }),
  WAIVE_INSTALLMENT: ({ open }) => ({
    mutation: 'waiveRentalInstallment',
    input: { rentalInstallmentId: open, what: 'INSTALLMENT', reason },
  }),
  WAIVE_LATE_FEE: ({ open }) => ({
    mutation: 'waiveRentalInstallment',
    input: { rentalInstallmentId: open, what: 'LATE_FEE', reason },
  }),
};

const made: Record<string, (shopper: Shopper, productId: string) => Promise<Rental>> = {
  AWAITING_SIGNATURE: (shopper, productId) => makeRental(shopper, productId),
  AWAITING_PAYMENT: async (shopper, productId) => {
    const rental = await makeRental(shopper, productId);
    await sign(shopper, rental.id);
    return rental;
  },
  ACTIVE: (shopper, productId) => makeRunning(shopper, productId),
  'AT THE LIMIT': (shopper, productId) => makeRunning(shopper, productId, { months: 120 }),
  LATE: async (shopper, productId) => {
    const rental = await makeRunning(shopper, productId);
    await app().sql("update rental set status = 'OVERDUE' where id = ?", [rental.id]);
    await app().sql(
      "update rental_installment set status = 'OVERDUE', late_fee_minor = 500 where rental_id = ? and sequence = 2",
      [rental.id],
    );
    return rental;
  },
  RETURNED: async (shopper, productId) => {
    const rental = await makeRunning(shopper, productId);
    const input = { rentalId: rental.id, condition: 'GOOD' };
    expect((await app().mutate('returnRental', input, 'rental { id }', 'manager')).userErrors).toEqual([]);
    return rental;
  },
  CANCELLED: async (shopper, productId) => {
    const rental = await makeRental(shopper, productId);
    const input = { rentalId: rental.id };
    expect((await shopper.mutate('cancelRental', input, 'rental { id }')).userErrors).toEqual([]);
    return rental;
  },
};

const allowed: Record<string, [customer: string, staff: string]> = {
  AWAITING_SIGNATURE: ['SIGN CANCEL', 'SIGN CANCEL'],
  AWAITING_PAYMENT: ['PAY_INSTALLMENT CANCEL', 'PAY_INSTALLMENT CANCEL'],
  ACTIVE: ['PAY_INSTALLMENT EXTEND BUY_OUT', 'PAY_INSTALLMENT EXTEND BUY_OUT RETURN WAIVE_INSTALLMENT'],
  'AT THE LIMIT': ['PAY_INSTALLMENT BUY_OUT', 'PAY_INSTALLMENT BUY_OUT RETURN WAIVE_INSTALLMENT'],
  LATE: ['PAY_INSTALLMENT', 'PAY_INSTALLMENT RETURN WAIVE_INSTALLMENT WAIVE_LATE_FEE'],
  RETURNED: ['', ''],
  CANCELLED: ['', ''],
};

/** The first open installment of the rental, or the last one. */
async function withOpen(rental: Rental): Promise<Rental> {
  const rows = await app().sql<{ id: string; status: string }>(
    'select id, status from rental_installment where rental_id = ? order by sequence',
    [rental.id],
  );
  const open = rows.find(row => ['DUE', 'OVERDUE'].includes(row.status)) ?? rows.at(-1)!;
  return { ...rental, open: open.id };
}

it.each(Object.keys(made))('a rental that is %s offers what its mutations allow', async state => {
  const shopper = await makeShopper(app());
  const staff = as(app(), await makeMember(app(), ['RENTALS_VIEW', 'RENTALS_MANAGE']));
  const make = async () => withOpen(await made[state]!(shopper, await makeRentable(app())));
  const of = (who: typeof staff) => outcomes(who, make, ({ id }) => actionsOf(who, 'Rental', id), attempts);
  const [byCustomer, byStaff] = [await of(shopper), await of(staff)];
  expect([having(byCustomer, 'allowed'), having(byStaff, 'allowed')]).toEqual(allowed[state]);
  expect(having(byCustomer, 'hidden')).toBe('RETURN WAIVE_INSTALLMENT WAIVE_LATE_FEE');
  expect(having(byStaff, 'hidden')).toBe('');
});

/** What is tried with the installment that is open, or the last one. */
const attemptsOfOne: Record<string, (rental: Rental) => Omit<Attempt, 'action'>> = {
  PAY: attempts.PAY_INSTALLMENT!,
  WAIVE: attempts.WAIVE_INSTALLMENT!,
  WAIVE_LATE_FEE: attempts.WAIVE_LATE_FEE!,
};

const allowedOfOne: Record<string, [customer: string, staff: string]> = {
  AWAITING_SIGNATURE: ['', ''],
  AWAITING_PAYMENT: ['PAY', 'PAY'],
  ACTIVE: ['PAY', 'PAY WAIVE'],
  'AT THE LIMIT': ['PAY', 'PAY WAIVE'],
  LATE: ['PAY', 'PAY WAIVE WAIVE_LATE_FEE'],
  RETURNED: ['', ''],
  CANCELLED: ['', ''],
};

it.each(Object.keys(made))('an installment of a rental that is %s offers the same', async state => {
  const shopper = await makeShopper(app());
  const staff = as(app(), await makeMember(app(), ['RENTALS_VIEW', 'RENTALS_MANAGE']));
  const make = async () => withOpen(await made[state]!(shopper, await makeRentable(app())));
  const of = (who: typeof staff) =>
    outcomes(who, make, ({ open }) => actionsOf(who, 'RentalInstallment', open), attemptsOfOne);
  const [byCustomer, byStaff] = [await of(shopper), await of(staff)];
  expect([having(byCustomer, 'allowed'), having(byStaff, 'allowed')]).toEqual(allowedOfOne[state]);
  expect(having(byCustomer, 'hidden')).toBe('WAIVE WAIVE_LATE_FEE');
  expect(having(byStaff, 'hidden')).toBe('');
});

it('tells the installments of one rental apart', async () => {
  const rental = await made.LATE!(await makeShopper(app()), await makeRentable(app()));
  const query = `query ($id: ID!) { rental(id: $id) { installments { status nextActions { action allowed } } } }`;
  const { installments } = (await app().ask('manager', query, { id: rental.id })).rental;
  type One = { status: string; nextActions: { action: string; allowed: boolean }[] };
  const offered = installments.slice(0, 3).map(({ status, nextActions }: One) => {
    const possible = nextActions.filter(one => one.allowed).map(one => one.action);
    return `${status}: ${possible.join(' ')}`;
  });
  expect(offered).toEqual([
    'PAID: ',
    'OVERDUE: PAY RECORD_PAYMENT WAIVE WAIVE_LATE_FEE',
    'DUE: PAY RECORD_PAYMENT WAIVE',
  ]);
});

it('offers nothing to somebody who may only see it, nor to other customers', async () => {
  const { id } = await makeRental(await makeShopper(app()), await makeRentable(app()));
  const onlooker = as(app(), await makeMember(app(), ['RENTALS_VIEW']));
  expect(await actionsOf(onlooker, 'Rental', id)).toEqual([]);
  expect(await actionsOf(await makeShopper(app()), 'Rental', id)).toEqual([]);
  const { open } = await withOpen({ id });
  expect(await actionsOf(onlooker, 'RentalInstallment', open)).toEqual([]);
});

it('takes as many statements for ten rentals as for two', async () => {
  const shopper = await makeShopper(app());
  for (let number = 0; number < 10; number++) await makeRental(shopper, await makeRentable(app()));
  const count = (first: number) =>
    ownStatements(app(), async () => {
      const query = `{ rentals(first: ${first}) { nodes { id nextActions { action } installments { nextActions { action } } } } }`;
      for (const who of [shopper, as(app(), 'manager')])
        expect((await who.ask(query)).rentals.nodes).toHaveLength(first);
    });
  expect(await count(10)).toBe(await count(2));
});
