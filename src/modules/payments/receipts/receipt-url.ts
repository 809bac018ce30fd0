import type { Context } from '../../../platform/context/context.ts';
import { signPath } from '../../../platform/lib/signed-link.ts';

const linkLifeMs = 30 * 24 * 3_600_000;

/** A link to the receipt of a payment that was paid. It opens without a session, for 30 days. */
export function receiptUrl({ services, clock }: Context, paymentId: string): string {
  const expiresAt = new Date(clock.now().getTime() + linkLifeMs);
  return services.config.publicUrl + signPath(services.keys, `/receipts/${paymentId}.pdf`, expiresAt);
}
