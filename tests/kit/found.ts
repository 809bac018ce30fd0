import type { TestApp } from './app.ts';

/** How many nodes of a list, such as `customers`, somebody finds by this text. */
export async function foundCount(
  app: TestApp,
  list: string,
  search: string,
  actor = 'manager',
): Promise<number> {
  const query = `query ($search: String) { ${list}(filter: { search: $search }) { totalCount } }`;
  return (await app.ask(actor, query, { search }))[list].totalCount;
}
