import { jwtVerify, SignJWT } from 'jose';
import type { Services } from '../../../platform/context/services.ts';
import { type ValidToken, validTokens } from './valid-tokens.ts';

// Signed by one algorithm only, whatever a token claims about itself (RFC 8725).
const algorithm = 'HS256';
const type = 'at+jwt';
const audience = 'tradepost-api';
const purpose = 'access-token';
const lifetimeMs = 15 * 60 * 1_000;

export interface AccessClaims {
  readonly userId: string;
  readonly sessionId: string;
}

type Needed = Pick<Services, 'keys' | 'config' | 'clock'>;

/** Signs an access token for the next 15 minutes. It identifies the user; permissions are read again for each request. */
export async function signAccessToken(
  { keys, config, clock }: Needed,
  { userId, sessionId }: AccessClaims,
): Promise<{ accessToken: string; accessTokenExpiresAt: Date }> {
  const key = keys.current(purpose);
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + lifetimeMs);
  const accessToken = await new SignJWT({ sid: sessionId })
    .setProtectedHeader({ alg: algorithm, typ: type, kid: key.id })
    .setSubject(userId)
    .setIssuer(config.publicUrl)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(expiresAt)
    .sign(key.bytes);
  return { accessToken, accessTokenExpiresAt: expiresAt };
}

/** The claims of a token; undefined when its signature, issuer, audience, or expiration time is not valid. */
export async function readAccessToken(services: Services, token: string): Promise<AccessClaims | undefined> {
  const known = services.get(validTokens);
  const before = known.lookUp(token);
  if (before) return before.expiresAt * 1_000 > services.clock.now().getTime() ? before : undefined;
  const read = await verify(services, token);
  if (read) known.set(token, read);
  return read;
}

async function verify({ keys, config, clock }: Needed, token: string): Promise<ValidToken | undefined> {
  try {
    const { payload } = await jwtVerify(
      token,
      header => {
        const key = keys.find(purpose, header.kid);
        if (!key) throw new Error('Unknown key.');
        return key.bytes;
      },
      {
        algorithms: [algorithm],
        typ: type,
        issuer: config.publicUrl,
        audience,
        currentDate: clock.now(),
        requiredClaims: ['sub', 'sid', 'exp'],
      },
    );
    return { userId: String(payload.sub), sessionId: String(payload.sid), expiresAt: Number(payload.exp) };
  } catch {
    // Whatever is wrong with the token, its bearer counts as a guest who has to sign in.
    return undefined;
  }
}
