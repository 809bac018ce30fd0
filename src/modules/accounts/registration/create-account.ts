import type { Context } from '../../../platform/context/context.ts';
import { emit } from '../../../platform/jobs/emit.ts';
import { audit } from '../../audit/audit.ts';
import { userRegistered } from '../accounts.events.ts';
import { emailKeyOf } from '../email-address.ts';
import { User } from '../users/user.entity.ts';

export interface NewAccount {
  readonly email: string;
  readonly passwordHash: string | null;
  readonly name: string;
  readonly phone?: string | null | undefined;
}

/**
 * Makes an account whose address is not confirmed yet, within a transaction. Others may claim the same address, and
 * one may have confirmed it: nobody learns that here, but who reads its mail.
 */
export async function createAccount(ctx: Context, account: NewAccount): Promise<User> {
  const user = ctx.em.create(User, {
    email: account.email.trim(),
    emailKey: emailKeyOf(account.email),
    name: account.name.trim(),
    phone: account.phone?.trim() ?? null,
    passwordHash: account.passwordHash,
  } as never) as User;
  audit(ctx, 'user.registered', user, { actorId: ctx.actor.userId ?? user.id });
  emit(ctx, userRegistered, { userId: user.id });
  return user;
}
