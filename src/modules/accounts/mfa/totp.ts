import { Secret, TOTP } from 'otpauth';
import qrcode from 'qrcode';

// Supported by every authenticator app (RFC 6238).
const periodSeconds = 30;
const secretBytes = 20;
/** The clocks may differ by one step in either direction. */
const window = 1;

export function newTotpSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** The URL that an authenticator app reads from a QR code. */
export function otpauthUrl(secret: string, issuer: string, label: string): string {
  return totpOf(secret, issuer, label).toString();
}

/** The URL as a QR code: a complete SVG image. */
export function qrCodeSvg(url: string): Promise<string> {
  return qrcode.toString(url, { type: 'svg', errorCorrectionLevel: 'M' });
}

/** The time step of the code; null when the code is wrong or out of date. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  if (!isTotpCode(code)) return null;
  const token = plainCode(code);
  const delta = totpOf(secret).validate({ token, timestamp, window });
  return delta === null ? null : Math.floor(timestamp / 1_000 / periodSeconds) + delta;
}

/** Whether it looks like a code of an authenticator: recovery codes do not. */
export function isTotpCode(code: string): boolean {
  // The library throws for digits of other scripts.
  return /^[0-9]{6}$/.test(plainCode(code));
}

function plainCode(code: string): string {
  return code.replaceAll(' ', '');
}

function totpOf(secret: string, issuer = '', label = ''): TOTP {
  return new TOTP({
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: periodSeconds,
    secret: Secret.fromBase32(secret),
  });
}
