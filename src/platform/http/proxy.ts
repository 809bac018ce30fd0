import type { IncomingMessage } from 'node:http';
import type { FastifyServerOptions } from 'fastify';
import type { Config } from '../config/config.ts';

/**
 * Whom Fastify believes what X-Forwarded-* say: with TRUST_PROXY the proxy that speaks to us, and nobody before it, since
 * a client may send such headers itself, and the proxy only adds to their end. A function, since Fastify takes the number
 * of proxies for none at all.
 */
export function trustedProxies(config: Config): NonNullable<FastifyServerOptions['trustProxy']> {
  return config.trustProxy ? (_address: string, hop: number) => hop === 0 : false;
}

/** Whether all requests come through a proxy that ends TLS. */
export function isBehindTls(config: Config): boolean {
  return config.environment === 'production' && config.trustProxy;
}

/** `request.ip` for a request that Fastify does not get to see. */
export function addressOf(config: Config, { headers, socket }: IncomingMessage): string {
  const reported = config.trustProxy ? lastOf(headers['x-forwarded-for']) : undefined;
  return reported ?? socket.remoteAddress ?? 'unknown';
}

/** What the proxy says that the request came by, such as https. */
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
