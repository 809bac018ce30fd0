import { currencyDecimals } from '../../../platform/lib/money.ts';

// https://docs.stripe.com/currencies: where Stripe counts other decimals than ISO 4217 does.
const stripeDecimals: Readonly<Record<string, number>> = { ISK: 2, UGX: 2, MGA: 0 };

function scaleOf(currencyCode: string): number {
  return (
    10 ** ((stripeDecimals[currencyCode] ?? currencyDecimals(currencyCode)) - currencyDecimals(currencyCode))
  );
}

/** An amount as Stripe counts it. What it cannot express is not a whole number, which Stripe refuses. */
export function toStripeAmount(minor: number, currencyCode: string): number {
  return minor * scaleOf(currencyCode);
}

export function fromStripeAmount(amount: number, currencyCode: string): number {
  return amount / scaleOf(currencyCode);
}
