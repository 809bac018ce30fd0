import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import type { Config } from '../../config/config.ts';
import { graphqlPath } from '../graphql.ts';
import { isOwnOrigin } from '../origins.ts';
import { isBehindTls, reportedProtocol } from '../proxy.ts';

export interface UpgradeRefusal {
  readonly status: 400 | 403 | 404 | 429 | 503;
  readonly reason: string;
}

/** Why a request must not become a WebSocket, before it is known who sends it. */
export function upgradeRefusal(config: Config, request: IncomingMessage): UpgradeRefusal | undefined {
  const { url = '' } = request;
  if (url.split('?')[0] !== graphqlPath)
    return { status: 404, reason: `The only WebSocket is at ${graphqlPath}.` };
  if (isBehindTls(config) && !['https', 'wss'].includes(reportedProtocol(request) ?? ''))
    return {
      status: 403,
      reason: 'Connect with wss://, so that nobody can read the access token on its way.',
    };
  if (!mayConnectFrom(config, request))
    return { status: 403, reason: 'Browsers may not connect from this origin.' };
  if (!protocolsOf(request).includes(GRAPHQL_TRANSPORT_WS_PROTOCOL))
    return {
      status: 400,
      reason: `The only subprotocol is ${GRAPHQL_TRANSPORT_WS_PROTOCOL}; request it with Sec-WebSocket-Protocol.`,
    };
  return undefined;
}

/** Refuses a request to open a WebSocket. Such a request has no reply object, only its connection. */
export function refuseUpgrade(connection: Duplex, { status, reason }: UpgradeRefusal): void {
  const body = `${reason}\n`;
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
    ...(status === 429 || status === 503 ? ['Retry-After: 10'] : []),
  ];
  connection.once('finish', () => connection.destroy());
  connection.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}

// Only browsers send an origin. They let a page of any site connect, and send our cookies along if it is of the same site.
function mayConnectFrom(config: Config, request: IncomingMessage): boolean {
  const { origin } = request.headers;
  return origin === undefined || isOwnOrigin(config, request, origin);
}

function protocolsOf({ headers }: IncomingMessage): string[] {
  return (headers['sec-websocket-protocol'] ?? '').split(',').map(protocol => protocol.trim());
}
