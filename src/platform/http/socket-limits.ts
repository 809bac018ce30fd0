import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyServerOptions } from 'fastify';

/** How long a connection may take for what, and how many there may be. */
export interface SocketLimits {
  /** For the headers of a request. */
  readonly headersMs: number;
  /** For a whole request with its body. A client that sends a byte now and then is cut. */
  readonly requestMs: number;
  /** For the body of an upload instead: 50 MiB by half a megabit per second. */
  readonly uploadMs: number;
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
  uploadMs: 900_000,
  silenceMs: 120_000,
  idleMs: 72_000,
  checkMs: 5_000,
  connections: 12_000,
};

export function serverTimeouts(limits: SocketLimits): FastifyServerOptions & { http: object } {
  return {
    // Node knows only one for all requests; `limitBodies` cuts those that are no uploads earlier.
    requestTimeout: Math.max(limits.requestMs, limits.uploadMs),
    connectionTimeout: limits.silenceMs,
    keepAliveTimeout: limits.idleMs,
    http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: limits.checkMs },
  };
}

export function limitConnections(app: FastifyInstance, limits: SocketLimits): void {
  app.server.maxConnections = limits.connections;
}

/** Cuts a request whose body has not arrived in `requestMs`, as Node does, unless it goes to one of the upload routes. */
export function limitBodies(
  app: FastifyInstance,
  { requestMs }: SocketLimits,
  uploadPaths: readonly string[],
): void {
  const isUpload = ({ method, url = '' }: IncomingMessage) =>
    method === 'PUT' && uploadPaths.some(path => url.startsWith(`${path}/`));
  app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { headers } = request;
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (!hasBody || isUpload(request)) return;
    const timer = setTimeout(() => cut(request, response), requestMs);
    timer.unref();
    request.once('end', () => clearTimeout(timer));
    response.once('close', () => clearTimeout(timer));
  });
}

function cut(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) return;
  const { socket } = request;
  if (!response.headersSent) socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
  socket.destroySoon();
}
