import type { TestApp } from '../app.ts';

/** A customer whom the staff wrote down, and who has no account. */
export async function makeCustomer(
  app: TestApp,
  fields: object = {},
): Promise<{ readonly id: string; readonly name: string }> {
  const input = { name: 'Somebody', ...fields };
  const { customer, userErrors } = await app.mutate('createCustomer', input, 'customer { id name }', 'staff');
  if (!customer) throw new Error(JSON.stringify(userErrors));
  return customer;
}
