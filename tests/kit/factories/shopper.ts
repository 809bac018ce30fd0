import { testPassword } from '../actors.ts';
import type { TestApp } from '../app.ts';
import { as } from '../as.ts';
import { type Client, clientOf } from '../client.ts';

/** A customer with an account, who sends requests. */
export interface Shopper extends Client {
  readonly userId: string;
  readonly customerId: string;
  readonly email: string;
  readonly headers: Record<string, string>;
}

let count = 0;

export async function makeShopper(app: TestApp, fields: object = {}): Promise<Shopper> {
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
  return {
    userId: user.id,
    customerId: user.customer.id,
    email: user.email,
    headers,
    ...as(app, { headers }),
  };
}

/** The same person some time later: a session lasts for minutes only. */
export async function again(app: TestApp, shopper: Shopper): Promise<Shopper> {
  const { headers } = await app.actors.signIn(shopper.userId);
  return { ...shopper, headers, ...as(app, { headers }) };
}

/** A shopper whose session never runs out, for tests in which days pass. */
export async function makeLastingShopper(app: TestApp): Promise<Shopper> {
  const shopper = await makeShopper(app);
  return { ...shopper, ...clientOf(async (...query) => (await again(app, shopper)).send(...query)) };
}
