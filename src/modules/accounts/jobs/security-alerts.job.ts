import { defineJob } from '../../../platform/jobs/define-job.ts';
import { queueMail } from '../../../platform/mail/queue-mail.ts';
import { SecurityAlert } from '../../audit/alerts/security-alert.entity.ts';
import { securityAlertRaised } from '../../audit/audit.events.ts';
import { securityAlertMail } from '../mails/accounts.mails.ts';
import { holdersOf } from '../users/holders-of.ts';

export const mailAlert = defineJob({
  name: 'accounts.tell-of-alert',
  on: securityAlertRaised,
  lane: 'mail',
  async run(ctx, { alertId }) {
    const alert = await ctx.em.findOneOrFail(SecurityAlert, { id: alertId });
    for (const holder of await holdersOf(ctx, 'AUDIT_VIEW')) {
      const { kind, message, createdAt } = alert;
      const mail = securityAlertMail(holder, { kind, message, at: createdAt });
      await queueMail(ctx, mail, { recipientId: holder.id, aboutId: alertId });
    }
  },
});
