import { registerEnumType } from 'type-graphql';
import type { Permission } from '../../platform/authorization/permission.ts';

/**
 * The kinds of notification, each with the permission that its recipients hold; null when it goes to a single person.
 * `isMailedAnyway`: the module in which it happens sends its own mail, so a second one would be a duplicate.
 */
export const notificationKinds = {
  STAFF_REGISTERED: {
    description: 'Somebody registered as staff and waits for a decision.',
    for: 'STAFF_APPROVE',
    isMailedAnyway: true,
  },
  STOCK_LOW: { description: 'A product runs low.', for: 'INVENTORY_VIEW', isMailedAnyway: false },
  STOCK_OUT: { description: 'A product is out of stock.', for: 'INVENTORY_VIEW', isMailedAnyway: false },
  PAYMENT_FAILED: { description: 'A payment failed.', for: 'PAYMENTS_VIEW', isMailedAnyway: false },
  REFUND_NEEDED: {
    description: 'Somebody has to pay money back: at the counter, or in another way because a refund failed.',
    for: 'PAYMENTS_REFUND',
    isMailedAnyway: false,
  },
  PAYMENT_DISPUTED: {
    description: "A payer's bank disputes a payment, or has decided about it.",
    for: 'PAYMENTS_VIEW',
    isMailedAnyway: true,
  },
  OVERDUE_RENTAL: {
    description: 'An installment of a rental is late, or so many are that the rental is in default.',
    for: 'RENTALS_VIEW',
    isMailedAnyway: false,
  },
  SECURITY_ALERT: {
    description: 'Something happened that may threaten the security of accounts.',
    for: 'AUDIT_VIEW',
    isMailedAnyway: true,
  },
  EXPORT_READY: { description: 'A file that you requested is ready.', for: null, isMailedAnyway: false },
  EXPORT_FAILED: {
    description: 'A file that you requested could not be created.',
    for: null,
    isMailedAnyway: false,
  },
  IMPORT_DONE: { description: 'An import that you started is done.', for: null, isMailedAnyway: false },
  IMPORT_FAILED: {
    description: 'An import that you started failed, or was canceled by somebody else.',
    for: null,
    isMailedAnyway: false,
  },
} as const satisfies Record<string, { description: string; for: Permission | null; isMailedAnyway: boolean }>;

export type NotificationKind = keyof typeof notificationKinds;
/** The kinds that go to everybody who holds a permission. */
export type SharedKind = {
  [K in NotificationKind]: (typeof notificationKinds)[K]['for'] extends Permission ? K : never;
}[NotificationKind];
export const NotificationKind = Object.fromEntries(
  Object.keys(notificationKinds).map(kind => [kind, kind]),
) as Record<NotificationKind, NotificationKind>;
registerEnumType(NotificationKind, {
  name: 'NotificationKind',
  description: 'What a notification reports.',
  valuesConfig: Object.fromEntries(
    Object.entries(notificationKinds).map(([kind, { description }]) => [kind, { description }]),
  ),
});

export const NotificationChannel = { IN_APP: 'IN_APP', MAIL: 'MAIL', NONE: 'NONE' } as const;
export type NotificationChannel = keyof typeof NotificationChannel;
registerEnumType(NotificationChannel, {
  name: 'NotificationChannel',
  description: 'How somebody receives a kind of notification.',
  valuesConfig: {
    IN_APP: { description: 'In the list of notifications. This is the default.' },
    MAIL: { description: 'In the list of notifications, and by mail too.' },
    NONE: { description: 'Not at all.' },
  },
});
