import { type Cookies, type SetCookie, stringifySetCookie } from 'cookie';
import type { Config } from '../../../platform/config/config.ts';
import type { Context } from '../../../platform/context/context.ts';
import type { IssuedTokens } from './session-tokens.type.ts';

const names = { accessToken: 'tradepost-access', refreshToken: 'tradepost-refresh' } as const;
type Token = keyof typeof names;

/** The tokens in the cookies of a request; undefined when there is none. */
export function sessionCookiesIn(
  config: Pick<Config, 'publicUrl'>,
  cookies: Readonly<Cookies>,
): { accessToken: string | undefined; refreshToken: string | undefined } | undefined {
  const accessToken = cookies[nameOf(config, 'accessToken')];
  const refreshToken = cookies[nameOf(config, 'refreshToken')];
  return accessToken || refreshToken ? { accessToken, refreshToken } : undefined;
}

/** Keeps the tokens where no script can read them. */
export function setSessionCookies(ctx: Context, tokens: IssuedTokens): void {
  // The cookie of the access token stays as long as the other, so that the server can say that the token has expired.
  const expires = tokens.refreshTokenExpiresAt;
  set(ctx, 'accessToken', { value: tokens.accessToken, expires });
  set(ctx, 'refreshToken', { value: tokens.refreshToken, expires });
}

export function clearSessionCookies(ctx: Context): void {
  const past = { value: '', expires: new Date(0), maxAge: 0 };
  set(ctx, 'accessToken', past);
  set(ctx, 'refreshToken', past);
}

function set({ services: { config }, state }: Context, token: Token, cookie: Omit<SetCookie, 'name'>): void {
  const name = nameOf(config, token);
  state.setCookies.set(
    name,
    stringifySetCookie({
      name,
      ...cookie,
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: isSecure(config),
    }),
  );
}

/** With the prefix, browsers take the cookie only over HTTPS and for this host alone, so that no other host can plant it. */
function nameOf(config: Pick<Config, 'publicUrl'>, token: Token): string {
  return isSecure(config) ? `__Host-${names[token]}` : names[token];
}

function isSecure({ publicUrl }: Pick<Config, 'publicUrl'>): boolean {
  return publicUrl.startsWith('https:');
}
