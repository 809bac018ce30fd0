import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { codeOf, codesOf } from '../../kit/codes.ts';
import type { Payer } from '../../kit/factories/payment.ts';
import { makeRentable, makeRental, makeRunning, rentalOf } from '../../kit/factories/rental.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { rentalBooksAreRight } from '../../kit/rental-problems.ts';

const app = useApp();
let shopper: Shopper;
let productId: string;

beforeAll(async () => {
  shopper = await makeShopper(app());
  productId = await makeRentable(app(), 20);
});

const extend = (payer: Payer, rentalId: string, input: object = {}) =>
  payer.mutate(
    'extendRental',
    { rentalId, months: 2, ...input },
    'rental { id months endDate total { amount } installments { sequence dueOn total { amount } } }',
  );

describe('extendRental', () => {
  it('adds installments at the rent of the contract', async () => {
    const made = await makeRunning(shopper, productId, { months: 2, startDate: '2026-03-31' });
    const { rental, userErrors } = await extend(shopper, made.id);
    expect(userErrors).toEqual([]);
    expect(rental).toEqual({
      id: made.id,
      months: 4,
      endDate: '2026-07-31',
      total: { amount: '550.00' },
      installments: [
        { sequence: 1, dueOn: '2026-03-31', total: { amount: '250.00' } },
        { sequence: 2, dueOn: '2026-04-30', total: { amount: '100.00' } },
        { sequence: 3, dueOn: '2026-05-31', total: { amount: '100.00' } },
        { sequence: 4, dueOn: '2026-06-30', total: { amount: '100.00' } },
      ],
    });
    const after = await rentalOf(app(), made.id);
    expect(after).toMatchObject({ balance: '300.00', statuses: ['PAID', 'DUE', 'DUE', 'DUE'] });
    expect(after.events.at(-1)).toEqual({ kind: 'EXTENDED', details: { months: 2, endDate: '2026-07-31' } });
    expect(await auditOf(app(), made.id, 'rental.extended')).toMatchObject([
      { actor: { id: shopper.userId } },
    ]);
    await rentalBooksAreRight(app());
  });

  it('adds nothing twice when it is sent with the version that was read', async () => {
    const { id } = await makeRunning(shopper, productId);
    const { version } = await rentalOf(app(), id);
    expect(codesOf(await extend(shopper, id, { version }))).toEqual([]);
    expect(codesOf(await extend(shopper, id, { version }))).toEqual(['VERSION_CONFLICT']);
    expect((await rentalOf(app(), id)).months).toBe(14);
  });

  it.each([
    [{ months: 0 }, 'INVALID_INPUT', 'months'],
    [{ months: 121 }, 'INVALID_INPUT', 'months'],
    // With the twelve months that it has, that is more than 120.
    [{ months: 109 }, 'INVALID_INPUT', 'months'],
    [{ rentalId: 'rental_1' }, 'INVALID_INPUT', 'rentalId'],
    [{ rentalId: 'rental_01h455vb4pex5vsknk084sn000' }, 'NOT_FOUND', 'rentalId'],
  ])('refuses %j', async (input, code, field) => {
    const { id } = await makeRunning(shopper, productId);
    expect((await extend(shopper, id, input)).userErrors).toMatchObject([{ code, path: [field] }]);
    expect((await rentalOf(app(), id)).months).toBe(12);
  });

  it('refuses what would cost more than the largest amount', async () => {
    const dear = await makeRentable(app(), 1, {
      rentalTerms: { monthlyRate: '900000000.00', minimumMonths: 1, deposit: '0.00' },
    });
    const { id } = await makeRunning(shopper, dear, { months: 11 });
    const [mistake] = (await extend(shopper, id, { months: 1 })).userErrors;
    expect(mistake).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['months'],
      message: '"months" must be less: a rental costs at most 10000000000.00 USD.',
    });
  });

  it('is for a rental that is ACTIVE only', async () => {
    const held = await makeRental(shopper, productId);
    expect(codesOf(await extend(shopper, held.id))).toEqual(['WRONG_STATUS']);
    expect((await rentalOf(app(), held.id)).months).toBe(12);
  });

  it('is for the customer and for holders of RENTALS_MANAGE', async () => {
    const { id } = await makeRunning(shopper, productId);
    expect(codesOf(await extend(await makeShopper(app()), id))).toEqual(['NOT_FOUND']);
    const query = 'mutation ($input: ExtendRentalInput!) { extendRental(input: $input) { rental { id } } }';
    const input = { rentalId: id, months: 1 };
    expect(codeOf(await app().send('guest', query, { input }))).toBe('UNAUTHENTICATED');
    expect((await rentalOf(app(), id)).months).toBe(12);
    expect(codesOf(await extend(as(app(), 'staff'), id))).toEqual([]);
    expect((await rentalOf(app(), id)).months).toBe(14);
  });
});
