import type { Context } from '../../../platform/context/context.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { queueMail } from '../../../platform/mail/queue-mail.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { userRegistered, userVerificationAsked } from '../accounts.events.ts';
import { alreadyRegisteredMail, verifyEmailMail, welcomeMail } from '../mails/accounts.mails.ts';
import { issueToken } from '../tokens/user-tokens.ts';
import { findAccounts } from '../users/find-account.ts';
import { User } from '../users/user.entity.ts';
import { hasUserId } from './has-user-id.ts';

/** Sends the welcome mail of a new account, or notifies the owner of the address that somebody registered with it. */
export const greet = defineJob({
  name: 'accounts.greet',
  on: userRegistered,
  lane: 'mail',
  async run(ctx, { userId }) {
    const user = await ctx.em.findOne(User, { id: userId });
    if (!user || user.emailVerifiedAt) return;
    const { storeName } = await readSettings(ctx);
    const { confirmed } = await findAccounts(ctx.em, user.email);
    const mail = confirmed
      ? alreadyRegisteredMail(confirmed, storeName)
      : welcomeMail(user, storeName, ctx.services.config, await newToken(ctx, user));
    await queueMail(ctx, mail, { recipientId: (confirmed ?? user).id });
  },
});

export const resendVerification = defineJob({
  name: 'accounts.resend-verification',
  on: userVerificationAsked,
  lane: 'mail',
  async run(ctx, payload) {
    if (!hasUserId(ctx, payload)) return;
    const user = await ctx.em.findOne(User, { id: payload.userId });
    if (!user || (await findAccounts(ctx.em, user.email)).confirmed) return;
    const mail = verifyEmailMail(user, ctx.services.config, await newToken(ctx, user));
    await queueMail(ctx, mail, { recipientId: user.id });
  },
});

async function newToken(ctx: Context, user: User): Promise<string> {
  return (await issueToken(ctx, user, 'VERIFY_EMAIL')).token;
}
