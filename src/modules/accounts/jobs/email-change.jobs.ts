import type { Context } from '../../../platform/context/context.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { queueMail } from '../../../platform/mail/queue-mail.ts';
import { readSettings } from '../../settings/settings.queries.ts';
import { emailChangeRequested, userEmailChanged } from '../accounts.events.ts';
import { emailKeyOf } from '../email-address.ts';
import { EmailChange } from '../email-change/email-change.entity.ts';
import {
  addressInUseMail,
  confirmEmailChangeMail,
  emailChangedMail,
  emailChangeRequestedMail,
} from '../mails/email-change.mails.ts';
import { issueToken } from '../tokens/user-tokens.ts';
import { findAccounts } from '../users/find-account.ts';
import { User } from '../users/user.entity.ts';

/** Mails the token to the new address, or tells the account that has it, and warns the old address. */
export const mailEmailChange = defineJob({
  name: 'accounts.mail-email-change',
  on: emailChangeRequested,
  lane: 'mail',
  async run(ctx, { emailChangeId }) {
    // It is gone when it was canceled or replaced meanwhile.
    const change = await ctx.em.findOne(EmailChange, { id: emailChangeId, confirmedAt: null });
    const user = change && (await ctx.em.findOne(User, { id: change.user.id, status: 'ACTIVE' }));
    if (!change || !user) return;
    await mailNewAddress(ctx, user, change.newEmail);
    await mailOldAddress(ctx, user, change, emailChangeRequestedMail);
  },
});

export const mailChangedEmail = defineJob({
  name: 'accounts.tell-of-email-change',
  on: userEmailChanged,
  lane: 'mail',
  async run(ctx, { userId, emailChangeId }) {
    const user = await ctx.em.findOne(User, { id: userId });
    const change = await ctx.em.findOne(EmailChange, { id: emailChangeId });
    if (user && change) await mailOldAddress(ctx, user, change, emailChangedMail);
  },
});

async function mailNewAddress(ctx: Context, user: User, newEmail: string): Promise<void> {
  const { storeName } = await readSettings(ctx);
  const { confirmed } = await findAccounts(ctx.em, newEmail);
  if (confirmed) {
    await queueMail(ctx, addressInUseMail(confirmed, storeName), { recipientId: confirmed.id });
    return;
  }
  const { token } = await issueToken(ctx, user, 'CHANGE_EMAIL', emailKeyOf(newEmail));
  const to = { name: user.name, email: newEmail };
  await queueMail(ctx, confirmEmailChangeMail(to, storeName, ctx.services.config, token), {
    recipientId: user.id,
  });
}

/** Not one that the account had not confirmed: whoever reads it may be a stranger. */
async function mailOldAddress(
  ctx: Context,
  user: User,
  { oldEmail, newEmail, wasConfirmed }: EmailChange,
  mailFor: typeof emailChangedMail,
): Promise<void> {
  if (!wasConfirmed) return;
  await queueMail(ctx, mailFor({ name: user.name, email: oldEmail }, newEmail), { recipientId: user.id });
}
