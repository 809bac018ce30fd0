import { parseSetCookie, type SetCookie, stringifyCookie } from 'cookie';
import type { Response } from 'light-my-request';
import { testPassword } from './actors.ts';
import type { Answer } from './answer.ts';
import type { TestApp } from './app.ts';
import { type Client, clientOf } from './client.ts';
import { listening, RawSocket } from './subscriber.ts';

interface BrowserOptions {
  /** Of the page that is open; null for a program that names none. */
  readonly origin?: string | null;
  readonly headers?: Record<string, string>;
}

/** A browser with one page: it keeps the cookies of answers, and sends them with the origin of the page. */
export class Browser {
  /** By name. */
  readonly cookies = new Map<string, SetCookie>();
  /** The `Set-Cookie` headers of the last answer. */
  lastSet: SetCookie[] = [];

  constructor(
    readonly app: TestApp,
    private readonly options: BrowserOptions = {},
  ) {}

  /** Another page in the same browser: it has the same cookies. */
  page(options: BrowserOptions): Browser {
    const other = new Browser(this.app, { ...this.options, ...options });
    Object.defineProperty(other, 'cookies', { value: this.cookies });
    return other;
  }

  /** The headers that go along with a request. */
  get headers(): Record<string, string> {
    const { origin = this.app.services.config.publicUrl, headers } = this.options;
    const now = this.app.clock.now();
    for (const [name, { expires }] of this.cookies) if (expires && expires <= now) this.cookies.delete(name);
    const cookie = stringifyCookie(
      Object.fromEntries([...this.cookies].map(([name, { value }]) => [name, value])),
    );
    return { ...(cookie && { cookie }), ...(origin && { origin }), ...headers };
  }

  /** Sends an operation, or several as a batch, and returns the response. */
  async request(payload: object, more: Record<string, string> = {}): Promise<Response> {
    return this.#kept(
      await this.app.http({
        method: 'POST',
        url: '/graphql',
        headers: { ...this.headers, ...more },
        payload,
      }),
    );
  }

  async get(query: string): Promise<Response> {
    const headers = { ...this.headers, 'content-type': 'application/json' };
    return this.#kept(await this.app.http({ url: `/graphql?${new URLSearchParams({ query })}`, headers }));
  }

  get client(): Client {
    return clientOf(
      async (query, variables = {}): Promise<Answer> => (await this.request({ query, variables })).json(),
    );
  }

  /** Signs in by cookie, and returns the payload. */
  signIn(email: string, transport = 'COOKIE'): Promise<Answer['data']> {
    const input = { email, password: testPassword, transport };
    return this.client.mutate('signIn', input, `user { id } ${sessionFields} mfaChallenge { token }`);
  }

  refresh(): Promise<Answer['data']> {
    return this.client.mutate('refreshSession', {}, sessionFields);
  }

  /** Who the cookies are of; the code of the error, or `nobody`. */
  async whoAmI(): Promise<string> {
    const { data, errors } = await this.client.send('{ me { id } }');
    return errors?.[0]?.extensions.code ?? data?.me?.id ?? 'nobody';
  }

  /** Opens a WebSocket, and says hello without a token. */
  async socket(): Promise<RawSocket> {
    const socket = await RawSocket.open(await listening(this.app), this.headers);
    socket.send({ type: 'connection_init' });
    return socket;
  }

  /** Keeps the cookies of an answer. Returns the answer. */
  #kept(response: Response): Response {
    const header = response.headers['set-cookie'] ?? [];
    this.lastSet = [header].flat().map(text => parseSetCookie(text));
    for (const cookie of this.lastSet) {
      if (cookie.maxAge === 0) this.cookies.delete(cookie.name);
      else this.cookies.set(cookie.name, cookie);
    }
    return response;
  }
}

export const sessionFields =
  'session { accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt }';
