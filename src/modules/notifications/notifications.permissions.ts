import { isAuthenticated } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

/** Everybody sees their own notifications, and nobody else's. */
export const notificationsPermissions: RuleTree = {
  Query: {
    notification: isAuthenticated,
    notifications: isAuthenticated,
    unreadNotificationCount: isAuthenticated,
    notificationPreferences: isAuthenticated,
  },
  Mutation: {
    markNotificationsRead: isAuthenticated,
    setNotificationPreference: isAuthenticated,
  },
  Subscription: { notificationReceived: isAuthenticated },
};
