import type { IncomingMessage } from 'node:http';
import type { Config } from '../config/config.ts';
import { reportedProtocol } from './proxy.ts';

/**
 * Whether a page with this origin is one of ours: at the address of the server, at that of the front end, or at one of
 * CORS_ORIGINS. A page at the very host of the request is ours too, since the browser itself names both.
 */
export function isOwnOrigin(config: Config, request: IncomingMessage, origin: string): boolean {
  const { publicUrl, webUrl, corsOrigins } = config;
  const host = originOf(`${protocolOf(config, request)}://${request.headers.host}`);
  return [originOf(publicUrl), webUrl && originOf(webUrl), host, ...corsOrigins].includes(origin);
}

/** Of the page that this server would serve to whoever sent the request. */
function protocolOf(config: Config, request: IncomingMessage): 'http' | 'https' {
  const reported = config.trustProxy ? reportedProtocol(request) : undefined;
  return reported === 'https' || reported === 'wss' ? 'https' : 'http';
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined;
}
