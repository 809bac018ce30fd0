import type { IncomingMessage } from 'node:http';
import type { Config } from '../config/config.ts';
import { reportedProtocol } from './proxy.ts';

/**
 * Whether a page with this origin is one of ours: at the address of the server, at that of the front end, or at one of
 * CORS_ORIGINS. A page at the very host of the request is ours too, since the browser itself names both.
 */
export function isOwnOrigin(config: Config, request: IncomingMessage, origin: string): boolean {
  if (configuredOrigins(config).has(origin)) return true;
  return origin === originOf(`${protocolOf(config, request)}://${request.headers.host}`);
}

// Asked at each request of a browser.
const known = new WeakMap<Config, ReadonlySet<string | undefined>>();

function configuredOrigins(config: Config): ReadonlySet<string | undefined> {
  let origins = known.get(config);
  if (!origins) {
    const { publicUrl, webUrl, corsOrigins } = config;
    origins = new Set([originOf(publicUrl), ...(webUrl ? [originOf(webUrl)] : []), ...corsOrigins]);
    known.set(config, origins);
  }
  return origins;
}

/** Of the page that this server would serve to whoever sent the request. */
function protocolOf(config: Config, request: IncomingMessage): 'http' | 'https' {
  const reported = config.trustProxy ? reportedProtocol(request) : undefined;
  return reported === 'https' || reported === 'wss' ? 'https' : 'http';
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}
