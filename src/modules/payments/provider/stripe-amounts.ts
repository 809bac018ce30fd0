import { currencyDecimals } from '../../../platform/lib/money.ts';

// https://docs.stripe.com/currencies: where Stripe uses other decimals than ISO 4217.
const stripeDecimals: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 };

function scaleOf(currencyCode: string): number {
  return (
    10 ** ((stripeDecimals[currencyCode] ?? currencyDecimals(currencyCode)) - currencyDecimals(currencyCode))
  );
}

/** An amount as Stripe counts it. One that Stripe cannot express is no whole number, and Stripe refuses it. */
export function toStripeAmount(minor: number, currencyCode: string): number {
  return minor * scaleOf(currencyCode);
}

/** An amount in minor units, from what Stripe reports. */
export function fromStripeAmount(amount: number, currencyCode: string): number {
  return amount / scaleOf(currencyCode);
}
