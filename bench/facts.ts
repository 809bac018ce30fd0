import type mysql from 'mysql2/promise';
import type { Facts } from './scenarios.ts';
import type { StoreSize } from './store.ts';
import { ask, type Target } from './target.ts';

/** The size of the store that every scenario runs on. */
export const storeSize: StoreSize = { products: 10_000, categories: 50, suppliers: 200 };

/** Reads what the scenarios need to know about a store of `storeSize` from the server at `address`. */
export async function findFacts(database: mysql.Connection, address: string): Promise<Facts> {
  const one = async (sql: string) => (await database.query<mysql.RowDataPacket[]>(sql))[0][0]!;
  const far = await one('select id, name from product order by name, id limit 1 offset 8999');
  const category = await one("select id from category where code = 'cat-0001'");
  return {
    productId: (await one('select id from product order by id limit 1 offset 5000')).id,
    categoryId: category.id,
    far: { name: far.name, id: far.id },
    farCursor: await cursorAt(9_000, address),
  };
}

/** Reads page after page, as a client would. */
async function cursorAt(position: number, address: string): Promise<string> {
  let after: string | null = null;
  for (let seen = 0; seen < position; seen += 100) {
    const query =
      'query Walk($after: String) { products(first: 100, after: $after) { pageInfo { endCursor } } }';
    const target: Target = {
      url: `${address}/graphql`,
      body: JSON.stringify({ query, variables: { after } }),
    };
    after = ((await ask(target)).data as { products: { pageInfo: { endCursor: string } } }).products.pageInfo
      .endCursor;
  }
  return after!;
}
