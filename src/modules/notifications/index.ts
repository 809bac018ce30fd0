import type { Manifest } from '../../platform/manifest.ts';
import { cleanUpNotifications } from './jobs/clean-up.job.ts';
import { notifyDisputeClosed, notifyDisputeOpened } from './jobs/dispute.jobs.ts';
import { eraseNotifications } from './jobs/erase-notifications.job.ts';
import {
  notifyPaymentFailed,
  notifySecurityAlert,
  notifyStaffRegistered,
  notifyStockRanLow,
  notifyStockRanOut,
} from './jobs/notify.jobs.ts';
import { notifyRentalDefaulted, notifyRentalOverdue } from './jobs/overdue-rental.jobs.ts';
import {
  notifyRefundDueAtCounter,
  notifyRefundDueByHand,
  notifyRefundFailed,
} from './jobs/refund-needed.jobs.ts';
import { Notification } from './notification.entity.ts';
import { NotificationResolver } from './notification.resolver.ts';
import { NotificationSubscriptionResolver } from './notification.subscription.resolver.ts';
import { NotificationPreference } from './notification-preference.entity.ts';
import { notificationCreated } from './notifications.live.ts';
import { notificationsPermissions } from './notifications.permissions.ts';
import { notificationsData } from './notifications.personal-data.ts';

export const notifications: Manifest = {
  name: 'notifications',
  entities: [Notification, NotificationPreference],
  resolvers: [NotificationResolver, NotificationSubscriptionResolver],
  liveTopics: [notificationCreated],
  rules: notificationsPermissions,
  nodes: { notification: { type: 'Notification', field: 'notification' } },
  personalData: notificationsData,
  jobs: [
    notifyStaffRegistered,
    notifyStockRanLow,
    notifyStockRanOut,
    notifyPaymentFailed,
    notifySecurityAlert,
    notifyRefundFailed,
    notifyRefundDueAtCounter,
    notifyRefundDueByHand,
    notifyDisputeOpened,
    notifyDisputeClosed,
    notifyRentalOverdue,
    notifyRentalDefaulted,
    cleanUpNotifications,
    eraseNotifications,
  ],
};
