import type { Context } from '../../../platform/context/context.ts';
import { create } from '../../../platform/database/create.ts';
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
 * Creates an account with an unconfirmed address, within a transaction. Other accounts may claim the same address, and
 * one may have confirmed it. Only the owner of the address learns about that, by mail.
 */
export async function createAccount(ctx: Context, account: NewAccount): Promise<User> {
  const user = create(ctx, User, {
    email: account.email.trim(),
    emailKey: emailKeyOf(account.email),
    name: account.name.trim(),
    phone: account.phone?.trim() ?? null,
    passwordHash: account.passwordHash,
  });
  audit(ctx, 'user.registered', user, { actorId: ctx.actor.userId ?? user.id });
  emit(ctx, userRegistered, { userId: user.id });
  return user;
}
