import { defineJob } from '../../../platform/jobs/define-job.ts';
import { queueMail } from '../../../platform/mail/queue-mail.ts';
import {
  userMfaChanged,
  userPasswordChanged,
  userPasswordResetAsked,
  userSignedInOnNewDevice,
} from '../accounts.events.ts';
import {
  mfaChangedMail,
  newSignInMail,
  passwordChangedMail,
  resetPasswordMail,
} from '../mails/accounts.mails.ts';
import { Session } from '../sessions/session.entity.ts';
import { issueToken } from '../tokens/user-tokens.ts';
import { User } from '../users/user.entity.ts';
import { hasUserId } from './has-user-id.ts';
import { mailTo } from './mail-to.ts';

/**
 * Only for the account that confirmed the address. An account that merely claims it may belong to a stranger, and the
 * owner of the address must not set a password for that one.
 */
export const sendPasswordReset = defineJob({
  name: 'accounts.send-password-reset',
  on: userPasswordResetAsked,
  lane: 'mail',
  async run(ctx, payload) {
    if (!hasUserId(ctx, payload)) return;
    const user = await ctx.em.findOne(User, { id: payload.userId, status: 'ACTIVE' });
    if (!user || user.verifiedEmailKey === null) return;
    const { token } = await issueToken(ctx, user, 'RESET_PASSWORD');
    await queueMail(ctx, resetPasswordMail(user, ctx.services.config, token), { recipientId: user.id });
  },
});

export const mailPassword = defineJob({
  name: 'accounts.tell-of-password',
  on: userPasswordChanged,
  lane: 'mail',
  run: (ctx, { userId }) => mailTo(ctx, userId, passwordChangedMail),
});

export const mailMfa = defineJob({
  name: 'accounts.tell-of-mfa',
  on: userMfaChanged,
  lane: 'mail',
  run: (ctx, { userId, enabled }) => mailTo(ctx, userId, user => mfaChangedMail(user, enabled)),
});

export const mailNewDevice = defineJob({
  name: 'accounts.tell-of-new-device',
  on: userSignedInOnNewDevice,
  lane: 'mail',
  async run(ctx, { userId, sessionId }) {
    const session = await ctx.em.findOne(Session, { id: sessionId });
    if (!session) return;
    const { device, ip, createdAt } = session;
    await mailTo(ctx, userId, user => newSignInMail(user, { device, ip, at: createdAt }));
  },
});
