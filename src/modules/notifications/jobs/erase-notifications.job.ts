import { defineJob } from '../../../platform/jobs/define-job.ts';
import { userAnonymized } from '../../accounts/accounts.events.ts';
import { Notification } from '../notification.entity.ts';
import { NotificationPreference } from '../notification-preference.entity.ts';

/** Follows the erasure of an account: deletes what its user was notified of. What others were notified of names nobody. */
export const eraseNotifications = defineJob({
  name: 'notifications.erase',
  on: userAnonymized,
  lane: 'exports',
  async run(ctx, { userId }) {
    await ctx.em.nativeDelete(Notification, { user: userId });
    await ctx.em.nativeDelete(NotificationPreference, { user: userId });
  },
});
