import type { Context } from '../../../platform/context/context.ts';
import { query } from '../../../platform/database/rows.ts';
import { sql } from '../../../platform/database/sql.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { queueMail } from '../../../platform/mail/queue-mail.ts';
import { userMfaReset, userRecoveryCodesReplaced, userSecondFactorGuessed } from '../accounts.events.ts';
import { mfaResetMail, passwordKnownMail, recoveryCodesReplacedMail } from '../mails/second-factor.mails.ts';
import { User } from '../users/user.entity.ts';
import { mailTo } from './mail-to.ts';

export const mailMfaReset = defineJob({
  name: 'accounts.tell-of-mfa-reset',
  on: userMfaReset,
  lane: 'mail',
  run: (ctx, { userId }) => mailTo(ctx, userId, mfaResetMail),
});

export const mailRecoveryCodes = defineJob({
  name: 'accounts.tell-of-recovery-codes',
  on: userRecoveryCodesReplaced,
  lane: 'mail',
  run: (ctx, { userId }) => mailTo(ctx, userId, recoveryCodesReplacedMail),
});

const quietMs = 6 * 60 * 60 * 1_000;

/** Warns the owner of an account, once in six hours however often somebody guesses. */
export const warnOfKnownPassword = defineJob({
  name: 'accounts.warn-of-known-password',
  on: userSecondFactorGuessed,
  lane: 'mail',
  async run(ctx, { userId }) {
    const user = await ctx.em.findOne(User, { id: userId });
    if (!user) return;
    const mail = passwordKnownMail(user);
    if (await wasSentLately(ctx, userId, mail.template)) return;
    await queueMail(ctx, mail, { recipientId: userId });
  },
});

async function wasSentLately(ctx: Context, recipientId: string, template: string): Promise<boolean> {
  const since = new Date(ctx.clock.now().getTime() - quietMs);
  const sent = await query(
    ctx,
    sql`/* accounts.lateWarnings */ select id from email_message
      where recipient_id = ${recipientId} and template = ${template} and created_at > ${since} limit 1`,
  );
  return sent.length > 0;
}
