import { expect, it } from 'vitest';
import { manifests } from '../../src/manifests.ts';

// A new job is put into a lane on purpose: whoever adds it decides here what it may hold up, and what may hold it up.
const lanes = {
  money: [
    'notifications.dispute-closed',
    'notifications.dispute-opened',
    'notifications.payment-failed',
    'notifications.refund-due-at-counter',
    'notifications.refund-due-by-hand',
    'notifications.refund-failed',
    'notifications.rental-defaulted',
    'notifications.rental-overdue',
    'notifications.security-alert',
    'notifications.staff-registered',
    'notifications.stock-ran-low',
    'notifications.stock-ran-out',
    'orders.expire-unpaid',
    'payments.apply-webhook',
    'payments.cancel-intent',
    'payments.execute-refund',
    'payments.reconcile',
    'payments.reconcile-refunds',
    'rentals.expire-unsigned',
    'rentals.follow-installments',
  ],
  mail: [
    'accounts.ask-for-password',
    'accounts.greet',
    'accounts.mail-email-change',
    'accounts.resend-verification',
    'accounts.send-password-reset',
    'accounts.tell-of-alert',
    'accounts.tell-of-email-change',
    'accounts.tell-of-mfa',
    'accounts.tell-of-mfa-reset',
    'accounts.tell-of-new-device',
    'accounts.tell-of-password',
    'accounts.tell-of-recovery-codes',
    'accounts.warn-of-known-password',
    'mail.deliver',
    'orders.tell-of-cancelling',
    'orders.tell-of-order',
    'orders.tell-of-payment',
    'orders.tell-of-refund',
    'orders.tell-of-shipping',
    'payments.tell-of-closed-dispute',
    'payments.tell-of-dispute',
    'rentals.remind-of-installment',
    'rentals.tell-of-activation',
    'rentals.tell-of-default',
    'rentals.tell-of-end',
    'rentals.tell-of-overdue',
    'rentals.tell-of-payment',
    'rentals.tell-of-rental',
    'staff.follow-email-change',
    'staff.mail-invitation',
    'staff.tell-approvers',
    'staff.tell-of-decision',
  ],
  exports: [
    'accounts.clean-up',
    'analytics.close-days',
    'analytics.follow-import',
    'analytics.follow-move',
    'analytics.follow-order',
    'analytics.recompute-day',
    'audit.delete-old-alerts',
    'audit.delete-old-verifications',
    'audit.verify',
    'exports.clean-up',
    'exports.erase',
    'exports.make',
    'idempotency.forget-old-keys',
    'imports.delete-old',
    'imports.erase',
    'imports.run',
    'mail.delete-old',
    'mail.delete-old-files',
    'notifications.clean-up',
    'notifications.erase',
    'orders.align',
    'orders.erase',
    'payments.forget-old-webhooks',
    'rentals.erase',
    'rentals.erase-old-contracts',
    'search.rebuild',
    'staff.erase',
    'uploads.delete-expired',
  ],
};

it('every job is in the lane that was chosen for it', () => {
  const jobs = manifests.flatMap(manifest => manifest.jobs ?? []);
  const found = Object.fromEntries(
    Object.keys(lanes).map(lane => [
      lane,
      jobs
        .filter(job => job.lane === lane)
        .map(({ name }) => name)
        .toSorted(),
    ]),
  );
  expect(found).toEqual(lanes);
});

it('jobs that ask the payment provider leave slots of their lane to others, however long it hangs', () => {
  const jobs = manifests.flatMap(manifest => manifest.jobs ?? []);
  const asking = [
    'payments.cancel-intent',
    'payments.execute-refund',
    'payments.reconcile',
    'payments.reconcile-refunds',
  ];
  const limits = asking.map(name => jobs.find(job => job.name === name)?.concurrency);
  expect(limits).toEqual([1, 1, 1, 1]);
});
