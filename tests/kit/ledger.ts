import type { TestApp } from './app.ts';

interface Movement {
  readonly productId: string;
  readonly at: unknown;
  readonly delta: number;
  readonly onHandAfter: number;
}

/**
 * What is wrong with the books of stock, deleted products included: levels that are negative or differ from the sum of
 * the movements, and movements that do not go on from the level where the one before ended.
 */
export async function ledgerProblems(app: TestApp): Promise<string[]> {
  const { database } = app.app;
  const products = await database.run<{ id: string; sku: string; onHand: number }>({
    text: 'select id, sku, stock_on_hand as onHand from product order by id',
    values: [],
  });
  const movements = await database.run<Movement>({
    text: 'select product_id as productId, at, delta, on_hand_after as onHandAfter from stock_movement order by at, id',
    values: [],
  });
  const byProduct = Map.groupBy(movements, movement => movement.productId);
  return products.flatMap(({ id, sku, onHand }) => {
    const own = byProduct.get(id) ?? [];
    const sum = own.reduce((total, { delta }) => total + delta, 0);
    return [
      ...(onHand < 0 ? [`${sku} has ${onHand} units.`] : []),
      ...(onHand === sum ? [] : [`${sku} has ${onHand} units, but its movements come to ${sum}.`]),
      ...brokenLinks(sku, own),
    ];
  });
}

function brokenLinks(sku: string, movements: readonly Movement[]): string[] {
  const rest = [...movements];
  for (let level = 0; rest.length > 0; ) {
    // Movements of one millisecond have no order of their own.
    const together = rest.filter(({ at }) => String(at) === String(rest[0]!.at));
    const next = together.find(({ delta, onHandAfter }) => level + delta === onHandAfter);
    if (!next) {
      const { delta, onHandAfter } = rest[0]!;
      return [`${sku} had ${level} units, and ${delta} more came to ${onHandAfter}.`];
    }
    level = next.onHandAfter;
    rest.splice(rest.indexOf(next), 1);
  }
  return [];
}
