import type { IncomingMessage } from 'node:http';
import { type Cookies, parseCookie } from 'cookie';
import type { Credentials } from '../authorization/credentials.ts';
import type { Config } from '../config/config.ts';
import { isOwnOrigin } from './origins.ts';

const noCookies: Readonly<Cookies> = {};

/** Of a request to a route that nobody signs in for, such as a signed file. */
export const noCredentials: Credentials = { authorization: undefined, cookies: noCookies, page: 'UNKNOWN' };

/** The same credentials, of a request whose cookies do not count. */
export function withoutCookies(credentials: Credentials): Credentials {
  return { ...credentials, cookies: noCookies };
}

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
