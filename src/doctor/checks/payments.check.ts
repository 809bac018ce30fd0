import { blocker, type Check } from '../check.ts';

export const payments: Check = {
  id: 'payments',
  title: 'Customers can pay online.',
  atStart: 'IN_PRODUCTION',
  run({ config: { stripeSecretKey: key, stripeApiUrl } }) {
    if (key === null)
      return [
        blocker(
          'STRIPE_SECRET_KEY is not set: nobody can pay online, and no online order can be shipped.',
          'Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET.',
        ),
      ];
    if (/^\w\w_test_/.test(key))
      return [
        blocker(
          'STRIPE_SECRET_KEY is a test key: no money moves.',
          'Set the live key of your Stripe account.',
        ),
      ];
    if (stripeApiUrl !== null)
      return [
        blocker('STRIPE_API_HOST is set: payments go to a double of Stripe.', 'Remove STRIPE_API_HOST.'),
      ];
    return [];
  },
};
