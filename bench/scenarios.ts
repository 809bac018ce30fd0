import type { Pool, RowDataPacket } from 'mysql2/promise';

/** A GraphQL operation to measure, with the SQL and JSON that a person would write by hand for it. */
export interface Scenario {
  readonly name: string;
  readonly query: string;
  readonly variables: (facts: Facts) => Record<string, unknown>;
  /** The same `data`, from hand-written SQL with prepared statements. */
  readonly byHand: (pool: Pool, variables: never) => Promise<unknown>;
  /** The lowest acceptable ratio to the hand-written server. */
  readonly atLeast?: number;
  /** The same for the answer that everybody gets; absent where that is not measured. */
  readonly cachedAtLeast?: number;
}

/** What the scenarios need to know about the store. */
export interface Facts {
  readonly productId: string;
  readonly categoryId: string;
  /** A product at position 9,000 by name. */
  readonly far: { readonly name: string; readonly id: string };
  readonly farCursor: string;
}

interface ProductRow extends RowDataPacket {
  id: string;
  sku: string;
  name: string;
  price: number;
  currency: string;
  onHand: number;
  threshold: number;
  categoryName: string;
  supplierName: string;
}

const flat = 'select id, sku, name, price_minor as price, currency_code as currency from product';

async function rows(pool: Pool, sql: string, values: (string | number)[] = []): Promise<ProductRow[]> {
  const [found] = await pool.execute<ProductRow[]>(sql, values);
  return found;
}

const money = (row: ProductRow) => ({ amount: (row.price / 100).toFixed(2), currencyCode: row.currency });
const flatProduct = (row: ProductRow) => ({ id: row.id, sku: row.sku, name: row.name, price: money(row) });
const availability = (row: ProductRow) =>
  row.onHand <= 0 ? 'OUT_OF_STOCK' : row.onHand <= row.threshold ? 'LOW_STOCK' : 'IN_STOCK';

const fields = 'id sku name price { amount currencyCode }';
const none = () => ({});

export const scenarios: readonly Scenario[] = [
  {
    name: '20 products flat',
    atLeast: 0.6,
    cachedAtLeast: 3,
    query: `query Flat { products(first: 20) { nodes { ${fields} } } }`,
    variables: none,
    byHand: async pool => ({
      products: {
        nodes: (await rows(pool, `${flat} where deleted_at is null order by name, id limit 20`)).map(
          flatProduct,
        ),
      },
    }),
  },
  {
    name: '20 with category, supplier, stock',
    atLeast: 0.6,
    cachedAtLeast: 3,
    query: `query Full { products(first: 20) { nodes { ${fields} stock { onHand availability } category { name } supplier { name } } } }`,
    variables: none,
    byHand: async pool => {
      const found = await rows(
        pool,
        `select p.id, p.sku, p.name, p.price_minor as price, p.currency_code as currency, p.stock_on_hand as onHand,
           p.low_stock_threshold as threshold, c.name as categoryName, s.name as supplierName
         from product p left join category c on c.id = p.category_id left join supplier s on s.id = p.supplier_id
         where p.deleted_at is null order by p.name, p.id limit 20`,
      );
      return {
        products: {
          nodes: found.map(row => ({
            ...flatProduct(row),
            stock: { onHand: row.onHand, availability: availability(row) },
            category: { name: row.categoryName },
            supplier: { name: row.supplierName },
          })),
        },
      };
    },
  },
  {
    name: 'product by id',
    atLeast: 0.6,
    cachedAtLeast: 3,
    query: `query ById($id: ID!) { product(id: $id) { ${fields} } }`,
    variables: facts => ({ id: facts.productId }),
    byHand: async (pool, { id }: { id: string }) => {
      const [row] = await rows(pool, `${flat} where id = ? and deleted_at is null`, [id]);
      return { product: row ? flatProduct(row) : null };
    },
  },
  {
    name: 'filtered and sorted page',
    query: `query Filtered($categoryId: ID!) {
      products(first: 20, filter: { categoryId: $categoryId, price: { min: "100", max: "900" } }, sort: { field: PRICE }) { nodes { ${fields} } }
    }`,
    variables: facts => ({ categoryId: facts.categoryId }),
    byHand: async (pool, { categoryId }: { categoryId: string }) => {
      const found = await rows(
        pool,
        `${flat} where deleted_at is null and price_minor >= ? and price_minor <= ? and category_id in (
           with recursive tree as (
             select id from category where id = ? union select c.id from category c join tree on c.parent_id = tree.id where c.deleted_at is null
           ) select id from tree)
         order by price_minor, id limit 20`,
        [10_000, 90_000, categoryId],
      );
      return { products: { nodes: found.map(flatProduct) } };
    },
  },
  {
    name: 'page 1',
    query: `query FirstPage { products(first: 20) { nodes { ${fields} } pageInfo { hasNextPage } } }`,
    variables: none,
    byHand: pool => pageByHand(pool, '', []),
  },
  {
    name: 'page at position 9,000',
    query: `query FarPage($after: String!) { products(first: 20, after: $after) { nodes { ${fields} } pageInfo { hasNextPage } } }`,
    variables: facts => ({ after: facts.farCursor, name: facts.far.name, id: facts.far.id }),
    byHand: (pool, { name, id }: { name: string; id: string }) =>
      pageByHand(pool, 'and (name > ? or (name = ? and id > ?))', [name, name, id]),
  },
  {
    name: 'search',
    query: `query Search { products(first: 20, filter: { search: "rugged lap" }) { nodes { ${fields} } } }`,
    variables: none,
    byHand: async pool => {
      const found = await rows(
        pool,
        `select p.id, p.sku, p.name, p.price_minor as price, p.currency_code as currency
         from search_posting r join search_entry e on e.id = r.id and e.list_key = 'p1' join product p on p.id = r.id
         where r.list_key = 'p1t' and r.word_key = ? and e.title_key like ? and p.deleted_at is null
         order by case when e.title_key like ? then 1 else 2 end, r.sort_key, r.id limit 20`,
        ['rugged', '% lap%', ' rugged lap%'],
      );
      return { products: { nodes: found.map(flatProduct) } };
    },
  },
  {
    name: '{ __typename }',
    query: '{ __typename }',
    variables: none,
    byHand: async () => ({ __typename: 'Query' }),
  },
];

async function pageByHand(pool: Pool, condition: string, values: string[]): Promise<unknown> {
  const found = await rows(
    pool,
    `${flat} where deleted_at is null ${condition} order by name, id limit 21`,
    values,
  );
  return {
    products: { nodes: found.slice(0, 20).map(flatProduct), pageInfo: { hasNextPage: found.length > 20 } },
  };
}
