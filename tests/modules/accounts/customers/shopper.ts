import { testPassword } from '../../../kit/actors.ts';
import type { TestApp } from '../../../kit/app.ts';

let count = 0;

export interface Shopper {
  readonly userId: string;
  readonly customerId: string;
  readonly email: string;
  readonly headers: Record<string, string>;
}

/** A customer who registered, and is signed in. */
export async function shopper(app: TestApp, fields: object = {}): Promise<Shopper> {
  count++;
  const input = { email: `shopper${count}@example.com`, name: `Shopper ${count}`, password: testPassword };
  const { user, session, userErrors } = await app.mutate(
    'registerCustomer',
    { ...input, ...fields },
    'user { id email customer { id } } session { accessToken }',
    'guest',
  );
  if (!user) throw new Error(JSON.stringify(userErrors));
  const headers = { authorization: `Bearer ${session.accessToken}` };
  return { userId: user.id, customerId: user.customer.id, email: user.email, headers };
}
