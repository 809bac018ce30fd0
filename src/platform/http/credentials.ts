import type { IncomingMessage } from 'node:http';
import { type Cookies, parseCookie } from 'cookie';
import type { Credentials } from '../authorization/credentials.ts';
import type { Config } from '../config/config.ts';
import { isOwnOrigin } from './origins.ts';

const noCookies: Readonly<Cookies> = {};

/** What an HTTP request, or one that opens a WebSocket, brings. */
export function credentialsOf(config: Config, request: IncomingMessage): Credentials {
  const { authorization, cookie, origin } = request.headers;
  const hasCookies = authorization === undefined && cookie !== undefined;
  return {
    authorization,
    cookies: hasCookies ? parseCookie(cookie) : noCookies,
    page: origin === undefined ? 'UNKNOWN' : isOwnOrigin(config, request, origin) ? 'OWN' : 'FOREIGN',
  };
}
