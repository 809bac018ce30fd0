import { beforeAll, expect, it } from 'vitest';
import { useApp } from '../../kit/app.ts';
import { makeRentable, makeRental } from '../../kit/factories/rental.ts';
import { makeShopper, type Shopper } from '../../kit/factories/shopper.ts';

const app = useApp();
let anna: Shopper;
let berta: Shopper;
let made: { id: string; number: string }[];

beforeAll(async () => {
  anna = await makeShopper(app(), { name: 'Anna 100% Larsen' });
  berta = await makeShopper(app(), { name: 'Berta Olsen' });
  made = [];
  for (const shopper of [anna, berta, anna]) made.push(await makeRental(shopper, await makeRentable(app())));
});

async function found(search: string, more = '', ask = (text: string) => app().ask('manager', text)) {
  const { rentals } = await ask(
    `{ rentals(filter: { search: ${JSON.stringify(search)} ${more} }) { totalCount nodes { id } } }`,
  );
  expect(rentals.totalCount).toBe(rentals.nodes.length);
  return rentals.nodes.map(({ id }: { id: string }) => made.findIndex(one => one.id === id));
}

it.each([
  ['anna', [2, 0]],
  ['  AnNa 100%', [2, 0]],
  ['larsen anna', [2, 0]],
  ['anna olsen', []],
  ['nna', []],
  ['%', []],
  ['_', []],
  ['', [2, 1, 0]],
])(
  '"%s" finds rentals by the beginnings of words of the name of their customer',
  async (search, expected) => {
    expect(await found(search)).toEqual(expected);
  },
);

it('finds them by the beginning of the number and of the email address', async () => {
  const { number } = made[1]!;
  expect(await found(number.toLowerCase())).toEqual([1]);
  expect(await found(number.slice(0, -1))).toContain(1);
  expect(await found(`${number} berta`)).toEqual([1]);
  expect(await found(`${number} anna`)).toEqual([]);
  expect(await found(berta.email.toUpperCase())).toEqual([1]);
});

it('goes with the other conditions and sorts', async () => {
  expect(await found('anna', 'status: [AWAITING_SIGNATURE]')).toEqual([2, 0]);
  expect(await found('anna', 'status: [ACTIVE, RETURNED]')).toEqual([]);
  const query = `{ rentals(filter: { search: "anna" }, sort: { field: CREATED_AT, direction: ASC }, first: 1) { nodes { id } } }`;
  expect((await app().ask('manager', query)).rentals.nodes).toEqual([{ id: made[0]!.id }]);
});

it('shows a customer nothing of others', async () => {
  const asAnna = (text: string) => anna.ask(text);
  expect(await found(made[1]!.number, '', asAnna)).toEqual([]);
  expect(await found('berta', '', asAnna)).toEqual([]);
  expect(await found(made[0]!.number, '', asAnna)).toEqual([0]);
});
