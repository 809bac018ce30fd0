import type { TestApp } from './app.ts';

interface Movement {
  readonly delta: number;
  readonly onHandAfter: number;
  readonly reason: string;
  readonly reference: string | null;
  readonly note: string | null;
}

/** The units of a product that are there, as a guest sees it. */
export async function onHandOf(app: TestApp, productId: string): Promise<number> {
  const { product } = await app.ask('guest', `{ product(id: "${productId}") { stock { onHand } } }`);
  return product.stock.onHand;
}

/** The movements of a product, the newest first. */
export async function movementsOf(app: TestApp, productId: string): Promise<Movement[]> {
  const query = `{ stockMovements(filter: { productId: "${productId}" }, first: 100) { nodes { delta onHandAfter reason reference note } } }`;
  return (await app.ask('staff', query)).stockMovements.nodes;
}

/** The reason and the units of each movement of a product, the newest first. */
export async function deltasOf(app: TestApp, productId: string): Promise<[reason: string, delta: number][]> {
  return (await movementsOf(app, productId)).map(({ reason, delta }) => [reason, delta]);
}
