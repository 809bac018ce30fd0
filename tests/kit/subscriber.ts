import type { AddressInfo } from 'node:net';
import { type Client, createClient } from 'graphql-ws';
import { afterEach, expect, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { GraphqlError } from './answer.ts';
import type { TestApp } from './app.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test knows the shape of the answer to its own query
type Data = any;

export interface Event {
  data?: Data;
  errors?: GraphqlError[];
}

export interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** What comes of one subscription. */
export interface Followed {
  readonly events: Event[];
  /** The errors that ended it. */
  readonly errors: GraphqlError[];
  readonly isOver: () => boolean;
  /** The next event that this has not returned yet. */
  next(): Promise<Event>;
  /** Waits for the errors that end it, and returns the code of the first. */
  refusal(): Promise<unknown>;
  end(): void;
}

/** Somebody at a browser: a graphql-ws client with one connection. */
export interface Subscriber {
  readonly client: Client;
  follow(query: string, variables?: Record<string, unknown>): Followed;
  /** Waits until the server has closed the connection. */
  closed(): Promise<Closed>;
  leave(): Promise<void>;
}

const patience = { timeout: 10_000, interval: 10 };

interface Subscribers {
  /** Those who have connected in this test. */
  readonly open: readonly Subscriber[];
  connect(headers: Record<string, string>): Promise<Subscriber>;
}

/** The subscribers of a test file: `const subscribers = useSubscribers(app)`. They leave after each test. */
export function useSubscribers(app: () => TestApp): Subscribers {
  const open: Subscriber[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map(subscriber => subscriber.leave()));
    await untilNothingIsLeft(app());
  });
  return {
    open,
    async connect(headers) {
      const subscriber = await connect(app(), headers);
      open.push(subscriber);
      return subscriber;
    },
  };
}

/** Lets the application listen on a port of its own. Returns the address of its WebSockets. */
export async function listening(app: TestApp): Promise<string> {
  const { http } = app.app;
  if (!http.server.listening) await http.listen({ host: '127.0.0.1', port: 0 });
  return `ws://127.0.0.1:${(http.server.address() as AddressInfo).port}/graphql`;
}

/** @param headers as for HTTP; they go along as browsers send them, in the first message */
export async function connect(
  app: TestApp | string,
  headers: Record<string, string> = {},
): Promise<Subscriber> {
  const url = typeof app === 'string' ? app : await listening(app);
  let closed: Closed | undefined;
  const client = createClient({
    url,
    webSocketImpl: WebSocket,
    connectionParams: headers,
    lazy: false,
    retryAttempts: 0,
    onNonLazyError: () => {},
    on: {
      closed: event => {
        const { code, reason } = event as Closed;
        closed = { code, reason };
      },
    },
  });
  return {
    client,
    follow: (query, variables = {}) => follow(client, query, variables),
    async closed() {
      return vi.waitFor(() => {
        if (!closed) throw new Error('The connection is still open.');
        return closed;
      }, patience);
    },
    async leave() {
      await client.dispose();
    },
  };
}

function follow(client: Client, query: string, variables: Record<string, unknown>): Followed {
  const events: Event[] = [];
  const errors: GraphqlError[] = [];
  let isOver = false;
  let taken = 0;
  const end = client.subscribe(
    { query, variables },
    {
      next: event => void events.push(event as Event),
      error: error => {
        errors.push(...(Array.isArray(error) ? (error as GraphqlError[]) : [closedError(error)]));
        isOver = true;
      },
      complete: () => {
        isOver = true;
      },
    },
  );
  return {
    events,
    errors,
    isOver: () => isOver,
    async next() {
      const number = taken++;
      return vi.waitFor(() => {
        if (errors.length > 0) throw new Error(JSON.stringify(errors));
        if (!events[number]) throw new Error(`Event ${number} has not come.`);
        return events[number];
      }, patience);
    },
    async refusal() {
      await vi.waitFor(() => expect(errors.length).toBeGreaterThan(0), patience);
      return errors[0]!.extensions.code;
    },
    end,
  };
}

function closedError(error: unknown): GraphqlError {
  const { code = 'unknown', reason = String(error) } = error as { code?: unknown; reason?: string };
  return { message: reason, extensions: { code: `closed ${code}` } };
}

/** Waits until so many subscriptions run, which no message of the protocol says. */
export async function untilRunning(app: TestApp, count: number): Promise<void> {
  await vi.waitFor(() => expect(started(app)).toBe(count), patience);
}

/** How many subscriptions have been started, those that are just starting left out. */
function started(app: TestApp): number {
  return app.app.services.live.listenerCount - listenersOfServer;
}

/** The server itself listens for sessions that end. */
const listenersOfServer = 2;

/** Waits until nothing is left of any connection. */
export async function untilNothingIsLeft(app: TestApp): Promise<void> {
  await vi.waitFor(() => {
    expect(app.app.subscriptions.counts).toEqual({ connections: 0, subscriptions: 0 });
    expect(started(app)).toBe(0);
  }, patience);
}

/** A WebSocket without a client's manners. Messages are kept as they come. */
export class RawSocket {
  readonly messages: { id?: string; type: string; payload?: Data }[] = [];
  closed: Closed | undefined;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', data => void this.messages.push(JSON.parse(String(data))));
    socket.on('error', () => {});
    socket.on('close', (code, reason) => {
      this.closed = { code, reason: String(reason) };
    });
  }

  static async open(url: string, headers: Record<string, string> = {}): Promise<RawSocket> {
    const raw = new RawSocket(new WebSocket(url, 'graphql-transport-ws', { headers }));
    await new Promise((resolve, reject) => raw.socket.once('open', resolve).once('error', reject));
    return raw;
  }

  /** Connects and says who it is. */
  static async greeted(url: string, params: object = {}): Promise<RawSocket> {
    const raw = await RawSocket.open(url);
    raw.send({ type: 'connection_init', payload: params });
    await raw.until('connection_ack');
    return raw;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables: object = {}): void {
    this.send({ id, type: 'subscribe', payload: { query, variables } });
  }

  async until(type: string, id?: string): Promise<Data> {
    return vi.waitFor(() => {
      const found = this.messages.find(one => one.type === type && (id === undefined || one.id === id));
      if (!found) throw new Error(`There is no ${type} among ${JSON.stringify(this.messages.slice(-3))}.`);
      return found.payload;
    }, patience);
  }

  async untilClosed(): Promise<Closed> {
    return vi.waitFor(() => {
      if (!this.closed) throw new Error('The connection is still open.');
      return this.closed;
    }, patience);
  }
}

/** What the server answers to a request for a WebSocket that it refuses. */
export function refusedUpgrade(
  url: string,
  {
    protocol = 'graphql-transport-ws',
    headers = {},
  }: { protocol?: string | string[]; headers?: object } = {},
): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, protocol, { headers: headers as Record<string, string> });
    socket.on('open', () => reject(new Error('It became a WebSocket.')));
    socket.on('unexpected-response', (_request, response) => {
      const chunks: Buffer[] = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, body: Buffer.concat(chunks).toString() }),
      );
    });
    socket.on('error', reject);
  });
}
