import type { Context } from '../../../platform/context/context.ts';
import { ServiceKey, type Services } from '../../../platform/context/services.ts';
import { type Problem, refuseIf } from '../../../platform/lib/problem.ts';
import { UserError } from '../../../platform/lib/user-error.ts';
import { outboundCalls } from '../../../platform/outbound/outbound-calls.ts';
import type { PaymentProviderName } from '../payment.entity.ts';
import { LocalProvider } from './local-provider.ts';
import { type PaymentProvider, ProviderUnavailable } from './payment-provider.ts';
import { defaultLimits, StripeProvider } from './stripe-provider.ts';

/** The configured providers, the one for new payments first. They outlive a request, because they count failures. */
export const paymentProviders = new ServiceKey<readonly PaymentProvider[]>('payments.providers');

/** The provider for new payments: Stripe where it is configured, else the local stand-in, which production lacks. */
export function activeProvider({ services }: Context): PaymentProvider | undefined {
  return services.get(paymentProviders)[0];
}

/** @throws UserError PAYMENTS_UNAVAILABLE */
export function requireProvider(ctx: Context): PaymentProvider {
  refuseIf(providerProblem(ctx), []);
  return activeProvider(ctx)!;
}

/** What stands against any new online payment. */
export function providerProblem(ctx: Context): Problem | null {
  return activeProvider(ctx)
    ? null
    : { code: 'PAYMENTS_UNAVAILABLE', message: 'Online payments are not set up in this store.' };
}

/** The provider that a payment was started with. @throws ProviderUnavailable when it is no longer configured */
export function providerNamed({ services }: Context, name: PaymentProviderName): PaymentProvider {
  const provider = services.get(paymentProviders).find(one => one.name === name);
  if (!provider) throw new ProviderUnavailable(`The payment provider ${name} is not configured here.`);
  return provider;
}

export function paymentsUnavailable(message: string): UserError {
  return new UserError('PAYMENTS_UNAVAILABLE', message);
}

export function createProviders(services: Services): PaymentProvider[] {
  const { config, keys } = services;
  const { stripeSecretKey: secretKey, stripeWebhookSecret: webhookSecret, stripeApiUrl: apiUrl } = config;
  const stripe =
    secretKey !== null && webhookSecret !== null
      ? [new StripeProvider({ secretKey, webhookSecret, apiUrl }, defaultLimits, services.get(outboundCalls))]
      : [];
  return config.environment === 'production' ? stripe : [...stripe, new LocalProvider(keys)];
}
