import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { makeCategory } from '../../../kit/factories/category.ts';
import { makeProduct } from '../../../kit/factories/product.ts';

const app = useApp();

const fields =
  'id code name slug description parent { id } ancestors { id } children { id } productCount version';
const update = (input: object) => app().mutate('updateCategory', input, `category { ${fields} }`);
const categoryOf = async (id: string) =>
  (await app().ask('guest', `query ($id: ID!) { category(id: $id) { ${fields} } }`, { id })).category;

/** A chain of categories, each below the one before. */
async function makeChain(length: number): Promise<string[]> {
  const ids: string[] = [];
  for (let level = 1; level <= length; level++)
    ids.push((await makeCategory(app(), { parentId: ids.at(-1) })).id);
  return ids;
}

describe('updateCategory', () => {
  it('changes what the input names and nothing else', async () => {
    const [top, id] = await makeChain(2);
    const before = await categoryOf(id!);
    const { category, userErrors } = await update({ categoryId: id, name: ' New Name ' });
    expect(userErrors).toEqual([]);
    expect(category).toEqual({ ...before, name: 'New Name', version: 2 });
    const after = await update({ categoryId: id, slug: 'new-slug', code: 'NEW', description: 'New' });
    expect(after.category).toEqual({
      ...before,
      name: 'New Name',
      slug: 'new-slug',
      code: 'NEW',
      description: 'New',
      version: 3,
      parent: { id: top },
    });
    expect(await categoryOf(id!)).toEqual(after.category);
  });

  it('is found by its new name and no longer by the old one', async () => {
    const { id } = await makeCategory(app(), { name: 'Gramophones', code: 'GR' });
    await update({ categoryId: id, name: 'Phonographs' });
    const found = async (search: string) =>
      (
        await app().ask(
          'guest',
          'query ($search: String) { categories(filter: { search: $search }) { nodes { id } } }',
          { search },
        )
      ).categories.nodes;
    expect(await found('phonographs')).toEqual([{ id }]);
    expect(await found('gramophones')).toEqual([]);
  });

  it('moves a category with all below it, and its products along', async () => {
    const [a, b, c] = await makeChain(3);
    const [other] = await makeChain(1);
    await makeProduct(app(), { categoryId: c });
    expect(await categoryOf(a!)).toMatchObject({ productCount: 1, children: [{ id: b }] });
    const { category, userErrors } = await update({ categoryId: b, parentId: other });
    expect(userErrors).toEqual([]);
    expect(category).toMatchObject({ parent: { id: other }, ancestors: [{ id: other }], productCount: 1 });
    expect(await categoryOf(c!)).toMatchObject({ ancestors: [{ id: other }, { id: b }] });
    expect(await categoryOf(a!)).toMatchObject({ productCount: 0, children: [] });
    expect(await categoryOf(other!)).toMatchObject({ productCount: 1, children: [{ id: b }] });
    await update({ categoryId: b, parentId: null });
    expect(await categoryOf(b!)).toMatchObject({ parent: null, ancestors: [], children: [{ id: c }] });
    expect(await categoryOf(other!)).toMatchObject({ productCount: 0, children: [] });
  });

  it('refuses to move a category under itself or what is below it', async () => {
    const [a, b, c] = await makeChain(3);
    for (const parentId of [a, b, c]) {
      const { category, userErrors } = await update({ categoryId: a, parentId, name: 'Moved' });
      expect(category).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'CATEGORY_CYCLE', path: ['parentId'] }]);
    }
    expect(await categoryOf(a!)).toMatchObject({ parent: null, version: 1 });
    expect(await categoryOf(c!)).toMatchObject({ ancestors: [{ id: a }, { id: b }] });
  });

  it('counts the levels below what is moved: 8 fit and 9 do not', async () => {
    const above = await makeChain(5);
    const three = await makeChain(3);
    const four = await makeChain(4);
    expect((await update({ categoryId: four[0], parentId: above[4] })).userErrors).toMatchObject([
      { code: 'CATEGORY_TOO_DEEP', path: ['parentId'], message: expect.stringMatching(/9 levels/) },
    ]);
    expect(await categoryOf(four[0]!)).toMatchObject({ parent: null });
    expect((await update({ categoryId: three[0], parentId: above[4] })).userErrors).toEqual([]);
    expect((await categoryOf(three[2]!)).ancestors).toHaveLength(7);
  });

  it('never forms a cycle when two opposite moves are concurrent', async () => {
    for (let round = 1; round <= 10; round++) {
      const [a, aChild] = await makeChain(2);
      const [b, bChild] = await makeChain(2);
      const answers = await Promise.all([
        update({ categoryId: a, parentId: bChild }),
        update({ categoryId: b, parentId: aChild }),
      ]);
      const codes = answers.flatMap(answer => answer.userErrors.map((error: { code: string }) => error.code));
      expect(codes).toEqual(['CATEGORY_CYCLE']);
      const [first, second] = [await categoryOf(a!), await categoryOf(b!)];
      const roots = [first, second].filter(category => category.parent === null);
      expect(roots).toHaveLength(1);
      expect((await categoryOf(roots[0].id === a ? bChild! : aChild!)).ancestors).toHaveLength(3);
    }
  });

  it('never forms a cycle of three when three moves are concurrent', async () => {
    for (let round = 1; round <= 5; round++) {
      const ids = [(await makeChain(1))[0]!, (await makeChain(1))[0]!, (await makeChain(1))[0]!];
      const answers = await Promise.all(
        ids.map((categoryId, index) => update({ categoryId, parentId: ids[(index + 1) % 3] })),
      );
      const codes = answers.flatMap(answer => answer.userErrors.map((error: { code: string }) => error.code));
      expect(codes).toEqual(['CATEGORY_CYCLE']);
      const levels = (await Promise.all(ids.map(categoryOf))).map(category => category.ancestors.length);
      expect(levels.toSorted()).toEqual([0, 1, 2]);
    }
  });

  it('never becomes too deep when two moves are concurrent', async () => {
    for (let round = 1; round <= 5; round++) {
      const [upper, middle, lower] = [await makeChain(3), await makeChain(3), await makeChain(3)];
      const answers = await Promise.all([
        update({ categoryId: middle[0], parentId: upper[2] }),
        update({ categoryId: lower[0], parentId: middle[2] }),
      ]);
      const codes = answers.flatMap(answer => answer.userErrors.map((error: { code: string }) => error.code));
      expect(codes).toEqual(['CATEGORY_TOO_DEEP']);
      expect((await categoryOf(lower[2]!)).ancestors.length).toBeLessThan(8);
    }
  });

  it('refuses a stale version, and lets one of two at once win', async () => {
    const { id } = await makeCategory(app());
    const answers = await Promise.all(
      ['left', 'right'].map(description => update({ categoryId: id, version: 1, description })),
    );
    expect(answers.flatMap(answer => answer.userErrors)).toMatchObject([
      { __typename: 'VersionConflictError', code: 'VERSION_CONFLICT', path: ['version'] },
    ]);
    const won = answers.find(answer => answer.category);
    expect(await categoryOf(id)).toMatchObject({ description: won.category.description, version: 2 });
  });

  it('refuses the slug or code of another but takes its own', async () => {
    const [first, second] = [await makeCategory(app()), await makeCategory(app())];
    expect((await update({ categoryId: second.id, slug: first.slug })).userErrors).toMatchObject([
      { code: 'SLUG_TAKEN', path: ['slug'] },
    ]);
    expect((await update({ categoryId: second.id, code: first.slug })).userErrors).toMatchObject([
      { code: 'CODE_TAKEN', path: ['code'] },
    ]);
    expect((await update({ categoryId: second.id, slug: second.slug, name: 'Own' })).userErrors).toEqual([]);
    expect(await categoryOf(second.id)).toMatchObject({ slug: second.slug, code: second.slug, name: 'Own' });
  });

  it.each(['name', 'slug', 'code', 'description'])('refuses null for %s', async field => {
    const { id } = await makeCategory(app());
    expect((await update({ categoryId: id, [field]: null })).userErrors).toMatchObject([
      { code: 'INVALID_INPUT', path: [field] },
    ]);
    expect(await categoryOf(id)).toMatchObject({ version: 1 });
  });

  it('refuses what does not exist or is deleted', async () => {
    const [{ id }, gone] = [await makeCategory(app()), await makeCategory(app())];
    await app().mutate('deleteCategory', { categoryId: gone.id }, 'deletedCategoryId');
    for (const missing of [gone.id, 'category_01h455vb4pex5vsknk084sn02q']) {
      expect((await update({ categoryId: missing, name: 'x' })).userErrors).toMatchObject([
        { code: 'NOT_FOUND', path: ['categoryId'] },
      ]);
      expect((await update({ categoryId: id, parentId: missing })).userErrors).toMatchObject([
        { code: 'NOT_FOUND', path: ['parentId'] },
      ]);
    }
    expect(await categoryOf(id)).toMatchObject({ version: 1, parent: null });
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const category = await makeCategory(app());
    const query = `mutation { updateCategory(input: { categoryId: "${category.id}", name: "x" }) { category { id } } }`;
    const { data, errors } = await app().send(actor, query);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(await categoryOf(category.id)).toMatchObject({ name: category.name });
  });
});
