import { defineJob } from '../../../platform/jobs/define-job.ts';
import { queueMail } from '../../../platform/mail/queue-mail.ts';
import { userPasswordRemoved } from '../accounts.events.ts';
import { setPasswordMail } from '../mails/set-password.mail.ts';
import { issueToken } from '../tokens/user-tokens.ts';
import { User } from '../users/user.entity.ts';

/** Lets the owner of a confirmed address set a password, in place of one that a stranger may have chosen. */
export const askForPassword = defineJob({
  name: 'accounts.ask-for-password',
  on: userPasswordRemoved,
  lane: 'mail',
  async run(ctx, { userId }) {
    const user = await ctx.em.findOne(User, { id: userId, status: 'ACTIVE' });
    // Somebody may have set one meanwhile, by `requestPasswordReset`.
    if (!user || user.passwordHash !== null || user.verifiedEmailKey === null) return;
    const { token } = await issueToken(ctx, user, 'RESET_PASSWORD');
    await queueMail(ctx, setPasswordMail(user, ctx.services.config, token), { recipientId: user.id });
  },
});
