import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { makeCategory } from '../../../kit/factories/category.ts';

const app = useApp();

const restore = (categoryId: string) =>
  app().mutate('restoreCategory', { categoryId }, 'category { id slug deletedAt parent { id } }');
const remove = async (categoryId: string) => {
  const { userErrors } = await app().mutate('deleteCategory', { categoryId }, 'deletedCategoryId');
  expect(userErrors).toEqual([]);
};
const lookUp = (id: string, search: string) =>
  app().ask(
    'guest',
    'query ($id: ID!, $search: String) { category(id: $id) { id } categories(filter: { search: $search }) { nodes { id } } }',
    { id, search },
  );

describe('restoreCategory', () => {
  it('brings a deleted category back to its place', async () => {
    const parent = await makeCategory(app());
    const { id, slug } = await makeCategory(app(), { name: 'Returning', parentId: parent.id });
    await remove(id);
    expect(await lookUp(id, 'returning')).toEqual({ category: null, categories: { nodes: [] } });
    expect(await restore(id)).toEqual({
      category: { id, slug, deletedAt: null, parent: { id: parent.id } },
      userErrors: [],
    });
    expect(await lookUp(id, 'returning')).toEqual({ category: { id }, categories: { nodes: [{ id }] } });
  });

  it('is refused while the category above it is deleted', async () => {
    const parent = await makeCategory(app(), { name: 'Above' });
    const { id } = await makeCategory(app(), { name: 'Underneath', parentId: parent.id });
    await remove(id);
    await remove(parent.id);
    expect(await restore(id)).toMatchObject({
      category: null,
      userErrors: [
        { code: 'PARENT_DELETED', path: ['categoryId'], message: expect.stringContaining('"Above"') },
      ],
    });
    expect((await lookUp(id, 'underneath')).category).toBeNull();
    expect((await restore(parent.id)).userErrors).toEqual([]);
    expect((await restore(id)).userErrors).toEqual([]);
    expect((await lookUp(id, 'underneath')).category).toEqual({ id });
  });

  it('is refused where the tree has become too deep for it', async () => {
    const chain: string[] = [];
    for (let level = 1; level <= 4; level++)
      chain.push((await makeCategory(app(), { parentId: chain.at(-1) })).id);
    const { id } = await makeCategory(app(), { name: 'Deepest', parentId: chain[3] });
    await remove(id);
    const above: string[] = [];
    for (let level = 1; level <= 4; level++)
      above.push((await makeCategory(app(), { parentId: above.at(-1) })).id);
    const move = await app().mutate(
      'updateCategory',
      { categoryId: chain[0], parentId: above[3] },
      'category { ancestors { id } }',
    );
    expect(move.userErrors).toEqual([]);
    expect((await restore(id)).userErrors).toMatchObject([{ code: 'CATEGORY_TOO_DEEP' }]);
    expect((await lookUp(id, 'deepest')).category).toBeNull();
  });

  it('never forms a cycle with moves made while it was deleted', async () => {
    const a = await makeCategory(app());
    const b = await makeCategory(app(), { parentId: a.id });
    await remove(b.id);
    const move = await app().mutate(
      'updateCategory',
      { categoryId: a.id, parentId: b.id },
      'category { id }',
    );
    expect(move.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['parentId'] }]);
    expect((await restore(b.id)).category).toMatchObject({ parent: { id: a.id } });
  });

  it('refuses one that is not deleted, or never was', async () => {
    const { id } = await makeCategory(app());
    expect((await restore(id)).userErrors).toMatchObject([{ code: 'NOT_DELETED', path: ['categoryId'] }]);
    expect((await restore('category_01h455vb4pex5vsknk084sn02q')).userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['categoryId'] },
    ]);
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const { id } = await makeCategory(app());
    await remove(id);
    const query = `mutation { restoreCategory(input: { categoryId: "${id}" }) { category { id } } }`;
    const { data, errors } = await app().send(actor, query);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(await app().ask('guest', `{ category(id: "${id}") { id } }`)).toEqual({ category: null });
  });
});
