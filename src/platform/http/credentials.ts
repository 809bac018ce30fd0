import type { IncomingMessage } from 'node:http';
import { type Cookies, parseCookie } from 'cookie';
import type { Config } from '../config/config.ts';
import { isOwnOrigin } from './origins.ts';

/** Whose page sends a request, by its `Origin` header: browsers send it, and a page cannot change it. */
export type Page = 'OWN' | 'FOREIGN' | 'UNKNOWN';

/** What a request brings to say who sends it. */
export interface Credentials {
  readonly authorization: string | undefined;
  /** None beside an `Authorization` header: whoever sends that means it. */
  readonly cookies: Readonly<Cookies>;
  readonly page: Page;
}

const noCookies: Readonly<Cookies> = {};

export function credentialsOf(config: Config, request: IncomingMessage): Credentials {
  const { authorization, cookie, origin } = request.headers;
  const hasCookies = authorization === undefined && cookie !== undefined;
  return {
    authorization,
    cookies: hasCookies ? parseCookie(cookie) : noCookies,
    page: origin === undefined ? 'UNKNOWN' : isOwnOrigin(config, request, origin) ? 'OWN' : 'FOREIGN',
  };
}
