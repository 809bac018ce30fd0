import { isAuthenticated } from '../../platform/authorization/rules.ts';
import type { RuleTree } from '../../platform/authorization/shield.ts';

/** Everybody has their own, and sees no others. */
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
