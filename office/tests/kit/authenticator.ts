import { Secret, TOTP } from 'otpauth';

/** The code that an authenticator app shows for a secret now, or so many half minutes later: each code works once. */
export function codeOf(secret: string, periodsLater = 0): string {
  const timestamp = Date.now() + periodsLater * 30_000;
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}
