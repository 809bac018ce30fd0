import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, for a token that is shown once. */
export function newSecretToken(): string {
  return randomBytes(32).toString('base64url');
}

/** The hash that is stored instead of a token. A token is too long to be guessed, so a plain hash is enough. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
