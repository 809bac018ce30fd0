import type { TestApp } from './app.ts';

/** Changes settings of the store; it must succeed. */
export async function updateSettings(app: TestApp, changes: object): Promise<void> {
  const { userErrors } = await app.mutate('updateSettings', changes, 'settings { id }', 'admin');
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
}
