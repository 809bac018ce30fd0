import { randomInt } from 'node:crypto';
import type { Context } from '../../../platform/context/context.ts';
import { create } from '../../../platform/database/create.ts';
import { hashOfToken } from '../../../platform/lib/secret-token.ts';
import type { User } from '../users/user.entity.ts';
import { RecoveryCode } from './recovery-code.entity.ts';

const codeCount = 10;
// Without letters and digits that look alike. Sixteen characters have 78 bits.
const alphabet = 'abcdefghjkmnpqrstuvwxyz2346789';
const groups = 4;
const groupLength = 4;

/** Replaces the user's recovery codes within a transaction. Returns the codes, of which only the hashes are stored. */
export async function replaceRecoveryCodes(ctx: Context, user: User): Promise<string[]> {
  await ctx.em.nativeDelete(RecoveryCode, { user: user.id });
  const codes = Array.from({ length: codeCount }, newCode);
  for (const code of codes)
    create(ctx, RecoveryCode, { user, codeHash: hashOfToken(plainRecoveryCode(code)) });
  return codes;
}

/** Normalizes a code that a person typed to the form that is hashed. */
export function plainRecoveryCode(code: string): string {
  return code.toLowerCase().replace(/[\s-]/g, '');
}

function newCode(): string {
  const group = () =>
    Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}
