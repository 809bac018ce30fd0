import { randomUUID } from 'node:crypto';
import { freePort } from '../../../tests/kit/free-port.ts';
import { run, type Server, startServer } from '../../servers.ts';

/** The accounts of the demo store, and their password. */
const accounts = {
  ADMIN: 'admin@tradepost.example',
  STAFF: 'staff@tradepost.example',
  CUSTOMER: 'customer@tradepost.example',
} as const;
const password = 'tradepost demo';

const settings = {
  NODE_ENV: 'development',
  LOG_LEVEL: 'silent',
  BCRYPT_COST: '4',
  AUTH_SECRETS: 'a secret that only the faults have and long enough',
  // What is measured here is not who asks for how much.
  LIMITS_MAXIMUM: '0',
};

/** A demo store in a database: its servers, and what its clients send. */
export class Shop {
  readonly servers: Server[] = [];

  readonly url: string;

  private constructor(url: string) {
    this.url = url;
  }

  /** Creates the tables and the demo store. */
  static async create(databaseUrl: string): Promise<Shop> {
    await run('dist/cli.js', ['migrate'], databaseUrl);
    await run('dist/cli.js', ['seed'], databaseUrl);
    return new Shop(databaseUrl);
  }

  /** Starts one more server of the shop. Returns its port. */
  async addServer(more: Record<string, string> = {}, port?: number): Promise<number> {
    const own = port ?? (await freePort());
    this.servers.push(await this.#start(more, own));
    return own;
  }

  /** Starts two servers of the shop at once. Returns their ports. */
  async addTwoServers(more: Record<string, string> = {}): Promise<[number, number]> {
    const ports = await Promise.all([freePort(), freePort()]);
    this.servers.push(...(await Promise.all(ports.map(port => this.#start(more, port)))));
    return ports;
  }

  #start(more: Record<string, string>, port: number): Promise<Server> {
    const environment = {
      ...settings,
      DATABASE_URL: this.url,
      PORT: String(port),
      PUBLIC_URL: 'http://shop.example',
      ...more,
    };
    return startServer('dist/main.js', [], environment);
  }

  async stop(): Promise<void> {
    for (const { child } of this.servers) child.kill('SIGKILL');
  }
}

/** What became of one request. */
export interface Outcome {
  readonly status: number | 'GONE' | 'NET';
  /** The code of the first error. */
  readonly code?: string;
  readonly ms: number;
  readonly data?: Record<string, unknown> | null;
}

/** A client of the shop that sends GraphQL to an address and remembers who it is. */
export class Client {
  #token: string | undefined;

  readonly address: string;
  readonly patienceMs: number;
  readonly from: string | undefined;

  /**
   * @param patienceMs after which it gives up and closes its connection
   * @param from the address that a proxy would report
   */
  constructor(address: string, patienceMs = 60_000, from?: string) {
    this.address = address;
    this.patienceMs = patienceMs;
    this.from = from;
  }

  async send(query: string, variables: object = {}): Promise<Outcome> {
    const begun = performance.now();
    const ms = () => performance.now() - begun;
    try {
      const response = await fetch(`${this.address}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(this.from && { 'x-forwarded-for': this.from }),
          ...(this.#token && { authorization: `Bearer ${this.#token}` }),
        },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(this.patienceMs),
      });
      if (!response.headers.get('content-type')?.includes('json'))
        return { status: response.status, code: 'FROM_HAPROXY', ms: ms() };
      const body = (await response.json()) as {
        data?: Record<string, unknown> | null;
        errors?: { extensions: { code: string } }[];
      };
      const code = body.errors?.[0]?.extensions.code;
      return { status: response.status, ms: ms(), data: body.data ?? null, ...(code && { code }) };
    } catch (error) {
      const isOwn = error instanceof Error && error.name === 'TimeoutError';
      return { status: isOwn ? 'GONE' : 'NET', ms: ms() };
    }
  }

  /** Signs in as an account of the demo store. */
  async signIn(role: keyof typeof accounts): Promise<void> {
    const email = accounts[role];
    const outcome = await this.send(
      'mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } } }',
      { input: { email, password } },
    );
    const signedIn = outcome.data?.signIn as { session: { accessToken: string } | null } | undefined;
    if (!signedIn?.session)
      throw new Error(`The demo account ${email} could not sign in: ${JSON.stringify(outcome)}`);
    this.#token = signedIn.session.accessToken;
  }

  /** Becomes a new customer. */
  async register(email: string): Promise<void> {
    const outcome = await this.send(
      'mutation ($input: RegisterCustomerInput!) { registerCustomer(input: $input) { session { accessToken } } }',
      { input: { email, password: 'a password for the faults', name: email } },
    );
    const made = outcome.data?.registerCustomer as { session: { accessToken: string } | null } | undefined;
    if (!made?.session) throw new Error(`${email} could not register: ${JSON.stringify(outcome)}`);
    this.#token = made.session.accessToken;
  }

  /** Orders one unit of what the shop has plenty of. Returns the id of the order. */
  async order(): Promise<string> {
    const found = await this.send(
      '{ products(first: 1, sort: { field: STOCK, direction: DESC }) { nodes { id } } }',
    );
    const { nodes } = found.data!.products as { nodes: { id: string }[] };
    const placed = await this.send(
      'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { order { id } userErrors { message } } }',
      { input: { idempotencyKey: randomUUID(), lines: [{ productId: nodes[0]!.id, quantity: 1 }] } },
    );
    const { order } = placed.data!.placeOrder as { order: { id: string } | null };
    if (!order) throw new Error(`Nothing could be ordered: ${JSON.stringify(placed)}`);
    return order.id;
  }

  /** The same person at another address, or with less patience. */
  at(address: string, patienceMs = this.patienceMs): Client {
    const other = new Client(address, patienceMs, this.from);
    other.#token = this.#token;
    return other;
  }

  browse(): Promise<Outcome> {
    return this.send('{ products(first: 20) { nodes { id name } } }');
  }

  /** Sells one unit at the counter; the key is kept with the order. */
  sell(productId: string, key: string = randomUUID()): Promise<Outcome> {
    return this.send(
      'mutation ($input: RecordSaleInput!) { recordSale(input: $input) { order { id } userErrors { code message } } }',
      {
        input: {
          idempotencyKey: key,
          lines: [{ productId, quantity: 1 }],
          paymentMethod: 'CARD_TERMINAL',
          notes: key,
        },
      },
    );
  }
}
