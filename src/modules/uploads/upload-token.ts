import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Key, Keys } from '../../platform/lib/keys.ts';
import { idPrefix } from '../../platform/lib/typed-id.ts';
import { Upload } from './upload.entity.ts';

const purpose = 'upload';

/** `<upload>.<key>.<signature>`: whoever has it may send the file, without a session. The row says what, and until when. */
export function uploadTokenOf(keys: Keys, uploadId: string): string {
  const key = keys.current(purpose);
  return `${uploadId}.${key.id}.${signatureOf(key, uploadId)}`;
}

/** The id of the upload that a token is for; undefined when we did not make the token. */
export function uploadIdIn(keys: Keys, token: string): string | undefined {
  const [uploadId = '', keyId, given = '', ...more] = token.split('.');
  const key = keys.find(purpose, keyId);
  if (!key || more.length > 0 || idPrefix(uploadId) !== Upload.idPrefix) return undefined;
  const [a, b] = [Buffer.from(given), Buffer.from(signatureOf(key, uploadId))];
  return a.length === b.length && timingSafeEqual(a, b) ? uploadId : undefined;
}

function signatureOf(key: Key, uploadId: string): string {
  return createHmac('sha256', key.bytes).update(uploadId).digest('base64url');
}
