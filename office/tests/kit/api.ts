import type { SpecServer } from './server.ts';

/** The accounts of the demo store. */
export const accounts = {
  admin: 'admin@tradepost.example',
  manager: 'manager@tradepost.example',
  staff: 'staff@tradepost.example',
  customer: 'customer@tradepost.example',
} as const;

export type Account = keyof typeof accounts;

export const password = 'tradepost demo';

// biome-ignore lint/suspicious/noExplicitAny: what a spec asks for is checked by its expectations.
type Data = any;

/** Asks the API as somebody beside the page: to prepare a spec, to act as another person, and to see what is true. */
export class Api {
  readonly server: SpecServer;
  readonly #tokens = new Map<string, string>();

  constructor(server: SpecServer) {
    this.server = server;
  }

  /** Sends an operation that must succeed, as one of the accounts or as who signs in with this address. */
  async ask(
    who: Account | { email: string; password: string } | null,
    query: string,
    variables: object = {},
  ): Promise<Data> {
    const token = who && (await this.#tokenOf(who));
    const { data, errors } = await this.#send(query, variables, token);
    if (errors) throw new Error(JSON.stringify(errors));
    for (const payload of Object.values<Data>(data ?? {}))
      if (payload?.userErrors?.length > 0) throw new Error(JSON.stringify(payload.userErrors));
    return data;
  }

  async #tokenOf(who: Account | { email: string; password: string }): Promise<string> {
    const { email, password: own } = typeof who === 'string' ? { email: accounts[who], password } : who;
    const known = this.#tokens.get(email);
    if (known) return known;
    const { data } = await this.#send(
      'mutation ($email: String!, $password: String!) { signIn(input: { email: $email, password: $password }) { session { accessToken } userErrors { message } } }',
      { email, password: own },
      null,
    );
    const token = data?.signIn?.session?.accessToken;
    if (!token) throw new Error(`${email} could not sign in: ${JSON.stringify(data)}`);
    this.#tokens.set(email, token);
    return token;
  }

  async #send(
    query: string,
    variables: object,
    token: string | null,
  ): Promise<{ data: Data; errors?: unknown[] }> {
    const response = await fetch(`${this.server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { data: Data; errors?: unknown[] };
  }
}
