import type { Manifest } from '../../graphql/manifest.ts';
import {
  paymentFailed,
  refundFailed,
  securityAlert,
  staffRegistered,
  stockRanLow,
  stockRanOut,
} from './jobs/notify.jobs.ts';
import { Notification } from './notification.entity.ts';
import { NotificationResolver } from './notification.resolver.ts';
import { NotificationPreference } from './notification-preference.entity.ts';
import { notificationsPermissions } from './notifications.permissions.ts';

export const notifications: Manifest = {
  name: 'notifications',
  entities: [Notification, NotificationPreference],
  resolvers: [NotificationResolver],
  rules: notificationsPermissions,
  nodes: { notification: { type: 'Notification', field: 'notification' } },
  jobs: [staffRegistered, stockRanLow, stockRanOut, paymentFailed, refundFailed, securityAlert],
};
