import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { as } from '../../kit/as.ts';
import { auditOf } from '../../kit/audit-log.ts';
import { codeOf, codesOf } from '../../kit/codes.ts';
import { makeProduct } from '../../kit/factories/product.ts';
import { makeRentable, makeRental, rentalOf } from '../../kit/factories/rental.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';
import { newKey } from '../../kit/new-key.ts';
import { movementsOf, onHandOf } from '../../kit/stock.ts';
import { updateSettings } from '../../kit/update-settings.ts';

const app = useApp();
let shopper: Shopper;
let other: Shopper;
let productId: string;

beforeAll(async () => {
  shopper = await makeShopper(app());
  other = await makeShopper(app());
  productId = await makeRentable(app(), 10);
});

const create = (input: object) =>
  shopper.mutate(
    'createRental',
    { idempotencyKey: newKey(), productId, months: 12, ...input },
    'rental { id status }',
  );

describe('createRental', () => {
  it('holds a unit, writes the schedule, and offers a contract with its hash', async () => {
    const product = await makeRentable(app(), 2);
    const { rental, userErrors } = await shopper.mutate(
      'createRental',
      { idempotencyKey: newKey(), productId: product, months: 2, startDate: '2026-03-31' },
      `rental { id status startDate endDate months holdsUntil customer { id } product { id }
        monthlyRate { amount } deposit { amount } total { amount } balance { amount }
        installments { sequence dueOn status total { amount } } contract { templateVersion text sha256 signedAt } }`,
    );
    expect(userErrors).toEqual([]);
    expect(rental).toMatchObject({
      status: 'AWAITING_SIGNATURE',
      startDate: '2026-03-31',
      endDate: '2026-05-31',
      months: 2,
      holdsUntil: expect.stringMatching(/^2026-03-04T12:0/),
      customer: { id: shopper.customerId },
      product: { id: product },
      monthlyRate: { amount: '100.00' },
      deposit: { amount: '150.00' },
      total: { amount: '350.00' },
      balance: { amount: '350.00' },
      installments: [
        { sequence: 1, dueOn: '2026-03-31', status: 'DUE', total: { amount: '250.00' } },
        { sequence: 2, dueOn: '2026-04-30', status: 'DUE', total: { amount: '100.00' } },
      ],
      contract: { templateVersion: 3, signedAt: null },
    });
    const { text, sha256 } = rental.contract;
    expect(text).toContain('for 2 months, from 2026-03-31 until 2026-05-31.');
    expect(sha256).toBe(createHash('sha256').update(text).digest('hex'));
    expect(await onHandOf(app(), product)).toBe(1);
    const [movement] = await movementsOf(app(), product);
    expect(movement).toMatchObject({ reason: 'RENTAL_OUT', delta: -1, reference: rental.id });
    expect((await rentalOf(app(), rental.id)).kinds).toEqual(['CREATED']);
    expect(await auditOf(app(), rental.id, 'rental.created')).toMatchObject([
      { actor: { id: shopper.userId } },
    ]);
  });

  // Version 1 of the template printed 0.29 as "28.9999 %".
  it('prints the rates of the store exactly', async () => {
    const rates = { rentalPurchaseShare: '0.29', rentalLateFeeRate: '0.035' };
    await updateSettings(app(), rates);
    const { contract } = await makeRental(shopper, productId);
    expect(contract.text).toContain('29 % of the rent paid');
    expect(contract.text).toContain('3.5 % of the installment');
  });

  it('is refused to a guest', async () => {
    const query = 'mutation ($input: CreateRentalInput!) { createRental(input: $input) { rental { id } } }';
    const input = { idempotencyKey: newKey(), productId, months: 12 };
    expect(codeOf(await app().send('guest', query, { input }))).toBe('UNAUTHENTICATED');
  });

  it.each([
    [{ months: 0 }, 'INVALID_INPUT'],
    [{ months: 121 }, 'INVALID_INPUT'],
    [{ startDate: '2026-02-28' }, 'INVALID_INPUT'],
    [{ startDate: '2027-03-02' }, 'INVALID_INPUT'],
    [{ productId: 'product_01h455vb4pex5vsknk084sn02q' }, 'NOT_FOUND'],
    [{ customerId: 'customer_01h455vb4pex5vsknk084sn02q' }, 'NOT_FOUND'],
  ])('refuses %j', async (input, code) => {
    const before = await onHandOf(app(), productId);
    expect(codesOf(await create(input))).toEqual([code]);
    expect(await onHandOf(app(), productId)).toBe(before);
  });

  it('refuses a product without terms, for fewer months than asked for, and of which there is none', async () => {
    const { id } = await makeProduct(app());
    expect(codesOf(await create({ productId: id }))).toEqual(['NOT_FOR_RENT']);
    const terms = { monthlyRate: '10.00', minimumMonths: 6, deposit: '0.00' };
    const none = await makeRentable(app(), 0, { rentalTerms: terms });
    expect(codesOf(await create({ productId: none, months: 5 }))).toEqual(['INVALID_INPUT']);
    expect(codesOf(await create({ productId: none, months: 6 }))).toEqual(['INSUFFICIENT_STOCK']);
  });

  it('is for oneself, and for others with RENTALS_MANAGE', async () => {
    expect(codesOf(await create({ customerId: other.customerId }))).toEqual(['NOT_FOUND']);
    const input = { idempotencyKey: newKey(), productId, months: 1, customerId: other.customerId };
    const made = await as(app(), 'staff').mutate('createRental', input, 'rental { customer { id } }');
    expect(made.rental.customer.id).toBe(other.customerId);
    const forOneself = { ...input, idempotencyKey: newKey(), customerId: null };
    expect(codesOf(await as(app(), 'staff').mutate('createRental', forOneself, 'rental { id }'))).toEqual([
      'NOT_A_CUSTOMER',
    ]);
  });

  it('happens once for a key', async () => {
    const input = { idempotencyKey: newKey() };
    const [one, two] = [await create(input), await create(input)];
    expect(two.rental.id).toBe(one.rental.id);
    expect(codesOf(await create({ ...input, months: 3 }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });
});
