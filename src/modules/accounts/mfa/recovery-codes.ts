import { randomInt } from 'node:crypto';
import type { Context } from '../../../platform/context/context.ts';
import { hashOfToken } from '../../../platform/lib/secret-token.ts';
import type { User } from '../users/user.entity.ts';
import { RecoveryCode } from './recovery-code.entity.ts';

const codeCount = 10;
// Without the letters and digits that people mistake for each other. Sixteen of them hold 78 bits.
const alphabet = 'abcdefghjkmnpqrstuvwxyz2346789';
const groups = 4;
const groupLength = 4;

/** Replaces the user's recovery codes within a transaction. The codes themselves are shown this once. */
export async function replaceRecoveryCodes(ctx: Context, user: User): Promise<string[]> {
  await ctx.em.nativeDelete(RecoveryCode, { user: user.id });
  const codes = Array.from({ length: codeCount }, newCode);
  for (const code of codes)
    ctx.em.create(RecoveryCode, { user, codeHash: hashOfToken(plainRecoveryCode(code)) } as never);
  return codes;
}

/** A code as people may type it, brought to the form that is hashed. */
export function plainRecoveryCode(code: string): string {
  return code.toLowerCase().replace(/[\s-]/g, '');
}

function newCode(): string {
  const group = () =>
    Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}
