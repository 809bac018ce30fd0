import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { Order } from '../../../src/modules/orders/order.entity.ts';
import { orderList } from '../../../src/modules/orders/order-list.ts';
import { type PageArguments, pageOf } from '../../../src/platform/database/page.ts';
import { selectionOf } from '../../../src/platform/database/rows.ts';
import { foldedWords } from '../../../src/platform/lib/search-text.ts';
import { countFound, foundRows, rarestOf } from '../../../src/platform/search/found-connection.ts';
import { searchLimits } from '../../../src/platform/search/search-limits.ts';
import { useApp } from '../../kit/app.ts';
import { makeCustomer } from '../../kit/factories/customer.ts';

import { makeSeller } from '../../kit/factories/seller.ts';
import { stockedProduct } from '../../kit/factories/stock.ts';

const app = useApp();

interface Made {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly email: string;
  readonly sku: string;
}

const people = ['Anna Larsen', 'Anna-Maria Olsen', 'Bert Larsen', 'Émile Anders', 'Li Wu'] as const;
const skus = ['TV-55', 'tv-7', 'LAMP', 'anna-1'] as const;
let made: Made[];

beforeAll(async () => {
  const products = await Promise.all(skus.map(sku => stockedProduct(app(), 1_000, { sku })));
  const customers: { id: string; name: string; email: string }[] = [];
  for (const [index, name] of people.entries()) {
    const email = `${foldedWords(name)[0]}.${index}@${index % 2 ? 'post' : 'mail'}.example`;
    customers.push({ ...(await makeCustomer(app(), { name, email })), email });
  }
  const seller = await makeSeller(app());
  made = [];
  for (let index = 0; index < 40; index++) {
    const customer = customers[(index * index) % customers.length]!;
    const product = products[(index * 7) % products.length]!;
    const input = { customerId: customer.id, lines: [{ productId: product.id, quantity: 1 }] };
    const { order } = await seller.sell(input);
    made.unshift({ ...order, name: customer.name, email: customer.email, sku: product.sku });
  }
});

const word = fc.oneof(
  fc.constantFrom(
    'anna',
    'AN',
    'lars',
    'e',
    'olsen',
    'anna-mar',
    'wu',
    'tv',
    'TV-5',
    'lamp',
    'x',
    '%',
    '-',
    'l',
  ),
  fc.constantFrom('anna.0@mail', 'émile', 'emile.3', 'bert.2@', '@mail.example', 'post.ex', 'W-', 'nobody'),
  fc.nat({ max: 39 }).map(index => made[index]!.number.slice(0, 6 + (index % 4))),
);

type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;
const question = fc.record({
  search: fc.array(word, { minLength: 1, maxLength: 3 }).map(words => words.join(' ')),
  size: fc.integer({ min: 1, max: 15 }),
  backward: fc.boolean(),
  limits: fc.record({
    fewHits: fc.constantFrom(0, 3, 500),
    firstWalk: fc.constantFrom(1, 10, 100),
    candidates: fc.constantFrom(0, 5, 12, 1_000),
    firstLook: fc.integer({ min: 1, max: 9 }),
    longestLook: fc.integer({ min: 9, max: 20 }),
  }),
});

/** The same by looking at each. */
function directly(search: string): Made[] {
  const typed = search.split(' ').filter(word => foldedWords(word).length > 0);
  return typed.length === 0 ? [] : made.filter(order => typed.every(word => finds(word, order)));
}

function finds(word: string, { number, name, email, sku }: Made): boolean {
  const begins = (text: string) => text.toLowerCase().startsWith(word.toLowerCase());
  if (begins(number) || begins(sku)) return true;
  if (word.indexOf('@') > 0) return begins(email);
  const parts = foldedWords(word);
  const known = foldedWords(`${name} ${email} ${codes.get(email) ?? ''}`);
  return parts.every((part, index) =>
    known.some(other => (index === parts.length - 1 ? other.startsWith(part) : other === part)),
  );
}

const codes = new Map<string, string>();

beforeAll(async () => {
  const { customers } = await app().ask('admin', '{ customers(first: 100) { nodes { email code } } }');
  for (const { email, code } of customers.nodes) if (email) codes.set(email, code);
});

/** Page by page to the end. Undefined when the search is refused as too broad. */
async function asked({ search, size, backward, limits }: Question) {
  const ctx = app().context();
  const all = { ...searchLimits, ...limits };
  const choices = { filter: { search }, sort: null } as Parameters<typeof orderList>[1];
  const { list, search: words } = await orderList(ctx, choices);
  const finding = { name: 'test', search: words!, rarest: await rarestOf(ctx, words!, all), limits: all };
  const count = await countFound(ctx, list, finding);
  const ids: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const args: PageArguments = backward ? { last: size, before: cursor } : { first: size, after: cursor };
    const request = { ...list, selection: selectionOf(ctx.database.db, Order, []), args };
    const rows = await foundRows(ctx, request, finding).catch(error => {
      expect(error.extensions.code).toBe('FILTER_TOO_BROAD');
      expect(limits.candidates).toBeLessThan(made.length);
    });
    if (!rows) return { ids: undefined, count };
    const page = pageOf(request, rows);
    const found = page.rows.map(({ id }) => id);
    if (backward) ids.unshift(...found);
    else ids.push(...found);
    if (!(backward ? page.hasPreviousPage : page.hasNextPage)) return { ids, count };
    cursor = page.cursorOf((backward ? page.rows[0] : page.rows.at(-1))!);
  }
}

it('finds what a look at each finds, in the order of the list, however it is read', async () => {
  const ends = { answered: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(question, async question => {
      const expected = directly(question.search).map(({ id }) => id);
      const { ids, count } = await asked(question);
      if (count.isExact) expect(count.total).toBe(expected.length);
      else expect(count.total).toBeLessThanOrEqual(expected.length);
      if (ids) expect(ids).toEqual(expected);
      ends[ids ? 'answered' : 'refused']++;
    }),
    { numRuns: 150 },
  );
  expect(Math.min(ends.answered, ends.refused)).toBeGreaterThan(0);
});
