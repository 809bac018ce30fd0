import { expect, it } from 'vitest';
import { Category } from '../../src/modules/catalog/categories/category.entity.ts';
import { inTransaction } from '../../src/platform/context/in-transaction.ts';
import { bulkInsert } from '../../src/platform/database/bulk.ts';
import { newId } from '../../src/platform/lib/typed-id.ts';
import { useApp } from '../kit/app.ts';

const app = useApp();

/** A root category with this many categories below it. */
async function makeWideCategory(children: number): Promise<string> {
  const now = new Date();
  const row = (name: string, parent: string | null) => ({
    id: newId('category'),
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    version: 1,
    code: name,
    name,
    slug: name,
    description: '',
    parent,
  });
  const root = row(`root-${children}`, null);
  const below = Array.from({ length: children }, (_, i) => row(`child-${children}-${i}`, root.id));
  await inTransaction(app().context(), async ctx => {
    await bulkInsert(ctx, Category, [root]);
    for (let i = 0; i < children; i += 100) await bulkInsert(ctx, Category, below.slice(i, i + 100));
  });
  return root.slug;
}

const query =
  'query ($slug: String!) { categoryBySlug(slug: $slug) { children { products(first: 20) { nodes { id } } } } }';

it('a list that is longer than it usually is may cost more than was estimated', async () => {
  const slug = await makeWideCategory(40);
  const { data, errors, extensions } = await app().send('guest', query, { slug });
  expect(errors).toBeUndefined();
  expect(data.categoryBySlug.children).toHaveLength(40);
  expect(extensions!.cost!.requested).toBeLessThan(40 * 100);
});

it('but not more than the limit, on the first run and compiled', async () => {
  const slug = await makeWideCategory(200);
  for (let run = 0; run < 3; run++) {
    const { data, errors } = await app().send('guest', query, { slug });
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('costs more than 5000'),
        extensions: { code: 'QUERY_TOO_COMPLEX', limit: 5_000 },
      },
    ]);
  }
});
