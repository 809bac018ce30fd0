import type { Context, Services } from '../../../platform/context/context.ts';
import type { Keys } from '../../../platform/lib/keys.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import type { PaymentProviderName } from '../payment.entity.ts';
import { LocalProvider } from './local-provider.ts';
import { type PaymentProvider, ProviderUnavailable } from './payment-provider.ts';
import { StripeProvider } from './stripe-provider.ts';

// By what the application has only one of; its providers remember who did not answer.
const known = new WeakMap<Keys, readonly PaymentProvider[]>();

/** The provider for new payments: Stripe where it is configured, else the stand-in, and none in production. */
export function activeProvider({ services }: Context): PaymentProvider | undefined {
  return providersOf(services)[0];
}

/** @throws UserError PAYMENTS_UNAVAILABLE */
export function requireProvider(ctx: Context): PaymentProvider {
  const provider = activeProvider(ctx);
  if (!provider) throw paymentsUnavailable('Online payments are not set up in this store.');
  return provider;
}

/** The provider that a payment was started with. @throws ProviderUnavailable when it is no longer configured */
export function providerNamed({ services }: Context, name: PaymentProviderName): PaymentProvider {
  const provider = providersOf(services).find(one => one.name === name);
  if (!provider) throw new ProviderUnavailable(`The payment provider ${name} is not configured here.`);
  return provider;
}

export function paymentsUnavailable(message: string): UserError {
  return new UserError('PAYMENTS_UNAVAILABLE', message);
}

/** For tests: puts other providers in the place of those that the configuration asks for. */
export function replaceProviders({ keys }: Services, providers: readonly PaymentProvider[]): void {
  known.set(keys, providers);
}

function providersOf(services: Services): readonly PaymentProvider[] {
  let providers = known.get(services.keys);
  if (!providers) {
    providers = createProviders(services);
    known.set(services.keys, providers);
  }
  return providers;
}

function createProviders({ config, keys }: Services): PaymentProvider[] {
  const { stripeSecretKey: secretKey, stripeWebhookSecret: webhookSecret, stripeApiUrl: apiUrl } = config;
  const stripe =
    secretKey !== null && webhookSecret !== null
      ? [new StripeProvider({ secretKey, webhookSecret, apiUrl })]
      : [];
  return config.environment === 'production' ? stripe : [...stripe, new LocalProvider(keys)];
}
