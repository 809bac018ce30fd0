import { listShapes, otherShapes, type Shape, type StoreIds } from './dear-shapes.ts';

/** A query of a guest that costs nearly as much as one may. */
export interface DearQuery {
  readonly name: string;
  readonly query: string;
  readonly cost: number;
}

/** Where queries are sent. */
export type Ask = (query: string) => Promise<{
  data?: unknown;
  errors?: { message: string }[];
  extensions?: { cost?: { requested: number; limit: number } };
}>;

/**
 * The queries that a guest can send, of many shapes, each as large as the limit lets it be.
 * @param each of the thousands of lists, every so many; a prime number meets all kinds of them
 */
export async function* dearQueries(ask: Ask, each: number): AsyncGenerator<DearQuery> {
  const ids = await storeIds(ask);
  const lists = listShapes(ids).filter((_, index) => index % each === 0);
  for (const shape of [...otherShapes(ids), ...lists]) {
    const found = await largest(ask, shape);
    if (found) yield { name: `${found.size} ${shape.name}`, query: shape.text(found.size), cost: found.cost };
  }
}

async function storeIds(ask: Ask): Promise<StoreIds> {
  const { data } = await ask(
    '{ categories(first: 1, filter: { parentId: null }) { nodes { id } } suppliers(first: 1) { nodes { id } } }',
  );
  const { categories, suppliers } = data as Record<string, { nodes: { id: string }[] }>;
  return { rootCategory: categories!.nodes[0]!.id, supplier: suppliers!.nodes[0]!.id };
}

/** The largest size within the limits. Two sizes that cost too much tell the step; neither of them runs. */
async function largest(ask: Ask, shape: Shape): Promise<{ size: number; cost: number } | undefined> {
  const { most, text } = shape;
  if (most < 1) return undefined;
  const dearest = await costOf(ask, text(most));
  // Another limit was exceeded, such as the number of tokens.
  if (!dearest) return largest(ask, { ...shape, most: Math.floor(most / 2) });
  const { requested, limit } = dearest;
  if (requested <= limit) return { size: most, cost: requested };
  const step = requested - ((await costOf(ask, text(most - 1)))?.requested ?? 0);
  const size = most - Math.ceil((requested - limit) / step);
  return size < 1 ? undefined : { size, cost: requested - (most - size) * step };
}

async function costOf(ask: Ask, query: string): Promise<{ requested: number; limit: number } | undefined> {
  const { errors, extensions } = await ask(query);
  const refused = /costs (\d+); the limit is (\d+)/.exec(errors?.[0]?.message ?? '');
  if (refused) return { requested: Number(refused[1]), limit: Number(refused[2]) };
  return extensions?.cost;
}
