import type { Context } from '../../../platform/context/context.ts';
import type { Mail } from '../../../platform/mail/mail.ts';
import { queueMail } from '../../../platform/mail/queue-mail.ts';
import { User } from '../users/user.entity.ts';

/** Queues a mail to a user, unless the account was deleted meanwhile. */
export async function mailTo(ctx: Context, userId: string, mailFor: (user: User) => Mail): Promise<void> {
  const user = await ctx.em.findOne(User, { id: userId });
  if (user) await queueMail(ctx, mailFor(user), { recipientId: user.id });
}
