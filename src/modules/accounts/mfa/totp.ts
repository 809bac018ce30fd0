import { Secret, TOTP } from 'otpauth';
import qrcode from 'qrcode';

// What every authenticator app understands (RFC 6238).
const periodSeconds = 30;
const secretBytes = 20;
/** Clocks may differ by a step either way. */
const window = 1;

export function newTotpSecret(): string {
  return new Secret({ size: secretBytes }).base32;
}

/** The address that an authenticator app reads from a QR code. */
export function otpauthUrl(secret: string, issuer: string, label: string): string {
  return totpOf(secret, issuer, label).toString();
}

/** The address as a QR code, an SVG image of its own. */
export function qrCodeSvg(url: string): Promise<string> {
  return qrcode.toString(url, { type: 'svg', errorCorrectionLevel: 'M' });
}

/** The time step that the code belongs to, or null when it is wrong now. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const token = code.replaceAll(' ', '');
  // The library cannot compare digits of other scripts, and throws.
  if (!/^[0-9]{6}$/.test(token)) return null;
  const delta = totpOf(secret).validate({ token, timestamp, window });
  return delta === null ? null : Math.floor(timestamp / 1_000 / periodSeconds) + delta;
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
