import type { Answer, TestApp } from '../app.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

/** A customer with an account, who sends requests. */
export interface Shopper {
  readonly userId: string;
  readonly customerId: string;
  readonly email: string;
  readonly headers: Record<string, string>;
  send(query: string, variables?: object): Promise<Answer>;
  ask(query: string, variables?: object): Promise<Data>;
  /** Runs a mutation of one input and returns its payload, user errors and all. */
  mutate(name: string, input: object, fields: string): Promise<Data>;
}

let count = 0;

export async function makeShopper(app: TestApp): Promise<Shopper> {
  count++;
  const email = `shopper${count}@example.com`;
  const input = { email, password: 'four quiet words here', name: `Shopper ${count}` };
  const { user, session } = await app.mutate(
    'registerCustomer',
    input,
    'user { id customer { id } } session { accessToken }',
    'guest',
  );
  const headers = { authorization: `Bearer ${session.accessToken}` };
  const send = (query: string, variables: object = {}) => app.sendWith(headers, query, variables);
  const ask = async (query: string, variables: object = {}) => {
    const { data, errors } = await send(query, variables);
    if (errors) throw new Error(`${query}\n${JSON.stringify(errors, null, 2)}`);
    return data;
  };
  return {
    userId: user.id,
    customerId: user.customer.id,
    email,
    headers,
    send,
    ask,
    async mutate(name, input, fields) {
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { __typename code message path ... on InsufficientStockError { productId requested available } } } }`;
      return (await ask(query, { input }))[name];
    },
  };
}
