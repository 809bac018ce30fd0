import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { as } from '../../../kit/as.ts';
import { csvOf } from '../../../kit/csv.ts';
import { makeShopper } from '../../../kit/factories/shopper.ts';
import { importCsv, importProblems } from '../../../kit/import.ts';

const app = useApp();

const header = 'code,name,contactName,email,phone,city,country';
const run = (...rows: string[]) => importCsv(app(), { 'customers.csv': csvOf(header, rows) });
const changes = async (...rows: string[]) => (await run(...rows)).files[0]!.changes;
const list = async (search: string) =>
  (
    await app().ask(
      'staff',
      `query ($search: String) { customers(filter: { search: $search }, sort: { field: CODE }) {
         nodes { code name contactName email phone address { line1 city country } version } } }`,
      { search },
    )
  ).customers.nodes;

describe('import of customers.csv', () => {
  it('brings in customers, and a second time changes nothing', async () => {
    const rows = [
      'ALFKI,Alfreds Futterkiste,Maria Anders,,030-0074321,Berlin,Germany',
      'ANATR,"Ana, Emparedados",,ana@example.com,,,',
    ];
    expect(await changes(...rows)).toEqual({ created: 2, updated: 0, unchanged: 0 });
    const imported = [
      {
        code: 'ALFKI',
        name: 'Alfreds Futterkiste',
        contactName: 'Maria Anders',
        email: null,
        phone: '030-0074321',
        address: { line1: null, city: 'Berlin', country: 'Germany' },
        version: 1,
      },
      {
        code: 'ANATR',
        name: 'Ana, Emparedados',
        contactName: null,
        email: 'ana@example.com',
        phone: null,
        address: null,
        version: 1,
      },
    ];
    expect(await list('')).toEqual(imported);
    expect(await changes(...rows)).toEqual({ created: 0, updated: 0, unchanged: 2 });
    expect(await list('')).toEqual(imported);
  });

  it('keeps the account and the street of somebody who is there already, and restores somebody who was deleted', async () => {
    const person = await makeShopper(app());
    const { customerId } = person;
    const change = (name: string, input: object) => app().mutate(name, input, '__typename', 'staff');
    await change('updateCustomer', { customerId, code: 'KEEP-1', address: { line1: 'Ring 1' } });
    await change('deleteCustomer', { customerId });
    expect(await changes('keep-1,Renamed,,,,Bonn,')).toEqual({ created: 0, updated: 1, unchanged: 0 });
    expect(await as(app(), person).ask('{ me { customer { id name address { line1 city } } } }')).toEqual({
      me: { customer: { id: customerId, name: 'Renamed', address: { line1: 'Ring 1', city: 'Bonn' } } },
    });
  });

  it('knows countries by code or name, and keeps words that name none, with a note', async () => {
    const rows = [
      'W-1,Ann,Ring 1,Floor 2,50667,Köln,,de',
      'W-2,Bob,,,,London,,UK',
      'W-3,Cid,,,,Bree,,Middle-earth',
    ];
    const file = () => ({
      'customers.csv': csvOf('code,name,street,line2,postalCode,city,region,country', rows),
    });
    const [imported] = (await importCsv(app(), file())).files;
    expect(imported).toMatchObject({
      changes: { created: 3 },
      notes: [
        'In 1 row the country is not known, and was kept in words: line 4 ("Middle-earth"). Write a code such as DE, or a name such as Germany.',
      ],
    });
    const { customers } = await app().ask(
      'staff',
      '{ customers(filter: { search: "w-" }, sort: { field: CODE }) { nodes { address { line1 line2 postalCode city countryCode country } } } }',
    );
    const empty = { line1: null, line2: null, postalCode: null };
    expect(customers.nodes.map(({ address }: { address: object }) => address)).toEqual([
      {
        line1: 'Ring 1',
        line2: 'Floor 2',
        postalCode: '50667',
        city: 'Köln',
        countryCode: 'DE',
        country: 'Germany',
      },
      { ...empty, city: 'London', countryCode: 'GB', country: 'United Kingdom' },
      { ...empty, city: 'Bree', countryCode: null, country: 'Middle-earth' },
    ]);
    expect((await importCsv(app(), file())).files[0]!.changes).toEqual({
      created: 0,
      updated: 0,
      unchanged: 3,
    });
  });

  it('names each bad row, and keeps nothing', async () => {
    const importing = run(
      'GOOD-1,Good,,,,,',
      'BAD-1,,,,,,',
      'BAD-2,Bad,,nobody,,,',
      `BAD-3,Bad,,,${'1'.repeat(41)},,`,
      'has space,Bad,,,,,',
      'good-1,Twice,,,,,',
    );
    expect(await importProblems(importing)).toEqual([
      expect.stringMatching(/^customers\.csv:3 name: /),
      expect.stringMatching(/^customers\.csv:4 email: /),
      expect.stringMatching(/^customers\.csv:5 phone: /),
      expect.stringMatching(/^customers\.csv:6 code: /),
      expect.stringMatching(/^customers\.csv:7 code: /),
    ]);
    expect(await list('GOOD-1')).toEqual([]);
  });
});

describe('the column taxId', () => {
  it('takes VAT ids, and refuses what is none', async () => {
    const run = (taxId: string) =>
      importCsv(app(), { 'customers.csv': csvOf('code,name,taxId', [`VAT-1,Firm,${taxId}`]) });
    expect((await run('de 136 695 976')).files[0]!.changes.created).toBe(1);
    const { customers } = await app().ask(
      'staff',
      '{ customers(filter: { search: "VAT-1" }) { nodes { taxId } } }',
    );
    expect(customers.nodes).toEqual([{ taxId: 'DE136695976' }]);
    expect(
      await importProblems(
        importCsv(app(), { 'customers.csv': csvOf('code,name,taxId', ['VAT-1,Firm,DE1']) }),
      ),
    ).toEqual([expect.stringMatching(/taxId.*must be a VAT id that begins with the letters of its country/)]);
  });
});
