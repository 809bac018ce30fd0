const timeoutMs = 60_000;

// biome-ignore lint/suspicious/noExplicitAny: a scenario knows the shape of the answer to its own request
type Payload = any;

/** Somebody who is signed in, and may send requests to any server of the store. */
export class ShopClient {
  readonly userId: string;
  readonly token: string;

  private constructor(userId: string, token: string) {
    this.userId = userId;
    this.token = token;
  }

  static async signIn(address: string, email: string, password: string): Promise<ShopClient> {
    return ShopClient.#enter(address, 'signIn', { email, password });
  }

  static async register(address: string, email: string, password: string): Promise<ShopClient> {
    return ShopClient.#enter(address, 'registerCustomer', { email, password, name: email });
  }

  static async #enter(address: string, mutation: string, input: object): Promise<ShopClient> {
    const { user, session } = await mutate(
      address,
      '',
      mutation,
      input,
      'user { id } session { accessToken }',
    );
    return new ShopClient(user.id, session.accessToken);
  }

  /** Sends a mutation of one input to a server, and returns its payload. @throws with the code of an error */
  mutate(address: string, name: string, input: object, fields: string): Promise<Payload> {
    return mutate(address, this.token, name, input, fields);
  }

  /** The same, for what may be refused: OK, or the code of the first error. */
  async outcome(address: string, name: string, input: object): Promise<string> {
    try {
      const { userErrors } = await this.mutate(address, name, input, '');
      return userErrors[0]?.code ?? 'OK';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}

async function mutate(
  address: string,
  token: string,
  name: string,
  input: object,
  fields: string,
): Promise<Payload> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({
      query: `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code message } } }`,
      variables: { input },
    }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const { data, errors } = (await response.json()) as {
    data?: Record<string, Payload>;
    errors?: { message: string; extensions?: { code?: string } }[];
  };
  if (errors) throw new Error(errors[0]!.extensions?.code ?? errors[0]!.message);
  return data![name];
}

/** How often each outcome came, for a line of figures. */
export function tally(outcomes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return [...counts].map(([outcome, count]) => `${count} × ${outcome}`).join(', ');
}
