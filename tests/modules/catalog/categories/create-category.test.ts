import { describe, expect, it } from 'vitest';
import { useApp } from '../../../kit/app.ts';
import { makeCategory } from '../../../kit/factories/category.ts';

const app = useApp();

const fields =
  'category { id code name slug description parent { id } ancestors { name } version deletedAt }';
const create = (input: object) => app().mutate('createCategory', input, fields);
const bySlug = async (slug: string) =>
  (await app().ask('guest', 'query ($slug: String!) { categoryBySlug(slug: $slug) { id name } }', { slug }))
    .categoryBySlug;

describe('createCategory', () => {
  it('creates a root, with slug and code made from the name', async () => {
    const { category, userErrors } = await create({
      name: '  Café & TV Sets ',
      description: ' All of them ',
    });
    expect(userErrors).toEqual([]);
    expect(category).toEqual({
      id: expect.stringMatching(/^category_/),
      code: 'cafe-tv-sets',
      name: 'Café & TV Sets',
      slug: 'cafe-tv-sets',
      description: 'All of them',
      parent: null,
      ancestors: [],
      version: 1,
      deletedAt: null,
    });
    expect(await bySlug('cafe-tv-sets')).toEqual({ id: category.id, name: 'Café & TV Sets' });
  });

  it('creates one below another, with slug and code as given', async () => {
    const parent = await makeCategory(app(), { name: 'Above' });
    const { category } = await create({ name: 'Below', slug: 'way-down', code: 'B.1', parentId: parent.id });
    expect(category).toMatchObject({
      slug: 'way-down',
      code: 'B.1',
      parent: { id: parent.id },
      ancestors: [{ name: 'Above' }],
    });
    expect(await app().ask('guest', `{ category(id: "${parent.id}") { children { id } } }`)).toEqual({
      category: { children: [{ id: category.id }] },
    });
  });

  it('makes the code from the slug that is given', async () => {
    expect((await create({ name: 'Something', slug: 'some-slug' })).category).toMatchObject({
      slug: 'some-slug',
      code: 'some-slug',
    });
  });

  it('makes a slug of at most 64 characters from a long name', async () => {
    const { category } = await create({ name: 'w'.repeat(60) + ' ' + 'x'.repeat(39) });
    expect(category.slug).toBe(`${'w'.repeat(60)}-xxx`);
    expect(category.name).toHaveLength(100);
  });

  it('asks for a slug where none can be made', async () => {
    expect(await create({ name: 'مصابيح' })).toMatchObject({
      category: null,
      userErrors: [{ code: 'INVALID_INPUT', path: ['slug'] }],
    });
    expect((await create({ name: 'مصابيح', slug: 'lamps' })).category).toMatchObject({ name: 'مصابيح' });
  });

  it('refuses a slug or a code that is taken, also by a deleted category', async () => {
    const first = await makeCategory(app(), { name: 'Taken', code: 'TAKEN-CODE' });
    expect((await create({ name: 'taken' })).userErrors).toMatchObject([
      { code: 'SLUG_TAKEN', path: ['slug'] },
    ]);
    expect((await create({ name: 'Free', code: 'taken-code' })).userErrors).toMatchObject([
      { code: 'CODE_TAKEN', path: ['code'] },
    ]);
    await app().mutate('deleteCategory', { categoryId: first.id }, 'deletedCategoryId');
    expect((await create({ name: 'Taken' })).userErrors).toMatchObject([{ code: 'SLUG_TAKEN' }]);
    expect((await create({ name: 'Free', code: 'TAKEN-CODE' })).userErrors).toMatchObject([
      { code: 'CODE_TAKEN' },
    ]);
    expect(await bySlug('free')).toBeNull();
  });

  it('lets one of two concurrent requests with the same slug win', async () => {
    const answers = await Promise.all([create({ name: 'Race' }), create({ name: 'Race' })]);
    const codes = answers.flatMap(answer => answer.userErrors.map((error: { code: string }) => error.code));
    expect(codes).toEqual(['SLUG_TAKEN']);
    const { categories } = await app().ask(
      'guest',
      '{ categories(filter: { search: "race" }) { totalCount } }',
    );
    expect(categories.totalCount).toBe(1);
  });

  it('grows to 8 levels and no deeper', async () => {
    let parentId: string | undefined;
    for (let level = 1; level <= 8; level++)
      parentId = (await makeCategory(app(), { name: `Level ${level}`, parentId })).id;
    expect(await create({ name: 'Level 9', parentId })).toMatchObject({
      category: null,
      userErrors: [
        { code: 'CATEGORY_TOO_DEEP', path: ['parentId'], message: expect.stringMatching(/9 levels/) },
      ],
    });
    expect(await bySlug('level-9')).toBeNull();
    const { categoryBySlug } = await app().ask(
      'guest',
      '{ categoryBySlug(slug: "level-8") { ancestors { name } } }',
    );
    expect(categoryBySlug.ancestors.map((one: { name: string }) => one.name)).toEqual(
      [1, 2, 3, 4, 5, 6, 7].map(level => `Level ${level}`),
    );
  });

  it('refuses a parent that does not exist or is deleted', async () => {
    const parent = await makeCategory(app());
    await app().mutate('deleteCategory', { categoryId: parent.id }, 'deletedCategoryId');
    for (const parentId of [parent.id, 'category_01h455vb4pex5vsknk084sn02q']) {
      expect((await create({ name: 'Orphan', parentId })).userErrors).toMatchObject([
        { code: 'NOT_FOUND', path: ['parentId'] },
      ]);
    }
    expect(await bySlug('orphan')).toBeNull();
  });

  it.each([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(101) }],
    ['name', { name: 'a\u0000b' }],
    ['slug', { slug: 'Upper-Case' }],
    ['slug', { slug: 'a--b' }],
    ['slug', { slug: '-a' }],
    ['slug', { slug: 'x'.repeat(101) }],
    ['code', { code: 'has space' }],
    ['code', { code: 'x'.repeat(65) }],
    ['description', { description: 'x'.repeat(2_001) }],
    ['parentId', { parentId: 'product_01h455vb4pex5vsknk084sn02q' }],
  ])('refuses a bad %s', async (field, bad) => {
    const { category, userErrors } = await create({ name: 'Bad', ...bad });
    expect(category).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', path: [field] }]);
    expect(await bySlug('bad')).toBeNull();
  });

  it.each([
    ['guest', 'UNAUTHENTICATED'],
    ['customer', 'FORBIDDEN'],
  ])('is not for a %s', async (actor, code) => {
    const query = 'mutation { createCategory(input: { name: "Nope" }) { category { id } } }';
    const { data, errors } = await app().send(actor, query);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(await bySlug('nope')).toBeNull();
  });
});
