import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, makeServer, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Actor } from '../authorization/actor.ts';
import type { Credentials } from '../authorization/credentials.ts';
import { cookiesRefused } from '../authorization/own-page.ts';
import { anything } from '../live/live-bus.ts';
import type { LiveTopic } from '../live/live-topic.ts';
import { credentialsOf } from './credentials.ts';
import { addressOf } from './proxy.ts';
import { attach } from './subscriptions/attach.ts';
import { closeCodes } from './subscriptions/close-codes.ts';
import { Connection } from './subscriptions/connection.ts';
import { ConnectionQuota, type Permit } from './subscriptions/connection-quota.ts';
import { type OperationParts, Operations, type StartedArgs } from './subscriptions/operations.ts';
import { type CheckSessions, SessionChecks } from './subscriptions/session-checks.ts';
import { refuseUpgrade, type UpgradeRefusal, upgradeRefusal } from './subscriptions/upgrade.ts';

export interface SubscriptionParts extends OperationParts {
  /** The actor that a header or a cookie identifies. */
  readonly authenticate: (credentials: Credentials) => Promise<Actor>;
  readonly checkSessions: CheckSessions;
  /** The live topic of a session that ended; about the session. */
  readonly sessionEnded: LiveTopic;
  /** The live topic of a user whose sessions ended; about the user. */
  readonly userSessionsEnded: LiveTopic;
}

/**
 * GraphQL subscriptions over WebSockets at `/graphql`, with the protocol graphql-transport-ws. The session of a connection
 * is checked when it connects, at each start of a subscription, before each event, when an event says that a session has
 * ended, and at a regular interval.
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
      // Compressing such small messages is not worth the memory that a compressor takes for each connection.
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

  /** Closes all connections and accepts no new ones. Resolves when they are closed and nothing is read for them. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const cleanUp of this.#cleanUps.splice(0)) cleanUp();
    const closed = [...this.#connections].map(
      ({ socket }) => new Promise(resolve => socket.once('close', resolve)),
    );
    for (const connection of this.#connections)
      connection.close(closeCodes.goingAway, 'The server is stopping.');
    const { closeTimeoutMs } = this.parts.limits;
    const timeout = sleep(closeTimeoutMs + 500, undefined, { ref: false });
    await Promise.race([Promise.all([...closed, this.#operations.idle()]), timeout]);
    for (const { socket } of this.#connections) socket.terminate();
  }

  #makeProtocol(): Server<Connection> {
    const operations = this.#operations;
    return makeServer<Record<string, unknown> | undefined, Connection>({
      connectionInitWaitTimeout: this.parts.limits.initTimeoutMs,
      onConnect: ({ extra, connectionParams }) => this.#authenticate(extra, connectionParams),
      onSubscribe: ({ extra }, id, payload) => operations.start(extra, id, payload),
      subscribe: args => (args as StartedArgs).subscription,
      onError: ({ extra }, _id, _payload, errors) => operations.visibleErrors(extra, errors),
      onNext: ({ extra }, _id, _payload, _args, result) => operations.visibleResult(extra, result),
    });
  }

  /** Finds out who has connected. Returns whether the connection may stay. */
  async #authenticate(connection: Connection, params: Record<string, unknown> | undefined): Promise<boolean> {
    const { credentials } = connection.origin;
    const given = params?.authorization ?? params?.Authorization ?? credentials.authorization;
    // A value that is not text counts as a bad token.
    const authorization = given == null || typeof given === 'string' ? (given ?? undefined) : '';
    const actor = await this.parts.authenticate({ ...credentials, authorization });
    if (actor.byCookie && credentials.page !== 'OWN') {
      connection.close(closeCodes.forbidden, cookiesRefused(credentials.page).message);
      return false;
    }
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
    if (!connection.permit.assignTo(actor.userId)) {
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
    const permit = refusal ?? this.#quota.acquire(ip);
    if ('reason' in permit) {
      refuseUpgrade(stream, permit);
      return;
    }
    stream.once('close', () => permit.release());
    this.#webSockets.handleUpgrade(request, stream, head, socket => this.#open(socket, request, permit, ip));
  }

  #open(socket: WebSocket, request: IncomingMessage, permit: Permit, ip: string): void {
    const requestId = randomUUID();
    const connection = new Connection(
      socket,
      {
        requestId,
        log: this.http.log.child({ reqId: requestId }),
        ip,
        userAgent: request.headers['user-agent'] ?? null,
        credentials: credentialsOf(this.parts.services.config, request),
      },
      permit,
    );
    this.#connections.add(connection);
    socket.once('close', () => this.#connections.delete(connection));
    attach(this.#protocol, connection, this.parts.limits);
  }

  /** Ends connections that did not answer the last ping, and pings the others. */
  #ping(): void {
    for (const connection of this.#connections) {
      if (!connection.isAlive) connection.socket.terminate();
      else if (connection.isOpen) {
        connection.isAlive = false;
        connection.socket.ping();
      }
    }
  }

  #recheck(concerns: (connection: Connection) => boolean): void {
    for (const connection of this.#connections) {
      if (!concerns(connection)) continue;
      // Nothing is delivered without a check, so a connection may stay open while the database is not reachable.
      this.#checkSession(connection).catch(error => {
        connection.origin.log.warn({ err: error }, 'The session of a WebSocket could not be checked.');
      });
    }
  }

  /** Ends what a lost permission no longer allows, without waiting for the next event. */
  async #checkSession(connection: Connection): Promise<void> {
    if (await this.#sessions.check(connection)) await connection.endRefused();
  }

  #every(milliseconds: number, work: () => void): void {
    const timer = setInterval(work, milliseconds).unref();
    this.#cleanUps.push(() => clearInterval(timer));
  }
}

const stopping: UpgradeRefusal = { status: 503, reason: 'The server is stopping.' };
