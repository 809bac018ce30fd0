import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Key, Keys } from './keys.ts';

const purpose = 'link';

/** A path that anybody who has it can open until it expires, without a session: `/receipts/….pdf?expires=…&signature=…`. */
export function signPath(keys: Keys, path: string, expiresAt: Date): string {
  const expires = String(Math.floor(expiresAt.getTime() / 1_000));
  const key = keys.current(purpose);
  return `${path}?expires=${expires}&signature=${key.id}.${signatureOf(key, path, expires)}`;
}

export interface LinkQuery {
  readonly expires?: unknown;
  readonly signature?: unknown;
}

/** Checks a requested path. A link whose secret is no longer configured is INVALID too. */
export function checkSignedPath(
  keys: Keys,
  path: string,
  { expires, signature }: LinkQuery,
  now: Date,
): 'VALID' | 'INVALID' | 'EXPIRED' {
  if (typeof expires !== 'string' || typeof signature !== 'string' || !/^\d{1,12}$/.test(expires))
    return 'INVALID';
  const [keyId, given = ''] = signature.split('.');
  const key = keys.find(purpose, keyId);
  if (!key || !isSame(given, signatureOf(key, path, expires))) return 'INVALID';
  return Number(expires) * 1_000 > now.getTime() ? 'VALID' : 'EXPIRED';
}

function signatureOf(key: Key, path: string, expires: string): string {
  return createHmac('sha256', key.bytes).update(`${path}\n${expires}`).digest('base64url');
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
