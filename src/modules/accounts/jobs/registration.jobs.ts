import type { Context } from '../../../platform/context/context.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { queueMail } from '../../../platform/mail/queue-mail.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { userRegistered, userVerificationAsked } from '../accounts.events.ts';
import { alreadyRegisteredMail, verifyEmailMail, welcomeMail } from '../mails/accounts.mails.ts';
import { issueToken } from '../tokens/user-tokens.ts';
import { findAccounts } from '../users/find-account.ts';
import { User } from '../users/user.entity.ts';

/** Sends the welcome mail of a new account, or notifies the owner of the address that somebody registered with it. */
export const greet = defineJob({
  name: 'accounts.greet',
  on: userRegistered,
  async run(ctx, { userId }) {
    const user = await ctx.em.findOne(User, { id: userId });
    if (!user || user.emailVerifiedAt) return;
    const { storeName } = await readSettings(ctx);
    const { confirmed } = await findAccounts(ctx.em, user.email);
    if (confirmed) await queueMail(ctx, alreadyRegisteredMail(confirmed, storeName));
    else await queueMail(ctx, welcomeMail(user, storeName, ctx.services.config, await newToken(ctx, user)));
  },
});

export const resendVerification = defineJob({
  name: 'accounts.resend-verification',
  on: userVerificationAsked,
  async run(ctx, { email }) {
    const { confirmed, unverifiedClaimant } = await findAccounts(ctx.em, email);
    if (confirmed || !unverifiedClaimant) return;
    await queueMail(
      ctx,
      verifyEmailMail(unverifiedClaimant, ctx.services.config, await newToken(ctx, unverifiedClaimant)),
    );
  },
});

async function newToken(ctx: Context, user: User): Promise<string> {
  return (await issueToken(ctx, user, 'VERIFY_EMAIL')).token;
}
