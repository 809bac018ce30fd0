import type { FastifyInstance, FastifyServerOptions } from 'fastify';

/** How long a connection may take for what, and how many there may be. */
export interface SocketLimits {
  /** For the headers of a request. */
  readonly headersMs: number;
  /** For a whole request with its body. A client that sends a byte now and then is cut. */
  readonly requestMs: number;
  /** Without a byte in either direction. WebSockets have their own pings instead. */
  readonly silenceMs: number;
  /** Between two requests. Longer than the minute that load balancers usually keep a connection. */
  readonly idleMs: number;
  /** How often the first two are checked. */
  readonly checkMs: number;
  /** Beyond the 10,000 WebSockets that a process may hold. */
  readonly connections: number;
}

export const socketLimits: SocketLimits = {
  headersMs: 15_000,
  requestMs: 30_000,
  silenceMs: 120_000,
  idleMs: 72_000,
  checkMs: 5_000,
  connections: 12_000,
};

export function serverTimeouts(limits: SocketLimits): FastifyServerOptions & { http: object } {
  return {
    requestTimeout: limits.requestMs,
    connectionTimeout: limits.silenceMs,
    keepAliveTimeout: limits.idleMs,
    http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: limits.checkMs },
  };
}

export function limitConnections(app: FastifyInstance, limits: SocketLimits): void {
  app.server.maxConnections = limits.connections;
}
