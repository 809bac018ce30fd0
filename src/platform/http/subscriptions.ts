import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Actor } from '../authorization/actor.ts';
import { anything } from '../live/live-bus.ts';
import type { LiveTopic } from '../live/live-topic.ts';
import { addressOf } from './proxy.ts';
import { attach } from './subscriptions/attach.ts';
import { closeCodes } from './subscriptions/close-codes.ts';
import { Connection } from './subscriptions/connection.ts';
import { ConnectionQuota, type Place } from './subscriptions/connection-quota.ts';
import { type OperationParts, Operations, type StartedArgs } from './subscriptions/operations.ts';
import { type CheckSessions, SessionChecks } from './subscriptions/session-checks.ts';
import { refuseUpgrade, type UpgradeRefusal, upgradeRefusal } from './subscriptions/upgrade.ts';

export interface SubscriptionParts extends OperationParts {
  /** Who an `Authorization` header speaks for. */
  readonly authenticate: (header: string | undefined) => Promise<Actor>;
  readonly checkSessions: CheckSessions;
  /** A session ended; about the session. */
  readonly sessionEnded: LiveTopic;
  /** Sessions of a user ended; about the user. */
  readonly userSessionsEnded: LiveTopic;
}

/**
 * GraphQL subscriptions over WebSockets at `/graphql`, by the protocol graphql-transport-ws. Who connects is checked when
 * they do, at each start, before each event, when a session is said to have ended, and now and then.
 */
export class Subscriptions {
  readonly #connections = new Set<Connection>();
  readonly #quota: ConnectionQuota;
  readonly #sessions: SessionChecks;
  readonly #operations: Operations;
  readonly #webSockets: WebSocketServer;
  readonly #protocol: Server<Connection>;
  readonly #cleanUps: (() => void)[] = [];
  #isStopping = false;

  constructor(
    private readonly http: FastifyInstance,
    private readonly parts: SubscriptionParts,
  ) {
    const { limits } = parts;
    this.#quota = new ConnectionQuota(limits);
    this.#sessions = new SessionChecks(parts.checkSessions);
    this.#operations = new Operations(parts, this.#sessions);
    this.#webSockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: limits.messageBytes,
      // What it saves on messages as small as these is not worth a compressor's memory for each connection.
      perMessageDeflate: false,
      handleProtocols: () => GRAPHQL_TRANSPORT_WS_PROTOCOL,
      closeTimeout: limits.closeTimeoutMs,
    } as ConstructorParameters<typeof WebSocketServer>[0]);
    this.#protocol = this.#makeProtocol();
    this.#listen();
    this.#every(limits.pingMs, () => this.#ping());
    this.#every(limits.recheckMs, () => this.#recheck(() => true));
  }

  get counts(): { readonly connections: number; readonly subscriptions: number } {
    // One that is still starting is there with null.
    const running = [...this.#connections].map(
      connection => [...connection.running.values()].filter(one => one !== null).length,
    );
    return { connections: running.length, subscriptions: running.reduce((sum, one) => sum + one, 0) };
  }

  /** Closes all connections and takes no new ones. Resolves when they are gone and nothing is being read for them. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
    const closed = [...this.#connections].map(
      ({ socket }) => new Promise(resolve => socket.once('close', resolve)),
    );
    for (const connection of this.#connections)
      connection.close(closeCodes.goingAway, 'The server is stopping.');
    const { closeTimeoutMs } = this.parts.limits;
    const patience = sleep(closeTimeoutMs + 500, undefined, { ref: false });
    await Promise.race([Promise.all([...closed, this.#operations.idle()]), patience]);
    for (const { socket } of this.#connections) socket.terminate();
  }

  #makeProtocol(): Server<Connection> {
    const operations = this.#operations;
    return makeServer<Record<string, unknown> | undefined, Connection>({
      connectionInitWaitTimeout: this.parts.limits.initTimeoutMs,
      onConnect: ({ extra, connectionParams }) => this.#welcome(extra, connectionParams),
      onSubscribe: ({ extra }, id, payload) => operations.start(extra, id, payload),
      subscribe: args => (args as StartedArgs).subscription,
      onError: ({ extra }, _id, _payload, errors) => operations.show(extra, errors) ?? [],
      // Its errors are made to be shown already.
      onNext: (_ctx, _id, _payload, _args, result) => result as never,
    });
  }

  /** Finds out whose a connection is. Returns whether it may stay. */
  async #welcome(connection: Connection, params: Record<string, unknown> | undefined): Promise<boolean> {
    const said = params?.authorization ?? params?.Authorization ?? connection.origin.authorization;
    // What is no text is no token, and so a bad one.
    const header = said == null || typeof said === 'string' ? (said ?? undefined) : '';
    const actor = await this.parts.authenticate(header);
    if (actor.hasBadToken) {
      connection.close(
        closeCodes.forbidden,
        'This access token is wrong or has expired, or its session has ended.',
      );
      return false;
    }
    if (actor.userId === null) {
      connection.close(
        closeCodes.unauthorized,
        'Sign in first: send an access token as "authorization" in the connection parameters.',
      );
      return false;
    }
    if (!connection.place.takeFor(actor.userId)) {
      connection.close(closeCodes.tooMany, 'You have too many connections open.');
      return false;
    }
    connection.actor = actor;
    return true;
  }

  #listen(): void {
    const { server } = this.http;
    const onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) =>
      this.#upgrade(request, stream, head);
    server.on('upgrade', onUpgrade);
    const { live } = this.parts.services;
    const { sessionEnded, userSessionsEnded } = this.parts;
    this.#cleanUps.push(
      live.listen(sessionEnded, anything, ({ about }) =>
        this.#recheck(({ actor }) => actor.sessionId === about),
      ),
      live.listen(userSessionsEnded, anything, ({ about }) =>
        this.#recheck(({ actor }) => actor.userId === about),
      ),
    );
  }

  #upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const { config } = this.parts.services;
    stream.on('error', error => this.http.log.debug({ err: error }, 'A connection failed.'));
    const ip = addressOf(config, request);
    const refusal = this.#isStopping ? stopping : upgradeRefusal(config, request);
    const place = refusal ?? this.#quota.take(ip);
    if ('reason' in place) {
      refuseUpgrade(stream, place);
      return;
    }
    stream.once('close', () => place.free());
    this.#webSockets.handleUpgrade(request, stream, head, socket => this.#open(socket, request, place, ip));
  }

  #open(socket: WebSocket, { headers }: IncomingMessage, place: Place, ip: string): void {
    const requestId = randomUUID();
    const connection = new Connection(
      socket,
      {
        requestId,
        log: this.http.log.child({ reqId: requestId }),
        ip,
        userAgent: headers['user-agent'] ?? null,
        authorization: headers.authorization,
      },
      place,
    );
    this.#connections.add(connection);
    socket.once('close', () => this.#connections.delete(connection));
    attach(this.#protocol, connection, this.parts.limits);
  }

  /** Ends the connections whose other side is gone without having said so, and asks the others again. */
  #ping(): void {
    for (const connection of this.#connections) {
      if (!connection.isAlive) connection.socket.terminate();
      else if (connection.isOpen) {
        connection.isAlive = false;
        connection.socket.ping();
      }
    }
  }

  #recheck(isMeant: (connection: Connection) => boolean): void {
    for (const connection of this.#connections) {
      if (!isMeant(connection)) continue;
      // Nothing is delivered without a check, so a connection may stay open while the database is away.
      this.#look(connection).catch(error => {
        connection.origin.log.warn({ err: error }, 'The session of a WebSocket could not be checked.');
      });
    }
  }

  /** Nobody waits for an event to learn that a permission is gone. */
  async #look(connection: Connection): Promise<void> {
    if (await this.#sessions.check(connection)) await connection.endRefused();
  }

  #every(milliseconds: number, work: () => void): void {
    const timer = setInterval(work, milliseconds).unref();
    this.#cleanUps.push(() => clearInterval(timer));
  }
}

const stopping: UpgradeRefusal = { status: 503, reason: 'The server is stopping.' };
