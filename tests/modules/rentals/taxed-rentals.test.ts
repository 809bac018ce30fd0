import { beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, useApp } from '../../kit/app.ts';
import { pay, refundSome } from '../../kit/factories/payment.ts';
import { makeRentable, makeRental, sign } from '../../kit/factories/rental.ts';
import { makeLastingShopper, makeShopper } from '../../kit/factories/shopper.ts';
import { makeTaxClass, makeZone, rate, standard } from '../../kit/factories/tax.ts';
import { updateSettings } from '../../kit/update-settings.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

/** The taxes of a rental, its amounts as plain texts. */
async function taxesOf(app: TestApp, id: string): Promise<Data> {
  const { rental } = await app.ask(
    'staff',
    `query ($id: ID!) { rental(id: $id) { rentTaxRate buyoutTaxRate taxExemption price { amount } monthlyRate { amount } total { amount }
      buyoutPrice { amount } installments { amount { amount } tax { amount } lateFee { amount } total { amount } } } }`,
    { id },
  );
  const installment = (one: Data) => [
    one.amount.amount,
    one.tax.amount,
    one.lateFee.amount,
    one.total.amount,
  ];
  return {
    ...rental,
    price: rental.price.amount,
    monthlyRate: rental.monthlyRate.amount,
    total: rental.total.amount,
    buyoutPrice: rental.buyoutPrice?.amount ?? null,
    installments: rental.installments.map(installment),
  };
}

async function income(app: TestApp): Promise<string> {
  const query = '{ analytics { rentalSummary(range: { preset: TODAY }) { income { amount } } } }';
  return (await app.ask('manager', query)).analytics.rentalSummary.income.amount;
}

describe('rent that is not taxed, as before there were classes', () => {
  const app = useApp();

  it('costs what the product says', async () => {
    const shopper = await makeShopper(app());
    const rental = await makeRental(shopper, await makeRentable(app()), { months: 2 });
    expect(await taxesOf(app(), rental.id)).toMatchObject({
      rentTaxRate: '0',
      monthlyRate: '100.00',
      total: '350.00',
      installments: [
        ['100.00', '0.00', '0.00', '250.00'],
        ['100.00', '0.00', '0.00', '100.00'],
      ],
    });
    expect(rental.contract.text).not.toContain('including');
  });
});

describe('rent that is taxed, on prices without tax', () => {
  const app = useApp();

  beforeAll(async () => {
    await updateSettings(app(), { rentalTaxClassId: standard, rentalLateFeeTaxed: true });
    await makeZone(app(), { name: 'Germany', countries: ['DE'], taxRates: [rate(standard, '0.19', 'USt')] });
  });

  it('is quoted with it, for whom it is', async () => {
    const productId = await makeRentable(app());
    const query = `query ($productId: ID!) { quoteRental(productId: $productId, months: 2) { monthlyRate { amount } rentTotal { amount }
      total { amount } price { amount } rentTaxRate rentTaxName installments { amount { amount } tax { amount } buyoutPrice { amount } } } }`;
    const { quoteRental } = await app().ask('guest', query, { productId });
    expect(quoteRental).toEqual({
      monthlyRate: { amount: '109.00' },
      rentTotal: { amount: '218.00' },
      total: { amount: '368.00' },
      price: { amount: '1090.00' },
      rentTaxRate: '0.09',
      rentTaxName: 'Tax',
      installments: [
        { amount: { amount: '109.00' }, tax: { amount: '9.00' }, buyoutPrice: { amount: '885.50' } },
        { amount: { amount: '109.00' }, tax: { amount: '9.00' }, buyoutPrice: { amount: '831.00' } },
      ],
    });
    const shopper = await makeShopper(app());
    const address = { line1: 'Ring 1', postalCode: '10115', city: 'Berlin', countryCode: 'DE' };
    await shopper.mutate('createCustomerAddress', { address }, 'customerAddress { id }');
    expect((await shopper.ask(query, { productId })).quoteRental).toMatchObject({
      monthlyRate: { amount: '119.00' },
      rentTaxName: 'USt',
    });
  });

  it('is in the contract, the installments, a late fee, a refund, the income, and the buy-out', async () => {
    const shopper = await makeLastingShopper(app());
    const rental = await makeRental(shopper, await makeRentable(app()), { months: 3 });
    expect(rental.contract.text).toContain('The rent is 109.00 USD a month, including 9 % Tax, payable');
    expect(rental.contract.text).toContain('Its price is 1090.00 USD, including 9 % Tax;');
    await sign(shopper, rental.id);
    const first = await pay(shopper, { rentalInstallmentId: rental.installments[0].id });
    expect(await taxesOf(app(), rental.id)).toMatchObject({
      rentTaxRate: '0.09',
      buyoutTaxRate: '0.09',
      price: '1090.00',
      total: '477.00',
      // 1090 − half of 109 − the deposit of 150.
      buyoutPrice: '885.50',
    });
    expect(await income(app())).toBe('100.00');
    await refundSome(app(), first.id, '10.90');
    await app().work();
    expect(await income(app())).toBe('90.00');

    app().clock.advance(36 * 86_400_000);
    await app().work();
    // 5 % of 109.00 is 5.45, of which 0.45 is tax.
    expect((await taxesOf(app(), rental.id)).installments[1]).toEqual(['109.00', '9.45', '5.45', '114.45']);
    const waived = {
      rentalInstallmentId: rental.installments[1].id,
      what: 'LATE_FEE',
      reason: 'A slow bank.',
    };
    await app().mutate('waiveRentalInstallment', waived, 'rental { id }', 'staff');
    expect((await taxesOf(app(), rental.id)).installments[1]).toEqual(['109.00', '9.00', '0.00', '109.00']);
    await pay(shopper, { rentalInstallmentId: rental.installments[1].id });
    const quote = `{ quoteRentalBuyout(rentalId: "${rental.id}") { price { amount } rentCredit { amount } amount { amount } tax { amount } } }`;
    expect((await shopper.ask(quote)).quoteRentalBuyout).toEqual({
      price: { amount: '1090.00' },
      // Half of the 109.00 + 109.00 − 10.90 that were kept.
      rentCredit: { amount: '103.55' },
      amount: { amount: '836.45' },
      // 9 % in 1090.00 − 103.55.
      tax: { amount: '81.45' },
    });
    const { id: buyoutPaymentId } = await pay(shopper, { rentalBuyoutId: rental.buyoutId });
    const [row] = await app().sql<{ tax: number }>(
      'select buyout_tax_minor as tax from rental where id = ?',
      [rental.id],
    );
    expect(Number(row!.tax)).toBe(8_145);
    const report = `{ analytics { taxReport(range: { preset: LAST_90_DAYS }) { zone { isDefault } taxClass { code } rate
      net { amount } tax { amount } refundedNet { amount } refundedTax { amount } } } }`;
    expect((await app().ask('manager', report)).analytics.taxReport).toEqual([
      {
        zone: { isDefault: true },
        taxClass: { code: 'STANDARD' },
        rate: '0.09',
        // Two months at 100.00, and the sale for 905.00: 986.45 less its tax.
        net: { amount: '1105.00' },
        tax: { amount: '99.45' },
        refundedNet: { amount: '10.00' },
        refundedTax: { amount: '0.90' },
      },
    ]);
    // A tenth of 986.45, rounded up, goes back: 8.15 of it is tax.
    await refundSome(app(), buyoutPaymentId, '98.65');
    await app().work();
    expect((await app().ask('manager', report)).analytics.taxReport).toMatchObject([
      { refundedNet: { amount: '100.50' }, refundedTax: { amount: '9.05' } },
    ]);
  });

  it('is none for who is exempt, and the contract says why', async () => {
    const shopper = await makeShopper(app());
    const { customerId } = shopper;
    const change = { customerId, taxExempt: true, taxExemptionReason: 'Embassy of Kuwait' };
    await app().mutate('updateCustomer', change, 'customer { id }', 'staff');
    const rental = await makeRental(shopper, await makeRentable(app()), { months: 1 });
    expect(await taxesOf(app(), rental.id)).toMatchObject({
      taxExemption: 'Embassy of Kuwait',
      monthlyRate: '100.00',
      total: '250.00',
    });
    expect(rental.contract.text).toContain('8. No tax is charged: Embassy of Kuwait');
  });

  it('stays as it is agreed on when rates change, also when the rental is extended', async () => {
    const shopper = await makeShopper(app());
    const rental = await makeRental(shopper, await makeRentable(app()), { months: 1 });
    await sign(shopper, rental.id);
    await pay(shopper, { rentalInstallmentId: rental.installments[0].id });
    await updateSettings(app(), { taxRate: '0.25' });
    await shopper.mutate('extendRental', { rentalId: rental.id, months: 1 }, 'rental { id }');
    const { installments, rentTaxRate } = await taxesOf(app(), rental.id);
    expect(rentTaxRate).toBe('0.09');
    expect(installments).toEqual([
      ['109.00', '9.00', '0.00', '259.00'],
      ['109.00', '9.00', '0.00', '109.00'],
    ]);
  });

  it('keeps the class that it names', async () => {
    const taxClassId = await makeTaxClass(app(), 'RENT');
    await updateSettings(app(), { rentalTaxClassId: taxClassId });
    const { settings } = await app().ask(
      'guest',
      '{ settings { rentalTaxClass { code } rentalLateFeeTaxed } }',
    );
    expect(settings).toEqual({ rentalTaxClass: { code: 'RENT' }, rentalLateFeeTaxed: true });
    const { userErrors } = await app().mutate('deleteTaxClass', { taxClassId }, 'deletedTaxClassId', 'admin');
    expect(userErrors).toMatchObject([{ code: 'STILL_IN_USE' }]);
    await updateSettings(app(), { rentalTaxClassId: null });
    expect(
      (await app().ask('guest', '{ settings { rentalTaxClass { code } } }')).settings.rentalTaxClass,
    ).toBeNull();
  });
});

describe('rent that is taxed, on prices with tax', () => {
  const app = useApp();

  it('costs what the product says, and includes it', async () => {
    await updateSettings(app(), { rentalTaxClassId: standard, pricesIncludeTax: true, taxRate: '0.19' });
    const rental = await makeRental(await makeShopper(app()), await makeRentable(app()), { months: 1 });
    expect(await taxesOf(app(), rental.id)).toMatchObject({
      price: '1000.00',
      monthlyRate: '100.00',
      installments: [['100.00', '15.97', '0.00', '250.00']],
    });
  });
});
