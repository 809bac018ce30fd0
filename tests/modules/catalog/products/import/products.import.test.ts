import { beforeEach, describe, expect, it } from 'vitest';
import { useApp } from '../../../../kit/app.ts';
import { makeProduct } from '../../../../kit/factories/product.ts';
import { makeSeller } from '../../../../kit/factories/seller.ts';
import { importCsv, importProblems } from '../../../../kit/import.ts';
import { ledgerProblems } from '../../../../kit/ledger.ts';
import { deltasOf } from '../../../../kit/stock.ts';
import { updateSettings } from '../../../../kit/update-settings.ts';

const app = useApp();

let round = 0;
let sku: string;
beforeEach(() => {
  sku = `P-${++round}`;
});

const run = (csv: string, options: Parameters<typeof importCsv>[2] = {}) =>
  importCsv(app(), { 'products.csv': csv }, options);
const problemsOf = (csv: string) => importProblems(run(csv));
const read = async () =>
  (
    await app().ask(
      'guest',
      `query ($sku: String!) { productBySku(sku: $sku) {
        id name description status images specs category { code } supplier { code } price { amount currencyCode }
        rentalTerms { monthlyRate { amount } minimumMonths deposit { amount } }
        stock { onHand lowStockThreshold }
      } }`,
      { sku },
    )
  ).productBySku;

describe('import of products', () => {
  it('gives a new product the defaults of the store where the file has no column', async () => {
    await run(`price,sku,name\n9.90,${sku},Lamp\n`);
    const { settings } = await app().ask('admin', '{ settings { currencyCode lowStockThreshold } }');
    expect(await read()).toMatchObject({
      name: 'Lamp',
      description: '',
      status: 'ACTIVE',
      images: [],
      specs: {},
      category: null,
      supplier: null,
      price: { amount: '9.90', currencyCode: settings.currencyCode },
      rentalTerms: null,
      stock: { onHand: 0, lowStockThreshold: settings.lowStockThreshold },
    });
  });

  it('leaves what the file has no column for as it is, and clears what is empty', async () => {
    await run(
      `sku,name,price,description,specs,images\n${sku},Lamp,9.90,Bright,"{""a"": 1}",https://a.example/1\n`,
    );
    await run(`sku,name,images\n${sku},Lantern,\n`);
    expect(await read()).toMatchObject({
      name: 'Lantern',
      description: 'Bright',
      specs: { a: 1 },
      images: [],
      price: { amount: '9.90' },
    });
    expect((await run(`sku\n${sku}\n`)).files[0]!.changes).toEqual({ created: 0, updated: 0, unchanged: 1 });
  });

  it('changes nothing when the same folder is imported again after a sale', async () => {
    const csv = `sku,name,price,stockOnHand\n${sku},Lamp,9.90,10\n`;
    await run(csv);
    const { id } = await read();
    const seller = await makeSeller(app());
    await seller.sell({ lines: [{ productId: id, quantity: 4 }] });
    const before = await app().sql('select * from product order by id');

    const { files } = await run(csv);
    expect(files[0]).toMatchObject({
      changes: { created: 0, updated: 0, unchanged: 1 },
      notes: [
        'The stock of 1 product differs from the file and was left alone; --set-stock, or setStock in the API, sets it to what the file says.',
      ],
    });
    expect(await app().sql('select * from product order by id')).toEqual(before);
    expect(await deltasOf(app(), id)).toEqual([
      ['SALE', -4],
      ['IMPORT', 10],
    ]);

    const set = await run(csv, { setStock: true });
    expect(set.files[0]).toMatchObject({ changes: { updated: 1 }, notes: [] });
    expect((await deltasOf(app(), id))[0]).toEqual(['IMPORT', 4]);
    expect(await ledgerProblems(app())).toEqual([]);
  });

  it('says what of several columns a new product needs', async () => {
    expect(await problemsOf(`sku,description\n${sku},New\n`)).toEqual([
      `products.csv:2: "${sku}" is new, and a new row needs the columns name, price, which the file lacks.`,
    ]);
  });

  it('refuses an empty name, price, or stock', async () => {
    await makeProduct(app(), { sku });
    expect(await problemsOf(`sku,name,stockOnHand,price\n${sku},,,\n`)).toEqual([
      expect.stringMatching(/^products\.csv:2 name: must not be empty/),
      expect.stringMatching(/^products\.csv:2 stockOnHand: must be a whole number/),
    ]);
    expect(await problemsOf(`sku,price\n${sku},\n`)).toEqual([
      expect.stringMatching(/^products\.csv:2 price: must be a decimal number/),
    ]);
  });
});

describe('the images of a product', () => {
  it('are URLs with | between them', async () => {
    await run(`sku,name,price,images\n${sku},Lamp,1,https://a.example/1.png | https://a.example/2.png|\n`);
    expect((await read()).images).toEqual(['https://a.example/1.png', 'https://a.example/2.png']);
  });

  it.each([
    ['ftp://a.example/1.png', /images: must hold http or https URLs/],
    [Array(21).fill('https://a.example/1').join('|'), /images: must hold at most 20 URLs/],
  ])('are refused: %s', async (urls, problem) => {
    expect(await problemsOf(`sku,name,price,images\n${sku},Lamp,1,${urls}\n`)).toEqual([
      expect.stringMatching(problem),
    ]);
  });
});

describe('the terms of renting a product', () => {
  const columns = 'rentalMonthlyRate,rentalMinimumMonths,rentalDeposit';
  const terms = async () => (await read()).rentalTerms;

  it('come from three columns, and are cleared when all are empty', async () => {
    await run(`sku,name,price,${columns}\n${sku},Drill,99,12.50,3,40\n`);
    const rented = { monthlyRate: { amount: '12.50' }, minimumMonths: 3, deposit: { amount: '40.00' } };
    expect(await terms()).toEqual(rented);
    await run(`sku;rentalMonthlyRate\n${sku};13,75\n`);
    expect(await terms()).toEqual({ ...rented, monthlyRate: { amount: '13.75' } });
    await run(`sku,${columns}\n${sku},,,\n`);
    expect(await terms()).toBeNull();
  });

  it('are complete, or not there', async () => {
    const expected = expect.stringMatching(
      /: is missing: what is for rent has rentalMonthlyRate, rentalMinimumMonths, rentalDeposit/,
    );
    expect(await problemsOf(`sku,name,price,${columns}\n${sku},Drill,99,12.50,,40\n`)).toEqual([expected]);
    await run(`sku,name,price\n${sku},Drill,99\n`);
    expect(await problemsOf(`sku,rentalMonthlyRate\n${sku},5\n`)).toEqual([expected, expected]);
  });

  it.each([
    [`-1,3,40`, /rentalMonthlyRate: must be 0 or more/],
    [`1,0,40`, /rentalMinimumMonths: must be a whole number from 1 to 120/],
    [`1,3,free`, /rentalDeposit: must be a decimal number/],
  ])('are refused when they are %s', async (values, problem) => {
    expect(await problemsOf(`sku,name,price,${columns}\n${sku},Drill,99,${values}\n`)).toEqual([
      expect.stringMatching(problem),
    ]);
  });

  it('never get another currency than the price', async () => {
    await run(`sku,name,price,${columns}\n${sku},Drill,99,12.50,3,40\n`);
    const { currencyCode } = (await read()).price;
    const other = currencyCode === 'CHF' ? 'EUR' : 'CHF';
    const switchTo = (code: string) => updateSettings(app(), { currencyCode: code, rentalLateFee: '1.00' });
    await switchTo(other);
    try {
      const missing = new RegExp(`: is missing: "${sku}" has amounts in ${currencyCode}`);
      expect(await problemsOf(`sku,price\n${sku},98\n`)).toEqual([
        expect.stringMatching(missing),
        expect.stringMatching(missing),
      ]);
      expect(await problemsOf(`sku,${columns}\n${sku},12,3,40\n`)).toEqual([expect.stringMatching(missing)]);
      await run(`sku,name\n${sku},Power drill\n`);
      expect((await read()).price).toEqual({ amount: '99.00', currencyCode });
      await run(`sku,price,${columns}\n${sku},98,12,3,40\n`);
      expect((await read()).price).toEqual({ amount: '98.00', currencyCode: other });
    } finally {
      await switchTo(currencyCode);
    }
  });
});
