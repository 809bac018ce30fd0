import type { Manifest } from '../../platform/manifest.ts';
import {
  paymentFailed,
  securityAlert,
  staffRegistered,
  stockRanLow,
  stockRanOut,
} from './jobs/notify.jobs.ts';
import { rentalDefaulted, rentalOverdue } from './jobs/overdue-rental.jobs.ts';
import { refundDueAtCounter, refundDueByHand, refundFailed } from './jobs/refund-needed.jobs.ts';
import { Notification } from './notification.entity.ts';
import { NotificationResolver } from './notification.resolver.ts';
import { NotificationSubscriptionResolver } from './notification.subscription.resolver.ts';
import { NotificationPreference } from './notification-preference.entity.ts';
import { notificationsPermissions } from './notifications.permissions.ts';

export const notifications: Manifest = {
  name: 'notifications',
  entities: [Notification, NotificationPreference],
  resolvers: [NotificationResolver, NotificationSubscriptionResolver],
  rules: notificationsPermissions,
  nodes: { notification: { type: 'Notification', field: 'notification' } },
  jobs: [
    staffRegistered,
    stockRanLow,
    stockRanOut,
    paymentFailed,
    securityAlert,
    refundFailed,
    refundDueAtCounter,
    refundDueByHand,
    rentalOverdue,
    rentalDefaulted,
  ],
};
