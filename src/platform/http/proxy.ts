import type { IncomingMessage } from 'node:http';
import type { FastifyServerOptions } from 'fastify';
import type { Config } from '../config/config.ts';

/**
 * Whose X-Forwarded-* headers Fastify trusts: with TRUST_PROXY only those of the proxy that connects to this server, not
 * those of a client, because a client can send such headers itself and the proxy only appends to them. A function,
 * because Fastify reads the number 1 as no trusted proxy.
 */
export function trustedProxies(config: Config): NonNullable<FastifyServerOptions['trustProxy']> {
  return config.trustProxy ? (_address: string, hop: number) => hop === 0 : false;
}

/** Whether all requests come through a proxy that terminates TLS. */
export function isBehindTls(config: Config): boolean {
  return config.environment === 'production' && config.trustProxy;
}

/** `request.ip` for a request that Fastify does not handle. */
export function addressOf(config: Config, { headers, socket }: IncomingMessage): string {
  const reported = config.trustProxy ? lastOf(headers['x-forwarded-for']) : undefined;
  return reported ?? socket.remoteAddress ?? 'unknown';
}

/** The protocol by which the request reached the proxy, such as https. */
export function reportedProtocol({ headers }: IncomingMessage): string | undefined {
  return lastOf(headers['x-forwarded-proto']);
}

function lastOf(header: string | string[] | undefined): string | undefined {
  const entries = String(header ?? '').split(',');
  return entries
    .map(entry => entry.trim())
    .filter(entry => entry !== '')
    .at(-1);
}
