import type { TestApp } from '../app.ts';

let count = 0;

export async function makeCategory(
  app: TestApp,
  fields: object = {},
): Promise<{ id: string; name: string; slug: string; version: number }> {
  count++;
  const { category, userErrors } = await app.mutate(
    'createCategory',
    { name: `Category ${count}`, ...fields },
    'category { id name slug version }',
  );
  if (!category) throw new Error(JSON.stringify(userErrors));
  return category;
}
